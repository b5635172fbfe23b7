import { members, teamMembers, users } from '@promptsheet/db/schema/identity'
import { collections, collectionTeams, prompts, promptVersions } from '@promptsheet/db/schema/prompts'
import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import type { Input } from '@promptsheet/shared/template'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

/** A prompt as an import or an export compares and writes it. */
export type LibraryPrompt = {
  id: string
  externalId: string | null
  name: string
  useCase: string
  category: string
  tags: string[]
  status: PromptStatus
  ownerId: string
  revision: number
  currentVersion: number
  body: string
  inputs: Input[]
  notes: string
  recommendedModels: string[]
  changeNote: string
  updatedAt: Date
}

type Filter = {
  ids?: readonly string[]
  collectionId?: string | undefined
  status?: PromptStatus | undefined
}

/** The prompts the caller may see, oldest first, without the bin: all, or those that meet the filter. */
export function findLibrary(
  ctx: WorkspaceContext,
  { ids, collectionId, status }: Filter = {},
): Promise<LibraryPrompt[]> {
  return ctx.tx
    .select({
      id: prompts.id,
      externalId: prompts.externalId,
      name: prompts.name,
      useCase: prompts.useCase,
      category: prompts.category,
      tags: prompts.tags,
      status: prompts.status,
      ownerId: prompts.ownerMemberId,
      revision: prompts.revision,
      currentVersion: prompts.currentVersion,
      body: promptVersions.body,
      inputs: promptVersions.inputs,
      notes: promptVersions.notes,
      recommendedModels: promptVersions.recommendedModels,
      changeNote: promptVersions.changeNote,
      updatedAt: prompts.updatedAt,
    })
    .from(prompts)
    .innerJoin(
      promptVersions,
      and(
        eq(promptVersions.workspaceId, prompts.workspaceId),
        eq(promptVersions.promptId, prompts.id),
        eq(promptVersions.number, prompts.currentVersion),
      ),
    )
    .where(
      and(
        eq(prompts.workspaceId, ctx.actor.workspaceId),
        isNull(prompts.deletedAt),
        ids === undefined ? undefined : inArray(prompts.id, [...ids]),
        collectionId === undefined ? undefined : eq(prompts.collectionId, collectionId),
        status === undefined ? undefined : eq(prompts.status, status),
      ),
    )
    .orderBy(asc(prompts.id))
}

export type Keeper = { id: string; email: string; name: string; isActive: boolean }

/** Everybody who is or was in the workspace. */
export async function findKeepers(ctx: WorkspaceContext): Promise<Keeper[]> {
  const rows = await ctx.tx
    .select({ id: members.id, email: users.email, name: users.name, removedAt: members.removedAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, ctx.actor.workspaceId))
  return rows.map(({ removedAt, ...row }) => ({ ...row, isActive: removedAt === null }))
}

/** Who may keep a prompt in a collection: null when everybody may. */
export async function findWhoMayKeep(
  ctx: WorkspaceContext,
  collectionId: string | null,
): Promise<ReadonlySet<string> | null> {
  if (collectionId === null) return null
  const { workspaceId } = ctx.actor
  const [collection] = await ctx.tx
    .select({ visibility: collections.visibility })
    .from(collections)
    .where(and(eq(collections.workspaceId, workspaceId), eq(collections.id, collectionId)))
  if (collection?.visibility !== 'teams') return null
  const rows = await ctx.tx
    .select({ memberId: teamMembers.memberId })
    .from(collectionTeams)
    .innerJoin(
      teamMembers,
      and(
        eq(teamMembers.workspaceId, collectionTeams.workspaceId),
        eq(teamMembers.teamId, collectionTeams.teamId),
      ),
    )
    .where(and(eq(collectionTeams.workspaceId, workspaceId), eq(collectionTeams.collectionId, collectionId)))
  return new Set([...rows.map(({ memberId }) => memberId), ctx.actor.memberId])
}
