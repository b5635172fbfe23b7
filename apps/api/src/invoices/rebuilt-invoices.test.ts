import { type Rounding, rounding } from '@promptsheet/shared/rounding'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { freezeRates } from '../rates/freeze-rates.ts'
import { setRate } from '../rates/set-rate.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { auditInvoice } from './audit-invoice.ts'
import { markPaid, voidInvoice } from './change-state.ts'
import { createDraft, previewInvoice } from './draft-invoice.ts'
import { drawPdf } from './draw-pdf.ts'
import { issueInvoice } from './issue-invoice.ts'
import { groupings } from './make-lines.ts'
import type { Invoice } from './shapes.ts'

const harness = await startHarness()
const period = { from: '2026-11-01', to: '2026-11-30' }

const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-17', '2026-11-30')
const work = fc.record({
  day,
  seconds: fc.oneof(fc.constantFrom(1, 59, 900, 3599, 3600), fc.integer({ min: 1, max: 90_000 })),
  project: fc.nat(1),
  hasTask: fc.boolean(),
  isSecondMember: fc.boolean(),
  description: fc.constantFrom('', 'Sketches', '=1+1', '<b>Ünïcode</b> 🦉'),
})
const amount = fc.oneof(fc.constantFrom(1, 33, 9500), fc.integer({ min: 1, max: 9_999_999 }))
const invoice = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'USD', 'CLP', 'TND'),
  // The client's, the first project's, and the client's from the middle of the month on.
  rates: fc.tuple(amount, fc.option(amount), fc.option(amount)),
  entries: fc.array(work, { minLength: 1, maxLength: 8 }),
  groupBy: fc.uniqueArray(fc.constantFrom(...groupings), { minLength: 1, maxLength: 3 }),
  rounding: fc.option(
    fc
      .record({
        mode: fc.constantFrom(...rounding.shape.mode.options),
        minutes: fc.constantFrom(1, 6, 15, 60),
        per: fc.constantFrom(...rounding.shape.per.options),
      })
      .map((rule) => ({ ...rule })),
  ),
  taxMillipercent: fc.constantFrom(0, 7000, 7700, 19_000, 21_375),
})

it('writes random invoices that can be rebuilt, by a sum of another kind too, voided and written again', async () => {
  const world = await makeTimeWorld(harness)
  const second = await joinWorkspace(harness, world.send)
  let issued = 0
  await fc.assert(
    fc.asyncProperty(invoice, async (given) => {
      const clientId = await world.client(`Client ${issued} ${Math.random()}`, given.currency)
      await book(world, clientId, second.workspace.memberId, given)
      const taxPercent = given.taxMillipercent / 1000
      const wanted = { clientId, ...period, groupBy: given.groupBy, rounding: given.rounding, taxPercent }
      const write = async () => {
        const preview = await world.run((ctx) => previewInvoice(ctx, wanted))
        // Rounded down, there may be nothing to bill.
        if (preview.lines.length === 0) return null
        const draft = await world.run((ctx) => createDraft(ctx, wanted))
        expect(draft).toMatchObject({ lines: preview.lines, total: preview.total })
        const seen = { total: draft.total.amount }
        const done = await world.run((ctx) => issueInvoice(ctx, draft.id, seen))
        issued += 1
        expect(done.number).toBe(`${done.parties.issuedOn.slice(0, 4)}-${String(issued).padStart(4, '0')}`)
        return done
      }
      const first = await write()
      if (first === null) return
      expectSums(first)
      expect(first.subtotal.amount).toBe(await sumOtherwise(world, first, given.rounding))
      expect(await world.run((ctx) => auditInvoice(ctx, first.id))).toMatchObject({
        matches: true,
        differences: [],
      })
      const paid = await world.run((ctx) => markPaid(ctx, first.id))
      // Drawing takes longer than all the rest.
      if (issued < 20) expect(await drawPdf(paid)).toEqual(await drawPdf(first))

      // Rates that changed since change no hour that has its rate.
      await world.run((ctx) => setRate(ctx, { clientId, amount: 77, effectiveFrom: '2026-01-01' }))
      await world.run((ctx) => voidInvoice(ctx, first.id, {}))
      const again = await write()
      expect(again).toMatchObject({ lines: first.lines, tax: first.tax, total: first.total })
    }),
    { numRuns: 60, seed: 20_261_121 },
  )
  expect(issued).toBeGreaterThan(80)
})

