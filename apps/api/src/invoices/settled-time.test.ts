import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { freezeRates } from '../rates/freeze-rates.ts'
import { type Answer, startHarness } from '../testing/harness.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { november } from './testing/invoice-scene.ts'

const harness = await startHarness()

/** Time that can be approved in euros, the currency of the workspace: no rate of the client's own says which. */
async function scene() {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client()
  const projectId = await world.project(clientId)
  await world.send('PUT', '/v1/rates', { amount: 9500, effectiveFrom: '2020-01-01' })
  const approved = async () => {
    const ids = await world.entries([{ day: '2026-11-02', seconds: 3600, projectId }])
    await world.run((ctx) => freezeRates(ctx, ids))
    return ids
  }
  const draft = () => world.send('POST', '/v1/invoices', { clientId, ...november, groupBy: 'project' })
  return { ...world, clientId, projectId, approved, draft }
}

/** A statement as the application itself could send it, as the owner; what the database says against it, or null. */
async function refusalOf({ run }: Pick<TimeWorld, 'run'>, statement: ReturnType<typeof sql>) {
  try {
    await run(({ tx }) => tx.execute(statement))
    return null
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    return cause instanceof Error ? cause.message : String(error)
  }
}

/** What is asked for while time is being approved and that is not committed yet; once it waits for it, or is done. */
async function during(
  s: Awaited<ReturnType<typeof scene>>,
  ids: readonly string[],
  ask: () => Promise<Answer>,
) {
  let asked: Promise<Answer> | null = null
  await s.run(async (ctx) => {
    await ctx.tx.execute(sql`update time_entries set status = 'approved' where id = ${ids[0]}`)
    await freezeRates(ctx, ids)
    let isDone = false
    asked = ask().finally(() => {
      isDone = true
    })
    const isWaiting = async () => {
      const [row] = await ctx.tx.execute<{ waiting: number }>(
        sql`select count(*)::int as waiting from pg_locks where not granted`,
      )
      return (row?.waiting ?? 0) > 0
    }
    while (!isDone && !(await isWaiting()));
  })
  if (asked === null) throw new Error('nothing was asked')
  return outcome(await asked)
}

describe('the database', () => {
  it('changes nothing of an approved entry but by opening it', async () => {
    const s = await scene()
    const [id] = await s.approved()
    const other = await s.project(await s.client('Other', 'USD'), 'Other')
    for (const change of [
      sql`started_at = started_at - interval '1 hour'`,
      sql`ended_at = ended_at + interval '1 hour'`,
      sql`project_id = ${other}`,
      sql`description = 'else'`,
      sql`billable = false`,
      sql`rate = 1, amount = 1`,
      sql`rate = null, amount = null, currency = null`,
      sql`deleted_at = now()`,
      sql`timezone = 'Asia/Tokyo'`,
    ])
      expect(await refusalOf(s, sql`update time_entries set ${change} where id = ${id}`)).toMatch(/approved/)
    expect(await refusalOf(s, sql`update time_entries set status = 'open' where id = ${id}`)).toBeNull()
  })

  it('lets an entry onto a draft alone, and has it invoiced only by an issued invoice', async () => {
    const s = await scene()
    const [first] = await s.approved()
    const invoiceId = idOf(await s.draft())
    expect(await refusalOf(s, sql`update time_entries set status = 'invoiced' where id = ${first}`)).toMatch(
      /issued/,
    )
    expect(outcome(await s.send('POST', `/v1/invoices/${invoiceId}/issue`))).toEqual([200])
    const [second] = await s.approved()
    const onto = sql`update time_entries set invoice_id = ${invoiceId} where id = ${second}`
    expect(await refusalOf(s, onto)).toMatch(/draft/)
    const off = sql`update time_entries set invoice_id = null, status = 'approved' where id = ${first}`
    expect(await refusalOf(s, off)).toMatch(/invoice/)
    const line = sql`insert into invoice_lines (workspace_id, invoice_id, position, description, quantity_seconds, rate, amount)
      values (${s.workspaceId}, ${invoiceId}, 99, 'more', 1, 1, 1)`
    expect(await refusalOf(s, line)).toMatch(/issued/)
    for (const change of [
      sql`total = 0, subtotal = 0`,
      sql`number = 'X'`,
      sql`status = 'draft'`,
      sql`workspace_id = ${s.projectId}`,
    ])
      expect(await refusalOf(s, sql`update invoices set ${change} where id = ${invoiceId}`)).not.toBeNull()
    expect(await refusalOf(s, sql`delete from invoices where id = ${invoiceId}`)).toMatch(/issued/)
    expect(await refusalOf(s, sql`delete from time_entries where id = ${first}`)).toMatch(/permission denied/)
    expect(await refusalOf(s, sql`set local role promptsheet_lookup`)).toMatch(/permission denied/)
    expect(await refusalOf(s, sql`set local session_replication_role = replica`)).toMatch(/permission denied/)
  })
})

it('lets nobody move what time is booked on while it is approved, nor bill it in another currency', async () => {
  const s = await scene()
  const other = await s.client('Other', 'USD')
  const task = await s.task(s.projectId)
  const elsewhere = await s.project(other, 'Elsewhere')
  const moves: (() => Promise<Answer>)[] = [
    () => s.send('PATCH', `/v1/projects/${s.projectId}`, { clientId: other }),
    () => s.send('PATCH', `/v1/clients/${s.clientId}`, { currency: 'USD' }),
    () => s.send('PATCH', `/v1/tasks/${task.id}`, { projectId: elsewhere }),
  ]
  for (const move of moves) {
    const ids = await s.entries([
      { day: '2026-11-02', seconds: 3600, projectId: s.projectId, taskId: task.id, status: 'open' },
    ])
    expect(await during(s, ids, move)).toEqual([409, 'time_is_settled'])
    await s.run(async (ctx) => {
      await ctx.tx.execute(sql`update time_entries set status = 'open' where id = ${ids[0]}`)
      await freezeRates(ctx, ids)
    })
  }
})
