import { describe, expect, it } from 'vitest'
import { endpoints } from '../app.ts'
import { scopes } from '../auth/scopes.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { goodCall, parametersOf, send } from './call-operation.ts'
import { startHarness } from './harness.ts'
import { makeWorld, type World } from './operation-world.ts'

const harness = await startHarness()
const world = await makeWorld(harness, { limited: true })
const admin = await world.join('admin')
const named = (some: readonly Endpoint[]) => some.map((endpoint) => [endpoint.operationId, endpoint] as const)

const library = /^\/v1\/(prompts|collections|uses|imports)\b/
const ofOne = endpoints.filter((endpoint) => library.test(endpoint.path) && parametersOf(endpoint).length > 0)
const others = endpoints.filter(
  ({ method, access, path }) => method === 'get' && access.who === 'member' && !path.includes('{'),
)
// Who is here, which teams there are and who made which key is for everybody, or for admins.
const aboutPeople = ['listMembers', 'listTeams', 'listInvites', 'listApiKeys']

async function fill(limited: World): Promise<void> {
  await Promise.all([limited.prompt(), limited.binnedPrompt(), limited.use(), limited.readImport()])
  await limited.committedImport()
}
await fill(world)

describe('what is limited to a team, for an admin who is not in it,', () => {
  it.each(named(ofOne))('is not there by %s', async (operationId, endpoint) => {
    const call = await goodCall(endpoint, operationId === 'undeleteCollection' ? await binned() : world)
    const answer = await send(harness, call, { cookie: admin.cookie })
    expect([answer.status, answer.text]).toEqual([404, expect.not.stringContaining(world.marker)])
  })

  it.each(named(others.filter(({ operationId }) => !aboutPeople.includes(operationId))))(
    'shows nowhere in %s',
    async (_, endpoint) => {
      const { target } = await goodCall(endpoint, world)
      for (const path of [target, endpoint.path, `${endpoint.path}?deleted=true`]) {
        const call = { method: 'GET', target: path, headers: {}, body: null }
        const hidden = await send(harness, call, { cookie: admin.cookie })
        const told = withoutNames(hidden.text)
        expect([path, told]).toEqual([path, expect.not.stringContaining(world.marker)])
        for (const secret of [await world.prompt(), await world.collection(), await world.use()])
          expect(told).not.toContain(secret)
      }
    },
  )

  it('is there for who is in the team, so that there was something to find', async () => {
    const authorization = await world.keyWith(scopes)
    for (const path of ['/v1/prompts', '/v1/collections', '/v1/tags', '/v1/audit-entries']) {
      const call = { method: 'GET', target: path, headers: {}, body: null }
      expect(withoutNames((await send(harness, call, { authorization })).text)).toContain(world.marker)
    }
  })
})

/** Who is here, what the teams are called and what time is for is no secret among members, and carries the marker too. */
function withoutNames(text: string): string {
  return text.replaceAll(
    new RegExp(`(Person|Crew|Team|Client|Project|Task) ${world.marker}|${world.ownerEmail}`, 'g'),
    '',
  )
}

/** A binned collection is limited only when it was so while it was used. */
async function binned(): Promise<World> {
  const other = await makeWorld(harness, { limited: true })
  const id = await other.collection()
  await other.owner.send('DELETE', `/v1/collections/${id}?moveTo=none`)
  return { ...world, binnedCollection: async () => id }
}
