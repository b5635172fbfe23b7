import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startCrashSite } from './test/crash-site.ts'

const people = ['ann', 'bob', 'cem', 'dora', 'eva', 'finn', 'gita', 'hugo']
const flips = 63
const site = startCrashSite()

const timer = z.object({ entry: z.object({ id: z.string(), revision: z.number() }) })

it('keeps every acknowledged timer and edit, once, and one timer running, while everything is killed at random', {
  timeout: 420_000,
}, async () => {
  await site.start()
  const calls = await Promise.all(people.map((name) => site.person(name)))
  const acknowledged = new Map<string, string>()
  await site.wreakWhile(() =>
    Promise.all(
      calls.map(async (call, who) => {
        for (let flip = 0; flip < flips; flip++) {
          const description = `${people[who]} ${flip}`
          const started = await call('POST', '/v1/timer/start', { description })
          expect([description, started.status]).toEqual([description, 200])
          const { id, revision } = timer.parse(started.json).entry
          acknowledged.set(id, description)
          const better = { description: `${description} edited` }
          const edited = await call('PATCH', `/v1/time-entries/${id}`, better, `"r${revision}"`)
          expect([description, edited.status]).toEqual([description, 200])
          acknowledged.set(id, better.description)
          await delay(150)
        }
      }),
    ),
  )
  const found = await site.readAll(
    (sql) => sql`select id, description from time_entries where deleted_at is null order by id`,
  )
  expect(found).toEqual(
    [...acknowledged]
      .map(([id, description]) => ({ id, description }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const running = await site.readAll(
    (sql) => sql`
      select count(*)::int as running from time_entries where ended_at is null and deleted_at is null group by member_id`,
  )
  expect(running).toEqual(people.map(() => ({ running: 1 })))
  // Where one ended the next began: nothing is lost between them, nothing counted twice.
  const seams = await site.readAll(
    (sql) => sql`
      select count(*)::int as wrong from (
        select ended_at, lead(started_at) over (partition by member_id order by started_at, id) as next
        from time_entries where deleted_at is null) e where e.ended_at <> e.next`,
  )
  expect(seams).toEqual([{ wrong: 0 }])
})
