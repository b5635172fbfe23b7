import { randomBytes } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { findPrompts } from '../../apps/api/src/prompts/find-prompts.ts'
import { findPromptIds } from '../../apps/api/src/search/find-prompt-ids.ts'
import type { BenchDatabase } from './bench-database.ts'

/** How Postgres goes about a search and a list, inside the functions too: the plans as auto_explain tells them. */
export async function explainCalls({ url, actor }: BenchDatabase, q: string): Promise<string> {
  const plans: string[] = []
  const client = postgres(url, { max: 1, onnotice: ({ message }) => plans.push(message ?? '') })
  const db = drizzle(client)
  const ctx = { clock: () => new Date(), random: randomBytes, requestId: null, actor }
  try {
    const search = () => inWorkspace(db, actor, (tx) => findPromptIds({ ...ctx, tx }, { q, limit: 20 }))
    await search()
    await client.unsafe(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
      set auto_explain.log_analyze = on; set auto_explain.log_timing = off; set client_min_messages = log; set role promptsheet_app`)
    plans.push(`\nSEARCH ${q}\n`)
    await search()
    plans.push('\nLIST\n')
    await inWorkspace(db, actor, (tx) =>
      findPrompts({ ...ctx, tx }, { sort: 'updated', deleted: false, limit: 50 }),
    )
  } finally {
    await client.end()
  }
  const isTelling = (line: string) =>
    /Scan|Join|Loop|Limit|Sort |Query Text/.test(line) && !line.includes('never executed')
  return plans
    .flatMap((plan) => (plan.startsWith('\n') ? [plan.trim()] : plan.split('\n').filter(isTelling)))
    .map((line) => line.slice(0, 160))
    .join('\n')
}