type Given = typeof invoice extends fc.Arbitrary<infer T> ? T : never

/** The client's approved hours, with the money that was frozen on them. */
async function book(world: TimeWorld, clientId: string, secondId: string, { rates, entries }: Given) {
  const projects = [await world.project(clientId, 'Site'), await world.project(clientId, 'App')]
  const tasks = await Promise.all(projects.map((id) => world.task(id)))
  const [usual, special, later] = rates
  const set = (fields: Parameters<typeof setRate>[1]) => world.run((ctx) => setRate(ctx, fields))
  await set({ clientId, amount: usual, effectiveFrom: '2026-01-01' })
  if (special !== null) await set({ projectId: projects[0], amount: special, effectiveFrom: '2026-01-01' })
  if (later !== null) await set({ clientId, amount: later, effectiveFrom: '2026-11-15' })
  const ids = await world.entries(
    entries.map(({ day, seconds, project, hasTask, isSecondMember, description }) => ({
      day,
      seconds,
      description,
      projectId: projects[project] ?? null,
      ...(hasTask && { taskId: tasks[project]?.id ?? null }),
      ...(isSecondMember && { memberId: secondId }),
    })),
  )
  await world.run((ctx) => freezeRates(ctx, ids))
}

function expectSums({ lines, subtotal, tax, taxPercent, total }: Invoice) {
  expect(lines.reduce((sum, line) => sum + line.amount.amount, 0)).toBe(subtotal.amount)
  expect(total.amount).toBe(subtotal.amount + tax.amount)
  const exact = (BigInt(subtotal.amount) * BigInt(Math.round(taxPercent * 1000)) * 2n + 100_000n) / 200_000n
  expect(BigInt(tax.amount)).toBe(exact)
}

const sum = z.object({ sum: z.coerce.number() })
const columns = {
  project: sql`e.project_id::text`,
  task: sql`coalesce(e.task_id, e.project_id)::text`,
  member: sql`e.member_id::text`,
  day: sql`e.local_date::text`,
  entry: sql`e.id::text`,
}

/** What the entries on an invoice come to, by the database alone. */
async function sumOtherwise(world: TimeWorld, { id, groupBy }: Invoice, rule: Rounding | null) {
  const step = (rule?.minutes ?? 0) * 60
  const part = { entry: sql`e.id::text`, day: sql`e.local_date::text`, group: sql`''` }[rule?.per ?? 'group']
  const rounded =
    rule === null
      ? sql`sum(seconds)`
      : {
          nearest: sql`floor(sum(seconds) / ${step}::numeric + 0.5) * ${step}`,
          up: sql`ceil(sum(seconds) / ${step}::numeric) * ${step}`,
          down: sql`floor(sum(seconds) / ${step}::numeric) * ${step}`,
        }[rule.mode]
  const [found] = await world.run(({ tx }) =>
    tx.execute(sql`
      with hours as (
        select concat_ws('|', ${sql.join(
          groupBy.map((by) => columns[by]),
          sql`, `,
        )}) as line, ${part} as part, e.rate, extract(epoch from e.ended_at - e.started_at)::bigint as seconds
        from time_entries e where e.workspace_id = ${world.workspaceId} and e.invoice_id = ${id}),
      parts as (select line, rate, ${rounded} as seconds from hours group by line, rate, part),
      lines as (select round(sum(seconds) * rate / 3600) as amount from parts group by line, rate)
      select sum(amount) from lines`),
  )
  return sum.parse(found).sum
}
