import { describe, expect, it } from 'vitest'
import { countBeneath, mayHang, outlineOf, type Row } from './outline.ts'
import { sampleTree } from './testing/sample-tree.ts'

const view = {
  turned: new Map<string, boolean>(),
  isOpenAtFirst: () => true,
  showArchived: false,
  find: '',
  ownName: 'For no client',
}
const shown = (rows: Row[]) => rows.map(({ level, node }) => `${'  '.repeat(level - 1)}${node.name}`)
const archive = (id: string) => ({
  ...sampleTree,
  projects: sampleTree.projects.map((one) => (one.id === id ? { ...one, archivedAt: one.createdAt } : one)),
})

describe('the outline', () => {
  it('goes from clients by name to tasks in tasks, and ends with what is for no client', () => {
    expect(shown(outlineOf(sampleTree, view))).toEqual([
      'Acme',
      '  Annual report',
      '    Proofs',
      '    Web version',
      'Müller & Söhne',
      '  Website relaunch',
      '    First draft',
      '      Photos',
      'For no client',
      '  Admin',
    ])
  })

  it('opens and closes', () => {
    const turned = new Map([
      ['c1', false],
      ['p2', false],
    ])
    const rows = outlineOf(sampleTree, { ...view, turned })
    expect(shown(rows)).toEqual(['Acme', '  Annual report', 'Müller & Söhne', 'For no client', '  Admin'])
    expect(rows.map(({ isOpen }) => isOpen)).toEqual([true, false, false, true, null])
    expect(rows[1]).toMatchObject({ level: 2, parentId: 'c2', place: 1, siblings: 1 })
  })

  it('hides what is archived with all beneath it, or shows it as such', () => {
    expect(shown(outlineOf(archive('p1'), view))).not.toContain('    First draft')
    const rows = outlineOf(archive('p1'), { ...view, showArchived: true })
    expect(rows.find(({ node }) => node.id === 't2')?.isUnderArchived).toBe(true)
    expect(rows.find(({ node }) => node.id === 'p1')?.isUnderArchived).toBe(false)
  })

  it('finds by words on the way down, with what they hang on and what is beneath, whatever is closed', () => {
    const turned = new Map([['c1', false]])
    const found = (find: string) => shown(outlineOf(sampleTree, { ...view, turned, find }))
    expect(found('muller draft')).toEqual([
      'Müller & Söhne',
      '  Website relaunch',
      '    First draft',
      '      Photos',
    ])
    expect(found('proof')).toEqual(['Acme', '  Annual report', '    Proofs'])
    expect(found('nowhere')).toEqual([])
  })
})

describe('what may hang where', () => {
  const rows = outlineOf(sampleTree, view)
  const may = (moved: string, to: string) => {
    const [from, onto] = [moved, to].map((id) => rows.find(({ node }) => node.id === id))
    return from !== undefined && onto !== undefined && mayHang(from, onto)
  }

  it('is a project on another client or on none', () => {
    expect([may('p1', 'c2'), may('p1', 'own'), may('p3', 'c1')]).toEqual([true, true, true])
    expect([may('p1', 'c1'), may('p3', 'own'), may('p1', 'p2'), may('p1', 't3'), may('c1', 'c2')]).toEqual(
      Array(5).fill(false),
    )
  })

  it('is a task elsewhere, but not beneath itself', () => {
    expect([may('t2', 'p1'), may('t2', 't3'), may('t1', 'p2')]).toEqual([true, true, true])
    expect([may('t1', 't2'), may('t1', 't1'), may('t2', 't1'), may('t1', 'p1'), may('t1', 'c1')]).toEqual(
      Array(5).fill(false),
    )
  })
})

describe('what hangs beneath', () => {
  it('is counted down to the last task, archived ones aside', () => {
    const [muller] = sampleTree.clients
    const [website] = sampleTree.projects
    const [draft] = sampleTree.tasks
    if (!muller || !website || !draft) throw new Error('the sample is smaller than it was')
    expect(countBeneath(sampleTree, { kind: 'client', node: muller })).toEqual({ projects: 1, tasks: 2 })
    expect(countBeneath(archive('p1'), { kind: 'client', node: muller })).toEqual({ projects: 0, tasks: 0 })
    expect(countBeneath(sampleTree, { kind: 'project', node: website })).toEqual({ projects: 0, tasks: 2 })
    expect(countBeneath(sampleTree, { kind: 'task', node: draft })).toEqual({ projects: 0, tasks: 1 })
  })
})
