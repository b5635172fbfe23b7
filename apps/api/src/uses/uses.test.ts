import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { promptUsageDaily } from '@promptsheet/db/schema/prompts'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, passTime, deps } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const save = async ({ send }: Person, body = 'Hi {{name}}, {{thing}} in {{tone=friendly}}') =>
  idOf(await send('POST', '/v1/prompts', { name: 'Mail', body }))
const use = ({ send }: Person, id: string, more: Record<string, unknown> = {}) =>
  send('POST', `/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude', ...more })

describe('using a prompt', () => {
  it('fills the blanks, names the missing ones and counts', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const used = await use(mia, id, { inputs: { name: 'Jo {{tone}}', unknown: 'x' } })
    expect(used.status, used.text).toBe(201)
    expect(used.json).toMatchObject({ text: 'Hi Jo {{tone}}, [thing] in friendly', missingInputs: ['thing'] })
    const path = `/v1/uses/${idOf(used)}`
    expect(used.headers.get('location')).toBe(path)
    const edited = await mia.send('PATCH', path, { outcome: 'edited', similarity: 0.75 })
    expect(edited.json).toMatchObject({ promptId: id, version: 1, outcome: 'edited', similarity: 0.75 })
    expect((await mia.send('PATCH', path, { outcome: 'as_is' })).json).toMatchObject({
      outcome: 'as_is',
      similarity: null,
    })
    expect(rowsOf(await mia.send('GET', '/v1/prompts?sort=uses'))).toMatchObject([
      { usesLast30Days: 1, peopleLast30Days: 1, asIsShare: 1 },
    ])
    const usage = await mia.send('GET', `/v1/prompts/${id}/usage?days=3`)
    expect(usage.json).toMatchObject({
      days: 3,
      uses: 1,
      people: 1,
      asIs: 1,
      edited: 0,
      byDay: [{ uses: 0 }, { uses: 0 }, { uses: 1 }],
    })
    for (const days of ['0', '366', 'x'])
      expect((await mia.send('GET', `/v1/prompts/${id}/usage?days=${days}`)).status).toBe(422)
  })

  it('takes any version, and says when there is none', async () => {
    const mia = await person('Mia')
    const id = await save(mia, 'One')
    await mia.send('POST', `/v1/prompts/${id}/versions`, { body: 'Two' }, { 'if-match': '*' })
    expect((await use(mia, id)).json).toMatchObject({ text: 'Two' })
    expect((await use(mia, id, { version: 1 })).json).toMatchObject({ text: 'One' })
    const unknown = await use(mia, id, { version: 3 })
    expect([unknown.status, unknown.json]).toMatchObject([422, { errors: [{ path: 'body.version' }] }])
    expect(outcome(await use(mia, randomUUID(), { version: 3 }))).toEqual([404, 'prompt_not_found'])
    const wrong = [
      { surface: 'tv' },
      { target: 'x' },
      { version: 0 },
      { inputs: { a: 'x\u0000' } },
      { inputs: { a: [] } },
    ]
    for (const more of wrong) expect((await use(mia, id, more)).status).toBe(422)
  })

  it('is for viewers too, and its outcome is for nobody else to say', async () => {
    const mia = await person('Mia')
    const vic = await joinWorkspace(harness, mia.send, { role: 'viewer', name: 'Vic' })
    const id = await save(mia)
    const used = await use(vic, id)
    expect(used.status).toBe(201)
    const path = `/v1/uses/${idOf(used)}`
    expect(outcome(await mia.send('PATCH', path, { outcome: 'as_is' }))).toEqual([404, 'use_not_found'])
    expect((await vic.send('PATCH', path, { outcome: 'as_is' })).status).toBe(200)
    expect((await vic.send('PATCH', path, { outcome: 'lost' })).status).toBe(422)
    expect((await vic.send('PATCH', path, { outcome: 'as_is', similarity: 2 })).status).toBe(422)
  })

  it('remembers what each person typed, for them alone', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
    const id = await save(mia)
    await use(mia, id, { inputs: { name: 'Jo', thing: 7, tone: '' } })
    await use(mia, id, { inputs: { name: 'Al', other: 'x', thing: null } })
    const remembered = async ({ send }: Person) =>
      (await send('GET', `/v1/prompts/${id}/remembered-inputs`)).json
    expect(await remembered(mia)).toEqual({ values: { name: 'Al', thing: '7' } })
    expect(await remembered(joe)).toEqual({ values: {} })
  })
})

const step = fc.oneof(
  fc.record({ kind: fc.constant('use' as const), who: fc.nat(1), prompt: fc.nat(1) }),
  fc.record({
    kind: fc.constant('outcome' as const),
    use: fc.nat(50),
    outcome: fc.constantFrom('as_is', 'edited'),
  }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
)

describe('the daily counts', () => {
  it('equal a recount of the uses, whatever was used and said in whatever order', async () => {
    const mia = await person('Mia')
    const people = [mia, await joinWorkspace(harness, mia.send, { name: 'Joe' })]
    const prompts = [await save(mia), await save(mia)]
    const uses: { path: string; by: Person }[] = []
    for (const next of fc.sample(step, 80)) {
      const by = people[next.kind === 'use' ? next.who : 0] ?? mia
      if (next.kind === 'wait') passTime(next.hours * 3600)
      else if (next.kind === 'use')
        uses.push({ by, path: `/v1/uses/${idOf(await use(by, prompts[next.prompt] ?? ''))}` })
      else {
        const target = uses[next.use % Math.max(1, uses.length)]
        await target?.by.send('PATCH', target.path, { outcome: next.outcome })
      }
    }
    const at = uses[0]
    if (at !== undefined)
      await Promise.all(
        ['as_is', 'edited', 'as_is', 'edited'].map((said) => at.by.send('PATCH', at.path, { outcome: said })),
      )
    const { id: workspaceId, memberId } = mia.workspace
    const tenant = { workspaceId, memberId, userId: mia.user.id }
    const counted = await inWorkspace(deps.db, tenant, (tx) => tx.select().from(promptUsageDaily))
    expect(counted.reduce((sum, { uses: n }) => sum + n, 0)).toBe(uses.length)
    const [changed] = await deps.db.execute(
      sql`select lookup.recount_uses(${workspaceId}, '2020-01-01', '2100-01-01') as rows`,
    )
    expect(z.object({ rows: z.number() }).parse(changed).rows).toBe(0)
    const [healed] = await deps.db.execute(
      sql`select lookup.recount_recent_uses(${workspaceId}, '2020-01-01') as rows`,
    )
    expect(z.object({ rows: z.number() }).parse(healed).rows).toBe(0)
  })
})
