import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Send, startHarness } from './harness.ts'

type Harness = Pick<Awaited<ReturnType<typeof startHarness>>, 'client' | 'runJobs' | 'mails'>

const shape = z.object({
  user: z.object({ id: z.string() }),
  workspace: z.object({ id: z.string(), memberId: z.string() }),
})

/** The token in the last mail to an address. */
export function tokenMailedTo({ mails }: Pick<Harness, 'mails'>, email: string): string {
  const token = /#token=(\S+)/.exec(mails.findLast(({ to }) => to === email)?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`no link was mailed to ${email}`)
  return token
}

/** Follows the letter that proves somebody's address. */
export async function proveAddress(
  harness: Pick<Harness, 'client' | 'runJobs' | 'mails'>,
  email: string,
): Promise<void> {
  await harness.runJobs()
  const answer = await harness.client()('POST', '/v1/auth/verify-email', {
    token: tokenMailedTo(harness, email),
  })
  if (answer.status !== 204) throw new Error(`proving the address failed: ${answer.text}`)
}

/** A new person who was invited by `inviter` and has joined, with a client that is signed in. */
export async function joinWorkspace(
  harness: Harness,
  inviter: Send,
  { role = 'member', teamIds = [], name = 'Joe' }: { role?: string; teamIds?: string[]; name?: string } = {},
) {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}-${randomUUID()}@example.com`
  const invited = await inviter('POST', '/v1/invites', { email, role, teamIds })
  if (invited.status !== 201) throw new Error(`the invite failed: ${invited.text}`)
  await harness.runJobs()
  const send = harness.client()
  const password = 'seven green bottles'
  const token = tokenMailedTo(harness, email)
  const answer = await send('POST', '/v1/auth/accept-invite', { token, name, password })
  if (answer.status !== 200) throw new Error(`joining failed: ${answer.text}`)
  return { send, email, password, ...shape.parse(answer.json) }
}
