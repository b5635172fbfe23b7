import { setImmediate } from 'node:timers/promises'
import { formatPromptCsv, toPromptRow } from '@promptsheet/shared/prompt-csv'
import { promptJson } from '@promptsheet/shared/prompt-json'
import { emptyRecord } from '@promptsheet/shared/prompt-record'
import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { zipMarkdown } from './make-zip.ts'
import { writeCsv, writeJson } from './write-text.ts'
import { writeXlsx } from './write-xlsx.ts'

const harness = await startHarness()

/** How often others had their turn meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isDone = false
  const others = (async () => {
    for (; !isDone; turns++) await setImmediate()
  })()
  await work()
  isDone = true
  await others
  return turns
}

describe('while a large file is written, others have their turn:', () => {
  const record = {
    ...emptyRecord,
    name: 'A',
    body: 'Dear {{client}}, here is the price of it. '.repeat(2000),
  }
  const records = Array.from({ length: 600 }, () => record)

  it.each<[string, () => Promise<unknown>]>([
    [
      'a workbook',
      () =>
        writeXlsx(
          'Hours',
          ['A'],
          Array.from({ length: 50_000 }, (_, row) => Array(10).fill(`Cell ${row}`)),
        ),
    ],
    ['a zip', () => zipMarkdown(records.map((record) => ({ record, updatedAt: new Date() })))],
    ['a table', () => writeCsv(formatPromptCsv([]), toPromptRow, records)],
    ['JSON', () => writeJson(promptJson, records)],
  ])('%s', async (_what, write) => {
    expect(await turnsDuring(write)).toBeGreaterThanOrEqual(3)
  })
})

/** As many copies of a prompt, each with a text of its own. */
async function addCopies(world: TimeWorld, id: string, copies: number, body: SQL) {
  await world.run(async ({ tx }) => {
    await tx.execute(sql`
      insert into prompts (workspace_id, id, name, status, owner_member_id, collection_id, created_by, created_at, updated_at)
      select p.workspace_id, gen_random_uuid(), 'Copy', p.status, p.owner_member_id, p.collection_id, p.created_by, now(), now()
      from prompts p, generate_series(1, ${copies}) where p.workspace_id = ${world.workspaceId} and p.id = ${id}`)
    await tx.execute(sql`
      insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, author_member_id, created_at)
      select workspace_id, id, 1, ${body}, '[]', owner_member_id, now() from prompts
      where workspace_id = ${world.workspaceId} and name = 'Copy'`)
  })
}

it('a library that is too large for one file says how to split it, and its parts are exported', async () => {
  const mia = await makeTimeWorld(harness)
  const ofLibrary = (query = '') => mia.send('GET', `/v1/exports/prompts?format=json${query}`)
  const small = idOf(await mia.send('POST', '/v1/collections', { name: 'Small' }))
  const large = idOf(await mia.send('POST', '/v1/collections', { name: 'Large' }))
  await mia.send('POST', '/v1/prompts', { name: 'Short', body: 'x', collectionId: small })
  const long = { name: 'Long', body: 'y', collectionId: large, status: 'draft' }
  const id = idOf(await mia.send('POST', '/v1/prompts', long))
  await addCopies(mia, id, 130, sql`repeat('🔥', 100000)`)
  const refused = await ofLibrary()
  expect(outcome(refused)).toEqual([409, 'export_too_large'])
  expect(refused.text).toContain('collection by collection')
  expect(outcome(await ofLibrary(`&collectionId=${large}`))).toEqual([409, 'export_too_large'])
  expect((await ofLibrary(`&collectionId=${small}`)).json).toMatchObject({ prompts: [{ name: 'Short' }] })
  expect((await ofLibrary('&status=active')).json).toMatchObject({ prompts: [{ name: 'Short' }] })
})

it('a file is written once its transaction is over', async () => {
  const mia = await makeTimeWorld(harness)
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'First', body: 'x' }))
  // Nothing repeats in them, so that deflating them takes its time.
  await addCopies(
    mia,
    id,
    200,
    sql`(select string_agg(md5(i::text || id), '') from generate_series(1, 3000) i)`,
  )
  let isDone = false
  const exported = mia.send('GET', '/v1/exports/prompts?format=markdown').finally(() => {
    isDone = true
  })
  let heldUp = 0
  while (!isDone) {
    const rows = await harness.deps.db.execute(sql`
      select from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction' and clock_timestamp() - state_change > interval '300 ms'`)
    heldUp += rows.length
  }
  expect(outcome(await exported)).toEqual([200])
  expect(heldUp).toBe(0)
})

it('counts the files that a person has made of either', async () => {
  const { deps, origin, person } = harness
  const strict = createApp({ ...deps, env: { ...deps.env, rateLimitFactor: 0.2 } })
  const mia = await person('Mia')
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
  const askAs = async (send: Send) => {
    const made = await send('POST', '/v1/api-keys', { name: 'Key', scopes: ['prompts:read', 'time:read'] })
    const { key } = z.object({ key: z.string() }).parse(made.json)
    const headers = { authorization: `Bearer ${key}` }
    return async (kind: string) =>
      (await strict.request(`${origin}/v1/exports/${kind}?format=csv`, { headers })).status
  }
  const [asMia, asJoe] = [await askAs(mia.send), await askAs(joe.send)]
  const statuses = []
  for (const kind of ['prompts', 'time', 'prompts', 'time', 'prompts', 'time'])
    statuses.push(await asMia(kind))
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
  expect(await asJoe('time')).toBe(200)
})
