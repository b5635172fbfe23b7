import { members, users } from '@promptsheet/db/schema/identity'
import { prompts, promptVersions } from '@promptsheet/db/schema/prompts'
import { and, desc, eq, isNull, lt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import { getVersionNumber } from './get-version-number.ts'
import type { PromptVersion } from './shapes.ts'

const byNumber = z.tuple([z.int().min(1).max(2_147_483_647)])

/** The versions of a prompt, latest first. Throws not found for a prompt that is not there. */
export async function findVersions(
  ctx: WorkspaceContext,
  promptId: string,
  { limit, cursor, branch }: { limit: number; cursor?: string | undefined; branch?: string | undefined },
): Promise<Page<PromptVersion>> {
  const after = readCursor(cursor, byNumber)
  const which = and(
    after === null ? undefined : lt(promptVersions.number, after[0]),
    branch === undefined ? undefined : eq(promptVersions.branch, branch),
  )
  const rows = await select(ctx, promptId, which)
    .orderBy(desc(promptVersions.number))
    .limit(limit + 1)
  if (rows.length === 0) await getVersionNumber(ctx, promptId)
  return toPage(rows.map(toVersion), limit, ({ number }) => [number])
}

/** One version of a prompt, or null. */
export async function findVersion(
  ctx: WorkspaceContext,
  promptId: string,
  number: number,
): Promise<PromptVersion | null> {
  const [row] = await select(ctx, promptId, eq(promptVersions.number, number))
  return row === undefined ? null : toVersion(row)
}

/** One version of a prompt. Throws not found. */
export async function getVersion(
  ctx: WorkspaceContext,
  promptId: string,
  number: number,
): Promise<PromptVersion> {
  const version = await findVersion(ctx, promptId, number)
  if (version === null) throw notFound('version')
  return version
}

function select(ctx: WorkspaceContext, promptId: string, which: SQL | undefined) {
  const v = promptVersions
  return ctx.tx
    .select({
      number: v.number,
      branch: v.branch,
      parentNumber: v.parentNumber,
      body: v.body,
      inputs: v.inputs,
      notes: v.notes,
      recommendedModels: v.recommendedModels,
      author: { id: members.id, name: users.name },
      changeNote: v.changeNote,
      restoredFrom: v.restoredFrom,
      mergedFrom: v.mergedFrom,
      createdAt: v.createdAt,
    })
    .from(v)
    .innerJoin(prompts, and(eq(prompts.workspaceId, v.workspaceId), eq(prompts.id, v.promptId)))
    .innerJoin(members, and(eq(members.workspaceId, v.workspaceId), eq(members.id, v.authorMemberId)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(v.workspaceId, ctx.actor.workspaceId),
        eq(v.promptId, promptId),
        isNull(prompts.deletedAt),
        which,
      ),
    )
    .$dynamic()
}

function toVersion(row: Omit<PromptVersion, 'createdAt'> & { createdAt: Date }): PromptVersion {
  return { ...row, createdAt: row.createdAt.toISOString() }
}
