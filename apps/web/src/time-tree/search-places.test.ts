import { describe, expect, it } from 'vitest'
import { placesOf, type TimeTree } from './places.ts'
import { searchPlaces } from './search-places.ts'
import { client, project, sampleTree, task } from './testing/sample-tree.ts'

const tree = sampleTree
const day = '2026-11-20T09:00:00.000Z'
const { open, find } = placesOf(tree)
const namesFor = (typed: string, recent = [find('p3', null)].filter((place) => place !== null)) =>
  searchPlaces(open, typed, recent).map(({ label }) => label)

describe('searching where time goes', () => {
  it('finds by any words of the client, project, task or code, without accents', () => {
    expect(namesFor('muller photos')).toEqual(['Photos'])
    expect(namesFor('PHOTOS müller')).toEqual(['Photos'])
    expect(namesFor('web-7')).toEqual(['Website relaunch', 'First draft', 'Photos'])
    expect(namesFor('mue draft')).toEqual(['First draft', 'Photos'])
    expect(namesFor('nothing of it')).toEqual([])
  })

  it('puts what begins so before what only hangs on it', () => {
    expect(namesFor('we').slice(0, 3)).toEqual(['Website relaunch', 'Web version', 'First draft'])
    expect(namesFor('a')[0]).toBe('Admin')
  })

  it('takes the first letters on the way down', () => {
    expect(namesFor('mwf')[0]).toBe('First draft')
    expect(namesFor('mrd')[0]).toBe('First draft')
    expect(namesFor('aap')[0]).toBe('Proofs')
  })

  it('gives all in the order of the tree when nothing is typed', () => {
    expect(namesFor('')).toEqual([
      'Annual report',
      'Proofs',
      'Web version',
      'Website relaunch',
      'First draft',
      'Photos',
      'Admin',
    ])
  })

  it('leaves out what is archived, and what is beneath it, but still names it', () => {
    const old = {
      ...tree,
      clients: tree.clients.map((one) => ({ ...one, archivedAt: one.id === 'c1' ? day : null })),
    }
    const places = placesOf(old)
    expect(places.open.map(({ label }) => label)).toEqual(['Annual report', 'Proofs', 'Web version', 'Admin'])
    expect(places.find('p1', 't2')).toMatchObject({
      label: 'Photos',
      colour: 'blue',
      path: ['Müller & Söhne', 'Website relaunch', 'First draft', 'Photos'],
      isArchived: true,
    })
    expect(places.find('p1', null)?.label).toBe('Website relaunch')
    expect(places.find(null, null)).toBeNull()
  })
})

// An agency of 20 clients with 500 projects and tasks: by at most three letters each of them is on the screen at once.
describe('of 500', () => {
  const clientNames =
    'Acme|Borealis|Cargo Lane|Delta Dental|Evergreen|Fjord Foods|Gable|Harbour|Iris Optics|Juniper|Kestrel|Lumen|Mosaic|Northlight|Orchard|Pinewood|Quarry|Riverstone|Solstice|Tandem'.split(
      '|',
    )
  const projectNames = 'Website|Retainer|Campaign|Annual report|Onboarding'.split('|')
  const taskNames = 'Design|Texts|Build|Meetings'.split('|')
  const big: TimeTree = { clients: [], projects: [], tasks: [], recent: [] }
  clientNames.forEach((name, c) => {
    big.clients.push(client(`c${c}`, name))
    projectNames.forEach((projectName, p) => {
      big.projects.push(project(`p${c}.${p}`, `c${c}`, projectName))
      for (const taskName of taskNames) big.tasks.push(task(`t${c}.${p}.${taskName}`, `p${c}.${p}`, taskName))
    })
  })
  const { open: all } = placesOf(big)

  it('every one is the first for three letters, or fewer', () => {
    expect(all.length).toBe(500)
    const missed = all.filter(
      (place) => searchPlaces(all, place.path.map((name) => name[0]).join(''), [])[0] !== place,
    )
    expect(missed.map(({ path }) => path.join(' / '))).toEqual([])
  })

  it('takes no time', () => {
    const from = performance.now()
    for (let turn = 0; turn < 20; turn++) searchPlaces(all, 'ret bui', [])
    expect((performance.now() - from) / 20).toBeLessThan(25)
  })
})
