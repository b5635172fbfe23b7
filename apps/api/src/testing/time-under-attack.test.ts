// long because: what people have tried against hours and money, each of which must fail.
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freezeRates } from '../rates/freeze-rates.ts'
import { type Answer, startHarness } from './harness.ts'
import { idOf, outcome, rowsOf } from './read-answer.ts'
import { makeTimeWorld, type TimeWorld } from './time-world.ts'

const harness = await startHarness()
const november = { from: '2026-11-01', to: '2026-11-30' }

async function scene() {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client()
  const projectId = await world.project(clientId)
  await world.send('PUT', '/v1/rates', { amount: 9500, effectiveFrom: '2020-01-01' })
  const approved = async (count = 1) => {
    const ids = await world.entries(
      Array.from({ length: count }, () => ({ day: '2026-11-02', seconds: 3600, projectId })),
    )
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

describe('time that was deleted', () => {
  it('comes back beside what was copied anew meanwhile', async () => {
    const { send } = await scene()
    await send('POST', '/v1/time-entries', { date: '2026-11-02', durationSeconds: 3600 })
    const copy = async () => {
      const answer = await send('POST', '/v1/weeks/2026-W46/copy', { from: '2026-W45' })
      return z.object({ entryIds: z.array(z.string()) }).parse(answer.json).entryIds
    }
    const [first = ''] = await copy()
    await send('DELETE', `/v1/time-entries/${first}`)
    const [second] = await copy()
    expect(second).toBeDefined()
    expect(outcome(await send('POST', `/v1/time-entries/${first}/undelete`))).toEqual([200])
    expect(await copy()).toEqual([])
  })
})

describe('what cannot be kept', () => {})

describe('somebody who is gone', () => {})

describe('two at the same moment', () => {
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

  it('approve time and move what it is booked on, or bill it in another currency', async () => {
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

  it('issue ten drafts: no number is left out, none is given twice, and each hour is billed once', async () => {
    const s = await scene()
    const ids: string[] = []
    for (let day = 1; day <= 10; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      const made = await s.entries([{ day: date, seconds: 3600, projectId: s.projectId }])
      await s.run((ctx) => freezeRates(ctx, made))
    }
    // Three at once for each day: one of them gets the hours.
    for (let day = 1; day <= 10; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      const wanted = { clientId: s.clientId, from: date, to: date, groupBy: 'project' }
      const made = await Promise.all([1, 2, 3].map(() => s.send('POST', '/v1/invoices', wanted)))
      expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
      ids.push(...made.filter(({ status }) => status === 201).map(idOf))
    }
    const issue = () => Promise.all(ids.map((id) => s.send('POST', `/v1/invoices/${id}/issue`)))
    const issued = [...(await issue()), ...(await issue())]
    expect(issued.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(issued.filter(({ status }) => status === 409)).toHaveLength(10)
    const numbers = rowsOf(await s.send('GET', '/v1/invoices?limit=100')).map(({ number }) =>
      String(number).slice(-4),
    )
    expect(numbers.toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => String(at + 1).padStart(4, '0')))
    const voided = await Promise.all([1, 2, 3, 4].map(() => s.send('POST', `/v1/invoices/${ids[0]}/void`)))
    expect(voided.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  })
})

describe('what would fill the memory', () => {
  it('is refused as too many lines of a report', async () => {
    const s = await scene()
    await s.run(({ tx }) =>
      tx.execute(sql`
        insert into time_entries (workspace_id, id, member_id, project_id, billable, tags, started_at, ended_at, timezone, source,
          created_by, created_at, updated_at)
        select ${s.workspaceId}, gen_random_uuid(), ${s.memberId}, ${s.projectId}, true,
          array(select 'tag ' || t from generate_series(1, 30) t), at, at + interval '1 minute', 'UTC', 'manual', ${s.memberId}, now(), now()
        from generate_series('2026-11-02'::timestamptz, '2026-11-06', '1 minute') at`),
    )
    const report = (groupBy: string) =>
      s.send('GET', `/v1/reports/time?from=2026-11-01&to=2026-11-30&groupBy=${groupBy}`)
    for (const groupBy of ['tag,entry', 'entry,tag', 'tag,entry,client,project,task,member,day,week,month'])
      expect(outcome(await report(groupBy))).toEqual([422, 'invalid'])
    expect(outcome(await report('entry'))).toEqual([200])
  })
})
