import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import type { SearchQuery } from '@promptsheet/shared/search-query'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'

/** What narrows a search beside its text. */
export type SearchFilter = {
  category?: string | undefined
  tag?: string | undefined
  teamId?: string | undefined
  collectionId?: string | undefined
  ownerId?: string | undefined
  status?: PromptStatus | undefined
}

/** As `lookup.search_prompts` takes it: of each list one must hold, of the tags all. */
export type LookupFilter = {
  statuses?: string[]
  categories?: string[]
  tags?: string[]
  owners?: string[]
  collections?: string[]
  teams?: string[]
}

type Context = Pick<WorkspaceContext, 'tx' | 'actor'>

const ids = z.array(z.object({ id: z.string() }))

/**
 * Both filters at once: the one in the text (`owner:me`, `team:"Client work"`) and the one beside it. Names that
 * are nobody's, or not the actor's to see, leave nothing to be found.
 */
export async function readFilter(
  ctx: Context,
  typed: SearchQuery['filters'],
  beside: SearchFilter,
): Promise<LookupFilter> {
  const owners = typed.owner.length === 0 ? null : await findOwners(ctx, typed.owner)
  const teams = typed.team.length === 0 ? null : await findNamed(ctx, 'teams', typed.team)
  const collections =
    typed.collection.length === 0 ? null : await findNamed(ctx, 'collections', typed.collection)
  const tags = [...typed.tag, ...(beside.tag === undefined ? [] : [beside.tag])]
  return {
    ...one('statuses', typed.status.length === 0 ? null : typed.status, beside.status),
    ...(typed.category.length === 0 && beside.category === undefined
      ? {}
      : { categories: withBeside(typed.category, beside.category) }),
    ...(tags.length === 0 ? {} : { tags }),
    ...one('owners', owners, beside.ownerId),
    ...one('collections', collections, beside.collectionId),
    ...one('teams', teams, beside.teamId),
  }
}

/** What both ask for; null and undefined ask for nothing. */
function one<K extends keyof LookupFilter>(key: K, typed: string[] | null, beside: string | undefined) {
  if (typed === null && beside === undefined) return {}
  if (beside === undefined) return { [key]: typed }
  return { [key]: typed === null || typed.includes(beside) ? [beside] : [] }
}

/** The category asked for beside the text, if the text does not ask for others. */
function withBeside(typed: string[], beside: string | undefined): string[] {
  if (beside === undefined) return typed
  const isAlso = typed.length === 0 || typed.some((value) => lower(value) === lower(beside))
  return isAlso ? [beside] : []
}

function lower(text: string) {
  return text.toLowerCase()
}

/** `me`, or the beginning of a name, of one of its words, or of an e-mail address. */
async function findOwners({ tx, actor }: Context, values: readonly string[]): Promise<string[]> {
  const others = values.filter((value) => lower(value) !== 'me')
  const rows = await tx.execute(sql`
    select m.id from members m join users u on u.id = m.user_id
    where m.workspace_id = ${actor.workspaceId} and exists (
      select from unnest(${list(others)}) v(value)
      where starts_with(app.fold_case(u.name), v.value) or position(' ' || v.value in app.fold_case(u.name)) > 0
        or starts_with(app.fold_case(u.email::text), v.value))`)
  const found = ids.parse(rows).map(({ id }) => id)
  return others.length === values.length ? found : [...found, actor.memberId]
}

async function findNamed(
  { tx, actor }: Context,
  what: 'teams' | 'collections',
  names: readonly string[],
): Promise<string[]> {
  const isThere = what === 'collections' ? sql`deleted_at is null` : sql`true`
  const rows = await tx.execute(
    sql`select id from ${sql.identifier(what)}
      where workspace_id = ${actor.workspaceId} and ${isThere} and exists (
        select from unnest(${list(names)}) v(value)
        where starts_with(app.fold_case(name), v.value) or position(' ' || v.value in app.fold_case(name)) > 0)`,
  )
  return ids.parse(rows).map(({ id }) => id)
}

function list(values: readonly string[]): SQL {
  return sql`array(select app.fold_case(value) from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`
}
