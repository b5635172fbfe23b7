import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startCrashSite } from './test/crash-site.ts'

const lanes = 8
const rounds = 42
const site = startCrashSite()

type Made = { id: string; name: string; versions: number; uses: number }
const made = z.object({ id: z.string() })

it('keeps every acknowledged edit and use, once, while everything is killed at random', {
  timeout: 420_000,
}, async () => {
  await site.start()
  const call = await site.person('crash')
  const acknowledged: Made[] = []
  async function edit(lane: number) {
    for (let round = 0; round < rounds; round++) {
      const name = `prompt ${lane}-${round}`
      const created = await call('POST', '/v1/prompts', { name, body: `Write ${round}` })
      expect([name, created.status]).toEqual([name, 201])
      const one: Made = { id: made.parse(created.json).id, name, versions: 1, uses: 0 }
      acknowledged.push(one)
      const version = { body: `Write ${round} better` }
      const published = await call('POST', `/v1/prompts/${one.id}/versions`, version, created.etag)
      expect([name, published.status]).toEqual([name, 201])
      one.versions += 1
      const used = await call('POST', `/v1/prompts/${one.id}/uses`, { surface: 'web', target: 'claude' })
      expect([name, used.status]).toEqual([name, 201])
      one.uses += 1
      // Slow enough for every process to be hit some times.
      await delay(250)
    }
  }
  await site.wreakWhile(() => Promise.all(Array.from({ length: lanes }, (_, lane) => edit(lane))))
  const found = await site.readAll(
    (sql) => sql`
      select p.id, p.name,
        array(select v.number from prompt_versions v where v.prompt_id = p.id order by v.number) as versions,
        (select count(*)::int from prompt_uses u where u.prompt_id = p.id) as uses,
        (select coalesce(sum(d.uses), 0)::int from prompt_usage_daily d where d.prompt_id = p.id) as rolled_up,
        array(select a.action from audit_entries a where a.prompt_id = p.id order by a.action) as entries,
        exists (select from prompt_search s where s.prompt_id = p.id) as is_findable
      from prompts p order by p.id`,
  )
  expect(found).toEqual(
    acknowledged
      .map(({ id, name, versions, uses }) => ({
        id,
        name,
        versions: Array.from({ length: versions }, (_, n) => n + 1),
        uses,
        rolled_up: uses,
        entries: ['prompt.created', 'prompt.version_published'],
        is_findable: true,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
})
