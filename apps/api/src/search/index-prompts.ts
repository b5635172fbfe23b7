import type { Tx } from '@promptsheet/db/client'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { type PromptText, readPromptWords } from './prompt-words.ts'
import { typoForms } from './search-words.ts'

const batch = 250

type SearchContext = Pick<WorkspaceContext, 'tx' | 'actor'>

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
export async function indexPrompts(ctx: SearchContext, promptIds: readonly string[]): Promise<void> {
  const { workspaceId } = ctx.actor
  const known = new Set<string>()
  for (let from = 0; from < promptIds.length; from += batch) {
    const ids = `{${promptIds.slice(from, from + batch).join(',')}}`
    const texts = await readTexts(
      ctx.tx,
      sql`select p.id, p.name, p.use_case as "useCase", p.category, p.tags, v.body, v.notes from prompts p
        join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
        where p.workspace_id = ${workspaceId} and p.id = any (${ids}::uuid[])`,
    )
    await putTexts(ctx.tx, workspaceId, texts, known)
  }
}

/** The same where the caller holds what they say, as it does for prompts it has just made. */
export async function indexTexts(ctx: SearchContext, texts: readonly PromptText[]): Promise<void> {
  const known = new Set<string>()
  for (let from = 0; from < texts.length; from += batch)
    await putTexts(ctx.tx, ctx.actor.workspaceId, texts.slice(from, from + batch), known)
}

/** The same for every prompt of a workspace. The transaction must act in it and for no member, as a job's does. */
export async function indexWorkspace(tx: Tx, workspaceId: string): Promise<number> {
  const known = new Set<string>()
  let count = 0
  for (let after: string | null = null; ; ) {
    const texts: PromptText[] = await readTexts(
      tx,
      sql`select id, name, use_case as "useCase", category, tags, body, notes
        from lookup.list_search_texts(${workspaceId}, ${after}::uuid, ${batch})`,
    )
    await putTexts(tx, workspaceId, texts, known)
    count += texts.length
    after = texts.at(-1)?.id ?? null
    if (texts.length < batch) return count
  }
}

async function readTexts(tx: Tx, select: SQL): Promise<PromptText[]> {
  return (await tx.execute(select)).map((row) => promptText.parse(row))
}

/** `known` holds the words that were already given to the lexicon, and grows. */
async function putTexts(
  tx: Tx,
  workspaceId: string,
  texts: readonly PromptText[],
  known: Set<string>,
): Promise<void> {
  if (texts.length === 0) return
  const read = texts.map((text) => readPromptWords(workspaceId, text))
  const added = [...new Set(read.flatMap(({ forgiven }) => forgiven))].filter((word) => !known.has(word))
  for (const word of added) known.add(word)
  const rows = JSON.stringify(read.map(({ row }) => row))
  const words = JSON.stringify(added.map((word) => ({ word, forms: typoForms(workspaceId, word) })))
  await tx.execute(sql`select lookup.put_search_rows(${workspaceId}, ${rows}::jsonb, ${words}::jsonb)`)
}
