import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'

const harness = await startHarness()

it('refuses a report of too many lines before they fill the memory', async () => {
  const s = await makeTimeWorld(harness)
  const projectId = await s.project(await s.client())
  await s.send('PUT', '/v1/rates', { amount: 9500, effectiveFrom: '2020-01-01' })
  await s.run(({ tx }) =>
    tx.execute(sql`
      insert into time_entries (workspace_id, id, member_id, project_id, billable, tags, started_at, ended_at, timezone, source,
        created_by, created_at, updated_at)
      select ${s.workspaceId}, gen_random_uuid(), ${s.memberId}, ${projectId}, true,
        array(select 'tag ' || t from generate_series(1, 30) t), at, at + interval '1 minute', 'UTC', 'manual', ${s.memberId}, now(), now()
      from generate_series('2026-11-02'::timestamptz, '2026-11-06', '1 minute') at`),
  )
  const report = (groupBy: string) =>
    s.send('GET', `/v1/reports/time?from=2026-11-01&to=2026-11-30&groupBy=${groupBy}`)
  for (const groupBy of ['tag,entry', 'entry,tag', 'tag,entry,client,project,task,member,day,week,month'])
    expect(outcome(await report(groupBy))).toEqual([422, 'invalid'])
  expect(outcome(await report('entry'))).toEqual([200])
})
