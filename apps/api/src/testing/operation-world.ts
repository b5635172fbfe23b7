import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { apiKeys, members, type Role } from '@promptsheet/db/schema/identity'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { hashToken } from '../auth/hash-token.ts'
import { hashPassword } from '../auth/password.ts'
import type { Scope } from '../auth/scopes.ts'
import { createSessions } from '../auth/sessions.ts'
import { addUser, addWorkspace } from '../auth/sign-up.ts'
import { newId, newSecret } from '../deps.ts'
import { codeFor } from './authenticator.ts'
import type { Send, startHarness } from './harness.ts'
import { makeHours } from './hours-of-world.ts'
import { tokenMailedTo } from './join-workspace.ts'
import { once } from './once.ts'
import { idOf } from './read-answer.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
export type World = Awaited<ReturnType<typeof makeWorld>>

export const worldPassword = 'seven green bottles'
let passwordHash: Promise<string> | null = null

/**
 * A workspace with an owner, and in it whatever a test asks for: each kind of thing is made when it is first
 * needed, through the front door, and carries `marker` in its texts. With `limited`, the collections and so
 * all prompts, uses and imports are for a team of which only the owner is.
 */
export async function makeWorld(harness: Harness, { limited = false }: { limited?: boolean } = {}) {
  const { deps, client, runJobs } = harness
  passwordHash ??= hashPassword(worldPassword)
  const hash = await passwordHash
  const marker = `zebra${randomUUID().slice(0, 8)}`
  const ids = { workspaceId: newId(deps), memberId: newId(deps), userId: newId(deps) }
  const { workspaceId } = ids
  const ownerEmail = `${marker}@example.com`
  const newUser = (id: string, email: string) => ({
    id,
    email,
    name: `Person ${marker}`,
    timezone: 'Europe/Berlin',
    hash,
    isVerified: false,
  })
  await inWorkspace(deps.db, ids, async (tx) => {
    await addUser({ ...deps, tx }, newUser(ids.userId, ownerEmail))
    await addWorkspace({ ...deps, tx }, { ...ids, name: `Work ${marker}`, timezone: 'UTC' })
  })

  async function signIn(userId: string): Promise<{ send: Send; cookie: string; token: string }> {
    const token = await createSessions(deps).start(userId, { workspaceId, userAgent: null })
    return { send: client({ cookie: `session=${token}` }), cookie: `session=${token}`, token }
  }
  const owner = await signIn(ids.userId)

  /** Somebody else in this workspace, signed in. */
  async function join(role: Role) {
    const them = { workspaceId, memberId: newId(deps), userId: newId(deps) }
    const now = deps.clock()
    await inWorkspace(deps.db, them, async (tx) => {
      await addUser({ ...deps, tx }, newUser(them.userId, `${randomUUID()}@example.com`))
      const row = { workspaceId, id: them.memberId, userId: them.userId, role }
      await tx.insert(members).values({ ...row, createdAt: now, updatedAt: now })
    })
    return { ...(await signIn(them.userId)), ...them }
  }

  /** A key that acts as the owner. */
  async function keyWith(scopes: readonly Scope[]): Promise<string> {
    const secret = `psk_${newSecret(deps)}`
    const row = { workspaceId, id: newId(deps), memberId: ids.memberId, name: 'Key', prefix: 'psk_' }
    await inWorkspace(deps.db, ids, (tx) =>
      tx
        .insert(apiKeys)
        .values({ ...row, secretHash: hashToken(secret), scopes: [...scopes], createdAt: deps.clock() }),
    )
    return `Bearer ${secret}`
  }

  async function make(path: string, body: unknown): Promise<string> {
    const answer = await owner.send('POST', path, body)
    if (answer.status >= 300) throw new Error(`POST ${path} failed: ${answer.text}`)
    return idOf(answer)
  }

  async function bin(path: string): Promise<void> {
    const answer = await owner.send('DELETE', path)
    if (answer.status >= 300) throw new Error(`DELETE ${path} failed: ${answer.text}`)
  }

  async function token(
    kind: 'verify_email' | 'reset_password' | 'magic_link' | 'second_factor',
  ): Promise<string> {
    const secret = newSecret(deps)
    const until = new Date(deps.clock().getTime() + 600_000).toISOString()
    await deps.db.execute(
      sql`select lookup.add_sign_in_token(${hashToken(secret)}, ${ids.userId}, ${kind}, ${until})`,
    )
    return secret
  }

  /** Begins a second step for the owner and gives the first code of the app. */
  async function firstCode(): Promise<string> {
    const answer = await owner.send('POST', '/v1/me/second-factor', { currentPassword: worldPassword })
    const begun = z.object({ secret: z.string() }).safeParse(answer.json)
    return begun.success ? codeFor(begun.data.secret, deps.clock()) : 'is on'
  }

  const inviteEmail = `guest-${marker}@example.com`
  const ownTeam = once(() => make('/v1/teams', { name: `Crew ${marker}`, memberIds: [ids.memberId] }))
  const collection = once(async () =>
    make('/v1/collections', {
      name: `Shelf ${marker}`,
      ...(limited ? { visibility: 'teams', teamIds: [await ownTeam()] } : {}),
    }),
  )
  const newPrompt = async (name: string) =>
    await make('/v1/prompts', {
      name: `${name} ${marker}`,
      body: `Write to {{name}} about ${marker}`,
      category: `Kind ${marker}`,
      tags: [marker],
      collectionId: await collection(),
    })
  const tryOut = async (promptId: string) => {
    const branch = `idea-${randomUUID().slice(0, 8)}`
    const answer = await owner.send(
      'POST',
      `/v1/prompts/${promptId}/versions`,
      { body: `Try {{name}} ${branch} ${marker}`, branch },
      { 'if-match': '*' },
    )
    if (answer.status >= 300) throw new Error(`trying out failed: ${answer.text}`)
    return branch
  }
  const newImport = async () => {
    const id = await make('/v1/imports', {
      kind: 'prompts-markdown',
      text: ['', ' again']
        .map((word) => `# Brought ${marker}${word}\nUse when: always\n---\nSay ${marker} to [CLIENT]\n---\n`)
        .join('\n'),
      collectionId: await collection(),
    })
    await runJobs()
    return id
  }
  return {
    ...ids,
    marker,
    ...makeHours({ owner, marker, make, bin, runJobs }),
    ownerEmail,
    owner,
    /** Begins a new session of the owner, who uses it from now on. */
    async signIn() {
      return Object.assign(owner, await signIn(ids.userId))
    },
    join,
    keyWith,
    token,
    /** The token of a letter that changes the owner's address. */
    async emailToken() {
      const email = `new-${ownerEmail}`
      await owner.send('POST', '/v1/me/email', { currentPassword: worldPassword, email })
      await runJobs()
      return tokenMailedTo(harness, email)
    },
    firstCode,
    async secondStepToken() {
      await owner.send('POST', '/v1/me/second-factor/confirm', { code: await firstCode() })
      await runJobs()
      return tokenMailedTo(harness, ownerEmail)
    },
    /** Of the owner, who has closed their account. */
    async reopenToken() {
      await owner.send('DELETE', '/v1/me', { currentPassword: worldPassword })
      await runJobs()
      return tokenMailedTo(harness, ownerEmail)
    },
    /** Another workspace of the owner, deleted; the session is in the first one again. */
    deletedWorkspace: once(async () => {
      const id = await make('/v1/workspaces', { name: 'Over' })
      await owner.send('DELETE', '/v1/workspace', { currentPassword: worldPassword, name: 'Over' })
      await owner.send('POST', `/v1/workspaces/${workspaceId}/activate`)
      return id
    }),
    /** Of the owner, whose second step is on from now on. */
    recoveryCodes: once(async () => {
      const answer = await owner.send('POST', '/v1/me/second-factor/confirm', { code: await firstCode() })
      return z.object({ recoveryCodes: z.array(z.string()) }).parse(answer.json).recoveryCodes
    }),
    /** Another session of the owner. */
    otherSession: once(async () => {
      await signIn(ids.userId)
      const { json } = await owner.send('GET', '/v1/sessions')
      const { data } = z
        .object({ data: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })) })
        .parse(json)
      return data.find(({ isCurrent }) => !isCurrent)?.id ?? ''
    }),
    /** Somebody in no team, other than the one who asks. */
    member: once(() => join('member')),
    team: once(() => make('/v1/teams', { name: `Team ${marker}` })),
    ownTeam,
    invite: once(() => make('/v1/invites', { email: inviteEmail, role: 'member' })),
    async inviteToken() {
      await this.invite()
      await runJobs()
      return tokenMailedTo(harness, inviteEmail)
    },
    apiKey: once(() => make('/v1/api-keys', { name: `Key ${marker}`, scopes: ['prompts:read'] })),
    collection,
    binnedCollection: once(async () => {
      const id = await make('/v1/collections', { name: `Old shelf ${marker}` })
      await bin(`/v1/collections/${id}`)
      return id
    }),
    /** One with two versions. */
    prompt: once(async () => {
      const id = await newPrompt('Letter')
      const answer = await owner.send(
        'POST',
        `/v1/prompts/${id}/versions`,
        { body: `Tell {{name}} about ${marker}` },
        { 'if-match': '*' },
      )
      if (answer.status >= 300) throw new Error(`publishing failed: ${answer.text}`)
      return id
    }),
    /** The name of a try-out of `prompt`, a new one each time: merging ends it. */
    async branch() {
      return await tryOut(await this.prompt())
    },
    async endedBranch() {
      const id = await this.prompt()
      const name = await tryOut(id)
      await bin(`/v1/prompts/${id}/branches/${name}`)
      return name
    },
    /** Made from `prompt`. */
    async copy() {
      return await make(`/v1/prompts/${await this.prompt()}/fork`, { name: `Copy ${marker}` })
    },
    binnedPrompt: once(async () => {
      const id = await newPrompt('Old letter')
      await bin(`/v1/prompts/${id}`)
      return id
    }),
    use: once(async () =>
      make(`/v1/prompts/${await newPrompt('Used')}/uses`, { surface: 'web', target: 'claude' }),
    ),
    readImport: once(newImport),
    committedImport: once(async () => {
      const id = await newImport()
      await make(`/v1/imports/${id}/commit`, {})
      await runJobs()
      return id
    }),
  }
}
