import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { utcDay } from '../uses/utc-day.ts'
import { type PromptRow, promptRowShape } from './shapes.ts'

const snippetLength = 160

const storedRow = promptRowShape
  .omit({ snippet: true, asIsShare: true })
  .extend({ start: z.string(), asIs: z.number(), edited: z.number() })

/** The rows of these prompts in the order given; one that is not there or not the actor's to see is left out. */
export async function findPromptRows(ctx: WorkspaceContext, ids: readonly string[]): Promise<PromptRow[]> {
  if (ids.length === 0) return []
  const today = utcDay(ctx.clock())
  const found = await ctx.tx.execute<{ json: string }>(
    sql`select app.prompt_rows(${ctx.actor.workspaceId}, ${`{${ids.join(',')}}`}::uuid[], ${today}::date) as json`,
  )
  const rows = found.map(({ json }) => toRow(storedRow.parse(JSON.parse(json))))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function toRow({ start, asIs, edited, ...row }: z.infer<typeof storedRow>): PromptRow {
  const known = asIs + edited
  return {
    ...row,
    snippet: cutSnippet(start),
    asIsShare: known === 0 ? null : Math.round((asIs / known) * 1000) / 1000,
  }
}

function cutSnippet(start: string): string {
  const line = start.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= snippetLength
    ? line
    : `${letters
        .slice(0, snippetLength - 1)
        .join('')
        .trimEnd()}…`
}
