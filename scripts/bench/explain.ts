import { parseSearchQuery } from '@promptsheet/shared/search-query'
import postgres from 'postgres'
import { readTerms } from '../../apps/api/src/search/read-terms.ts'
import { lexemePrefix } from '../../apps/api/src/search/search-words.ts'
import type { BenchDatabase } from './bench-database.ts'

/** How Postgres goes about a search, a list and a read, inside the functions too: the plans as auto_explain tells them. */
export async function explainCalls({ url, actor, library }: BenchDatabase, q: string): Promise<string> {
  const { workspaceId, memberId, userId } = actor
  const plans: string[] = []
  const client = postgres(url, { max: 1, onnotice: ({ message }) => plans.push(message ?? '') })
  try {
    await client.unsafe(`load 'auto_explain'; set auto_explain.log_nested_statements = on; set auto_explain.log_analyze = on;
      set auto_explain.log_timing = off; set client_min_messages = log`)
    await client.begin(async (tx) => {
      const terms = tx.json(readTerms(workspaceId, parseSearchQuery(q).terms))
      await tx`select app.enter(${workspaceId}, ${memberId}, ${userId})`
      // The first call fills the caches; the second is shown.
      for (const shownFrom of [-1, 0]) {
        await tx.unsafe(
          `reset role; set auto_explain.log_min_duration = ${shownFrom}; set role promptsheet_app`,
        )
        await tx`select count(*) from lookup.search_prompts(${workspaceId}, ${memberId}, ${lexemePrefix(workspaceId)},
          ${terms}, '{}', 21, null, null)`
        await tx`select id from prompts where workspace_id = ${workspaceId} and deleted_at is null and status <> 'retired'
          order by updated_at desc, id desc limit 51`
        await tx`select lookup.open_prompt_json(${workspaceId}, ${library.ids[0] ?? ''})`
        await tx`select json from app.prompt_json(${workspaceId}, ${memberId}, ${userId}, ${library.ids[0] ?? ''})`
      }
    })
  } finally {
    await client.end()
  }
  return plans.flatMap((plan) => plan.split('\n').filter(isTelling)).join('\n')
}

/** Whether a line of a plan says how rows are found and joined. */
export function isTelling(line: string): boolean {
  return /Scan|Join|Loop|Limit|Sort |Query Text|duration/.test(line) && !line.includes('never executed')
}
