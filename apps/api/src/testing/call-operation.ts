import type { Endpoint } from '../http/endpoint.ts'
import type { Fixture } from './fixture.ts'
import type { Answer, startHarness } from './harness.ts'
import { operationFixtures } from './operation-fixtures.ts'
import type { World } from './operation-world.ts'
import { readText } from './read-answer.ts'

type Harness = Pick<Awaited<ReturnType<typeof startHarness>>, 'app' | 'origin'>

export type Call = {
  method: string
  /** Path and query, encoded. */
  target: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}

export function fixtureOf({ operationId }: Pick<Endpoint, 'operationId'>): Fixture {
  const fixture = operationFixtures[operationId]
  if (fixture === undefined)
    throw new Error(`${operationId} is new: give it a line in testing/operation-fixtures.ts`)
  return fixture
}

/** The values of the path's parameters; a parameter without one fails, so that none goes untested. */
export async function pathOf(endpoint: Endpoint, world: World): Promise<Record<string, string>> {
  const given = (await fixtureOf(endpoint).path?.(world)) ?? {}
  const needed = parametersOf(endpoint)
  const missing = needed.filter((name) => given[name] === undefined)
  if (missing.length > 0)
    throw new Error(`${endpoint.operationId} needs ${missing} in testing/operation-fixtures.ts`)
  return given
}

export function parametersOf({ path }: Pick<Endpoint, 'path'>): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))
}

/** The path with its parameters and the query. Parameters are put in as they are: encode them first. */
export function targetOf(
  { path }: Pick<Endpoint, 'path'>,
  parameters: Record<string, string>,
  query: Record<string, string> = {},
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => parameters[String(name)] ?? '')
  const search = new URLSearchParams(query).toString()
  return search === '' ? filled : `${filled}?${search}`
}

/** The good call of an operation on the things of a world. */
export async function goodCall(endpoint: Endpoint, world: World): Promise<Call> {
  const { query, body, headers } = fixtureOf(endpoint)
  return {
    method: endpoint.method.toUpperCase(),
    target: targetOf(endpoint, await pathOf(endpoint, world), await query?.(world)),
    headers: {
      ...(await headers?.(world)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(await body(world)),
  }
}

/** Makes a call as whoever the headers say. */
export async function send(
  { app, origin }: Harness,
  { method, target, headers, body }: Call,
  who: Record<string, string> = {},
): Promise<Answer> {
  const response = await app.request(`${origin}${target}`, {
    method,
    headers: { ...(who.authorization === undefined ? { origin } : {}), ...who, ...headers },
    ...(body === null || method === 'GET' ? {} : { body }),
  })
  const text = await readText(response)
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const json: unknown = isJson ? JSON.parse(text) : null
  return { status: response.status, headers: response.headers, json, text }
}
