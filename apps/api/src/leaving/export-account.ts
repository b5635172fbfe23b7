import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { auditEntries } from '@promptsheet/db/schema/audit'
import { apiKeys } from '@promptsheet/db/schema/identity'
import { prompts, promptUses, promptVersions, rememberedInputs } from '@promptsheet/db/schema/prompts'
import {
  clients,
  projects,
  savedReports,
  tasks,
  timeEntries,
  timesheetWeeks,
} from '@promptsheet/db/schema/time'
import { and, count, desc, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import type { SignedInContext } from '../context.ts'
import { limits } from '../http/rate-limit.ts'
import { asPerson, findEvents } from '../security/account-events.ts'
import { findSecondFactor } from '../security/second-factor.ts'
import { findSessions } from '../security/sessions.ts'
import { findWorkspaces, getUser } from '../workspaces/find-me.ts'

const most = 10_000
// What one reply can hold without taking the memory of everybody else's.
const mostBytes = 40 * 1024 * 1024

/**
 * Everything that is kept about a person, workspace by workspace, as far as they may see it still: profile, sessions,
 * what happened, keys (without secrets), prompts they keep, versions they wrote, uses, hours (without prices, which
 * are not theirs to see everywhere), weeks they handed in or got back, reports they saved, and what they changed. At most
 * 10,000 rows of each kind and workspace and 40 MB of texts, the latest; says how many texts were left out. Throws 429 for
 * whoever asks all the time.
 */
export async function exportAccount(ctx: SignedInContext) {
  const { userId } = ctx.signedIn
  await ctx.rateLimit(limits.export, userId)
  const person = await inWorkspace(ctx.db, asPerson(userId), async (tx) => ({
    user: await getUser(tx, userId),
    workspaces: await findWorkspaces(tx, userId),
    events: await findEvents(tx, userId, { limit: most, before: null }),
    hasSecondFactor: (await findSecondFactor(tx, userId))?.isOn === true,
  }))
  const workspaces = []
  let bytesLeft = mostBytes
  for (const { id, memberId, ...workspace } of person.workspaces) {
    const { versionBytes, ...own } = await inWorkspace(ctx.db, { workspaceId: id, memberId, userId }, (tx) =>
      findOwn(tx, { workspaceId: id, memberId, bytesLeft }),
    )
    bytesLeft -= versionBytes
    workspaces.push({ ...workspace, id, memberId, ...own })
  }
  return { ...person, exportedAt: ctx.clock(), sessions: await findSessions(ctx), workspaces }
}

type Author = { workspaceId: string; memberId: string; bytesLeft: number }

/** The latest texts somebody wrote, as long as there is room for them. */
async function findVersions(tx: Tx, { workspaceId, memberId, bytesLeft }: Author) {
  const { body, notes, createdAt, promptId, number } = promptVersions
  const sized = tx
    .select({
      ...getTableColumns(promptVersions),
      bytes:
        sql<string>`sum(octet_length(${body}) + octet_length(${notes})) over (order by ${createdAt} desc, ${promptId}, ${number})`.as(
          'bytes',
        ),
    })
    .from(promptVersions)
    .where(and(eq(promptVersions.workspaceId, workspaceId), eq(promptVersions.authorMemberId, memberId)))
    .as('sized')
  const rows = await tx
    .select()
    .from(sized)
    .where(lte(sized.bytes, String(bytesLeft)))
    .orderBy(desc(sized.createdAt), sized.promptId, sized.number)
    .limit(most)
  const [all] = await tx
    .select({ count: count() })
    .from(promptVersions)
    .where(and(eq(promptVersions.workspaceId, workspaceId), eq(promptVersions.authorMemberId, memberId)))
  return {
    versions: rows.map(({ bytes: _, ...version }) => version),
    versionsLeftOut: (all?.count ?? 0) - rows.length,
    versionBytes: Number(rows.at(-1)?.bytes ?? 0),
  }
}

async function findOwn(tx: Tx, { workspaceId, memberId, bytesLeft }: Author) {
  return {
    keys: await tx
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        createdAt: apiKeys.createdAt,
        lastUsedAt: apiKeys.lastUsedAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.memberId, memberId))),
    prompts: await tx
      .select()
      .from(prompts)
      .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.ownerMemberId, memberId)))
      .orderBy(desc(prompts.id))
      .limit(most),
    ...(await findVersions(tx, { workspaceId, memberId, bytesLeft })),
    uses: await tx
      .select()
      .from(promptUses)
      .where(and(eq(promptUses.workspaceId, workspaceId), eq(promptUses.memberId, memberId)))
      .orderBy(desc(promptUses.id))
      .limit(most),
    rememberedInputs: await tx
      .select()
      .from(rememberedInputs)
      .where(and(eq(rememberedInputs.workspaceId, workspaceId), eq(rememberedInputs.memberId, memberId))),
    timeEntries: await findHours(tx, workspaceId, memberId),
    weeks: await tx
      .select({
        week: timesheetWeeks.week,
        submittedAt: timesheetWeeks.submittedAt,
        returnedAt: timesheetWeeks.returnedAt,
        returnNote: timesheetWeeks.returnNote,
      })
      .from(timesheetWeeks)
      .where(and(eq(timesheetWeeks.workspaceId, workspaceId), eq(timesheetWeeks.memberId, memberId)))
      .orderBy(desc(timesheetWeeks.week))
      .limit(most),
    savedReports: await tx
      .select({
        id: savedReports.id,
        name: savedReports.name,
        isShared: savedReports.isShared,
        query: savedReports.query,
        createdAt: savedReports.createdAt,
      })
      .from(savedReports)
      .where(and(eq(savedReports.workspaceId, workspaceId), eq(savedReports.createdBy, memberId)))
      .orderBy(desc(savedReports.id))
      .limit(most),
    changes: await tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.workspaceId, workspaceId), eq(auditEntries.memberId, memberId)))
      .orderBy(desc(auditEntries.id))
      .limit(most),
  }
}

/** The latest hours of somebody, with the names of what they were for. */
function findHours(tx: Tx, workspaceId: string, memberId: string) {
  const { id, description, billable, tags, startedAt, endedAt, timezone, localDate } = timeEntries
  const { isTimed, source, status, createdAt, updatedAt, deletedAt } = timeEntries
  return tx
    .select({
      id,
      client: clients.name,
      project: projects.name,
      task: tasks.name,
      description,
      billable,
      tags,
      startedAt,
      endedAt,
      timezone,
      localDate,
      isTimed,
      source,
      status,
      createdAt,
      updatedAt,
      deletedAt,
    })
    .from(timeEntries)
    .leftJoin(projects, and(eq(projects.workspaceId, workspaceId), eq(projects.id, timeEntries.projectId)))
    .leftJoin(clients, and(eq(clients.workspaceId, workspaceId), eq(clients.id, projects.clientId)))
    .leftJoin(tasks, and(eq(tasks.workspaceId, workspaceId), eq(tasks.id, timeEntries.taskId)))
    .where(and(eq(timeEntries.workspaceId, workspaceId), eq(timeEntries.memberId, memberId)))
    .orderBy(desc(startedAt), desc(id))
    .limit(most)
}
