import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../app.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { problemSchema } from '../http/problem.ts'
import { type Call, fixtureOf, goodCall, parametersOf, pathOf, send, targetOf } from './call-operation.ts'
import { startHarness } from './harness.ts'
import { junkBodies, junkCursors, junkHeaders, junkified, junkParameters, junkQueries } from './junk.ts'
import { makeWorld, type World } from './operation-world.ts'

const harness = await startHarness()
const named = (some: readonly Endpoint[]) => some.map((endpoint) => [endpoint.operationId, endpoint] as const)
const timeoutMilliseconds = 120_000

type Labelled = [label: string, call: Call]

const atOnce = 4

/** Makes every call as the owner, some at once, and says which got an answer that junk must not get. */
async function findFailures(world: World, calls: readonly Labelled[]): Promise<string[]> {
  const left = calls.values()
  const failures: string[] = []
  const callInTurn = async () => {
    for (const [label, call] of left) {
      const wrong = await findFault(world, call)
      if (wrong !== null) failures.push(`${label}: ${wrong}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, callInTurn))
  return failures
}

async function findFault(world: World, call: Call): Promise<string | null> {
  try {
    let answer = await send(harness, call, { cookie: world.owner.cookie })
    // A call may have ended the session: the next one is tried in a new one.
    if (answer.status === 401) answer = await send(harness, call, { cookie: (await world.signIn()).cookie })
    if (answer.status >= 500) return answer.text
    if (answer.status < 400 || problemSchema.safeParse(answer.json).success) return null
    return `${answer.status} without a problem document`
  } catch (error) {
    return String(error)
  }
}

describe('no junk in a body breaks', () => {
  const withBody = endpoints.filter(({ body, upload }) => body !== undefined || upload !== undefined)
  it.each(named(withBody))('%s', { timeout: timeoutMilliseconds }, async (_, endpoint) => {
    const world = await makeWorld(harness)
    const call = await goodCall(endpoint, world)
    const whole = Object.entries(junkBodies).map(([label, [body, type]]): Labelled => {
      const { 'content-type': _type, ...headers } = call.headers
      return [
        label,
        { ...call, body, headers: type === null ? headers : { ...headers, 'content-type': type } },
      ]
    })
    const parts = [...junkified(await fixtureOf(endpoint).body?.(world))].map(
      ([label, value]): Labelled => [label, { ...call, body: JSON.stringify(value) }],
    )
    expect(await findFailures(world, [...whole, ...parts])).toEqual([])
  })

  it.each(named(withBody))('%s, whose fixture names every field', async (_, endpoint) => {
    const { body } = endpoint
    const schema = body instanceof z.ZodOptional ? body.unwrap() : body
    if (!(schema instanceof z.ZodObject)) throw new Error('this body is no object: teach the test')
    const given = Object.keys(Object(await fixtureOf(endpoint).body?.(await makeWorld(harness))))
    expect(given.sort()).toEqual(Object.keys(schema.shape).sort())
  })
})

describe('no junk in a query breaks', () => {
  const withQuery = endpoints.filter(({ query }) => query !== undefined)
  it.each(named(withQuery))('%s', { timeout: timeoutMilliseconds }, async (_, endpoint) => {
    const world = await makeWorld(harness)
    const call = await goodCall(endpoint, world)
    const { query } = endpoint
    if (!(query instanceof z.ZodObject)) throw new Error('this query is no object: teach the test')
    const path = targetOf(endpoint, await pathOf(endpoint, world))
    const good = (await fixtureOf(endpoint).query?.(world)) ?? {}
    const tries = [...Object.keys(query.shape), 'unheard-of', '__proto__'].flatMap((key) => {
      const { [key]: _replaced, ...others } = good
      const rest = new URLSearchParams(others).toString()
      const twice: Labelled = [`${key} twice`, { ...call, target: `${path}?${key}=1&${key}=2&${rest}` }]
      return [
        twice,
        ...(key === 'cursor' ? junkCursors : junkQueries).map(
          (junk): Labelled => [
            `${key}=${junk.slice(0, 100)}`,
            { ...call, target: `${path}?${key}=${junk}&${rest}` },
          ],
        ),
      ]
    })
    expect(await findFailures(world, tries)).toEqual([])
  })
})

describe('no junk in a path breaks', () => {
  const withPath = endpoints.filter((endpoint) => parametersOf(endpoint).length > 0)
  it.each(named(withPath))('%s', { timeout: timeoutMilliseconds }, async (_, endpoint) => {
    const world = await makeWorld(harness)
    const call = await goodCall(endpoint, world)
    const good = await pathOf(endpoint, world)
    const tries = parametersOf(endpoint).flatMap((name) =>
      junkParameters.map(
        (junk): Labelled => [
          `${name} is ${junk.slice(0, 100)}`,
          { ...call, target: targetOf(endpoint, { ...good, [name]: junk }) },
        ],
      ),
    )
    expect(await findFailures(world, tries)).toEqual([])
  })
})

describe('no junk in a header breaks', () => {
  it.each(named(endpoints))('%s', { timeout: timeoutMilliseconds }, async (_, endpoint) => {
    const world = await makeWorld(harness)
    const call = await goodCall(endpoint, world)
    const tries = junkHeaders.map(
      (junk): Labelled => [
        JSON.stringify(junk).slice(0, 100),
        { ...call, headers: { ...call.headers, ...junk } },
      ],
    )
    expect(await findFailures(world, tries)).toEqual([])
  })
})
