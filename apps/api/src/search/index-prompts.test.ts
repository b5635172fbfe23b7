import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { enqueue } from '../queue/enqueue.ts'
import { findPromptIds } from './find-prompt-ids.ts'
import { indexPrompts } from './index-prompts.ts'
import { reindexWorkspaceJob } from './reindex-workspace.job.ts'
import { sampleNames } from './testing/sample-names.ts'
import { startLibrary } from './testing/start-library.ts'

const library = await startLibrary()

describe('indexing', () => {
  it('is part of the change: found at once in its transaction, not at all when that is undone', async () => {
    const { first, addPrompts, index, as, find } = await library.workspace()
    const [id = ''] = await addPrompts([{ name: 'Before' }], false)
    await index(first, [id])
    const rename = (name: string, isKept: boolean) =>
      as(first, async (tx) => {
        await tx.execute(sql`update prompts set name = ${name} where id = ${id}`)
        await indexPrompts({ tx, actor: first }, [id])
        expect((await findPromptIds({ tx, actor: first }, { q: name, limit: 5 })).ids).toEqual([id])
        if (!isKept) throw new Error('undone')
      })
    await expect(rename('Afterwards', false)).rejects.toThrow('undone')
    expect(await find(first, 'afterwards')).toEqual([])
    expect(await find(first, 'aftrwards')).toEqual([])
    expect(await find(first, 'before')).toEqual([id])
    await rename('Afterwards', true)
    expect(await find(first, 'aftrwards')).toEqual([id])
    expect(await find(first, 'before')).toEqual([])
  })

  it('leaves alone what its actor may not see', async () => {
    const { first, addTeam, addCollection, addMember, addPrompts, index, find } = await library.workspace()
    const team = await addTeam('HR')
    const ines = await addMember('Ines', [team])
    const [id = ''] = await addPrompts(
      [{ name: 'Salary', collectionId: await addCollection('H', [team]) }],
      false,
    )
    await index(first, [id])
    expect(await find(ines, 'salary')).toEqual([])
    await index(ines, [id])
    expect(await find(ines, 'salary')).toEqual([id])
    expect(await find(first, 'salary')).toEqual([])
  })

  it('of the same new words in two transactions at once waits for neither', async () => {
    const { first, addPrompts, as, find } = await library.workspace()
    const names = sampleNames(60)
    const ids = await addPrompts(
      [...names, ...names.toReversed()].map((name) => ({ name })),
      false,
    )
    const gate = Promise.withResolvers<void>()
    const early = as(first, async (tx) => {
      await indexPrompts({ tx, actor: first }, ids.slice(0, 60))
      await gate.promise
    })
    await Promise.all(
      [0, 1, 2].map((n) =>
        as(first, (tx) => indexPrompts({ tx, actor: first }, ids.slice(60 + n * 20, 80 + n * 20))),
      ),
    )
    gate.resolve()
    await early
    for (const [n, name] of names.entries())
      expect((await find(first, name, { limit: 5 })).includes(ids[n] ?? ''), name).toBe(true)
  })

  it('of 5,000 prompts takes seconds', async () => {
    const { first, addPrompts, index, find } = await library.workspace()
    const ids = await addPrompts(
      sampleNames(5_000).map((name, n) => ({ name, body: `${name} with a text of its own, number ${n}` })),
      false,
    )
    await index(first, ids)
    expect(await find(first, 'number 4999')).toContain(ids[4999])
  }, 60_000)
})

describe('the nightly refresh', () => {
  it('takes words out that no prompt has any more, and twins', async () => {
    const { id, first, addPrompts, index, reindex } = await library.workspace()
    const [one = '', two = ''] = await addPrompts([{ name: 'Apricot jam' }, { name: 'Apricot tart' }])
    const words = async () =>
      (await library.root`select word from search_words where workspace_id = ${id} order by word`).map(
        ({ word }) => word,
      )
    expect(await words()).toEqual(['apricot', 'jam', 'tart'])
    await library.root`insert into search_words (workspace_id, word, forms) select workspace_id, word, forms from search_words where workspace_id = ${id}`
    await library.root`update prompts set name = 'Plum tart' where workspace_id = ${id} and id = ${two}`
    await index(first, [two])
    await reindex()
    expect(await words()).toEqual(['apricot', 'jam', 'plum', 'tart'])
    await library.root`delete from prompts where workspace_id = ${id} and id = ${one}`
    await reindex()
    expect(await words()).toEqual(['plum', 'tart'])
  })

  it('runs as a job for every workspace, and a rebuild of one when asked', async () => {
    const { id, first, addPrompts, asJob, find } = await library.workspace()
    const [prompt = ''] = await addPrompts([{ name: 'Forgotten' }], false)
    expect(await find(first, 'forgotten')).toEqual([])
    await asJob((tx) =>
      enqueue({ ...library.deps, tx }, reindexWorkspaceJob, { workspaceId: id }, { workspaceId: id }),
    )
    await library.root`select lookup.schedule_outbox(gen_random_uuid(), 'search.refresh', '{"dueAt": "now"}', 'refresh', now() - interval '1 minute')`
    await library.runJobs()
    expect(await find(first, 'forgotten')).toEqual([prompt])
  })
})
