import type { Tx } from '@promptsheet/db/client'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readPromptWords } from './prompt-words.ts'
import { typoForms } from './search-words.ts'

const batch = 250

const promptText = z.object({
  id: z.string(),
  name: z.string(),
  useCase: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  body: z.string(),
  notes: z.string(),
})

/**
 * Makes what these prompts say now findable, in the transaction of the change. To be called whenever a name,
 * use case, category, tag or current version changed; not for a collection, status, keeper or the bin. Prompts
 * the actor cannot see are left alone.
 */
export async function indexPrompts(
  ctx: Pick<WorkspaceContext, 'tx' | 'actor'>,
  promptIds: readonly string[],
): Promise<void> {
  const { workspaceId } = ctx.actor
  const known = new Set<string>()
  for (let from = 0; from < promptIds.length; from += batch) {
    const ids = `{${promptIds.slice(from, from + batch).join(',')}}`
    await putTexts(
      ctx.tx,
      workspaceId,
      sql`select id, name, use_case as "useCase", category, tags, body, notes
        from app.prompt_texts(${workspaceId}, ${ids}::uuid[])`,
      known,
    )
  }
}

/** The same for every prompt of a workspace. The transaction must act in it and for no member, as a job's does. */
export async function indexWorkspace(tx: Tx, workspaceId: string): Promise<number> {
  const known = new Set<string>()
  let count = 0
  for (let after: string | null = null; ; ) {
    const ids: string[] = await putTexts(
      tx,
      workspaceId,
      sql`select id, name, use_case as "useCase", category, tags, body, notes
        from lookup.list_search_texts(${workspaceId}, ${after}::uuid, ${batch})`,
      known,
    )
    count += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < batch) return count
  }
}

/** `known` holds the words that were already given to the lexicon, and grows. */
async function putTexts(tx: Tx, workspaceId: string, texts: SQL, known: Set<string>): Promise<string[]> {
  const prompts = (await tx.execute(texts)).map((row) => promptText.parse(row))
  if (prompts.length === 0) return []
  const read = prompts.map((prompt) => readPromptWords(workspaceId, prompt))
  const added = [...new Set(read.flatMap(({ forgiven }) => forgiven))].filter((word) => !known.has(word))
  for (const word of added) known.add(word)
  const rows = JSON.stringify(read.map(({ row }) => row))
  const words = JSON.stringify(added.map((word) => ({ word, forms: typoForms(workspaceId, word) })))
  await tx.execute(sql`select lookup.put_search_rows(${workspaceId}, ${rows}::jsonb, ${words}::jsonb)`)
  return prompts.map(({ id }) => id)
}
