import { createHash } from 'node:crypto'
import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import type { Context } from 'hono'
import { promptsChangedIn } from '../audit/record.ts'
import type { Identity } from '../auth/authenticate.ts'
import type { Identities } from '../auth/identities.ts'
import { sessionCookie } from '../auth/session-cookie.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { PromptCache } from '../cache/prompt-cache.ts'
import type { RequestContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { hasEnqueued, nudgeRelay } from '../queue/enqueue.ts'
import { can } from '../workspaces/can.ts'
import { networkOf } from './client-address.ts'
import { withinDeadline } from './deadline.ts'
import { type Edge, type Endpoint, isKeyed } from './endpoint.ts'
import { onceForKey } from './idempotency-key.ts'
import { HttpProblem } from './problem.ts'
import { limits, type RateLimiter } from './rate-limit.ts'
import type { Reply } from './reply.ts'

export type EdgeDeps = Deps & {
  sessions: Sessions
  identities: Identities
  promptCache: PromptCache
  rateLimit: RateLimiter
}
export type HttpEnv = { Variables: { request: RequestContext } }

const defaultMaxBodyBytes = 1_048_576
const longBodyMilliseconds = 1000

/** Everything between the socket and an endpoint: who, whether they may, how often, what they sent. */
export async function answer(deps: EdgeDeps, endpoint: Endpoint, c: Context<HttpEnv>): Promise<Response> {
  const request = c.var.request
  const authorization = c.req.header('authorization')
  refuseForeignOrigin(c, deps.env.publicOrigin, authorization)
  const identify = () =>
    withinDeadline(deps.identities.find({ authorization, cookie: c.req.header('cookie') }))
  let identity = await identify()
  const limitHeaders = await countRequest(deps, identity, request.clientAddress)
  refuseWithoutAccess(endpoint, identity)
  const startedAt = performance.now()
  const body = await readBody(c.req.raw, endpoint)
  if (performance.now() - startedAt > longBodyMilliseconds) {
    // Whoever sends slowly may have been removed meanwhile.
    identity = await identify()
    refuseWithoutAccess(endpoint, identity)
  }
  const edge: Edge = {
    request,
    signedIn: identity.signedIn,
    actor: identity.actor,
    audience: identity.audience,
    inWorkspace: async (run) => {
      const { actor } = identity
      if (actor === null) throw new Error('the edge let somebody in who has no workspace')
      const key = isKeyed(endpoint) ? c.req.header('idempotency-key') : undefined
      let used: Tx | null = null
      const reply = await inWorkspace(deps.db, actor, (tx) => {
        used = tx
        const ctx = { ...deps, tx, actor, requestId: request.requestId }
        if (key === undefined) return run(ctx)
        return onceForKey(
          ctx,
          { key: checkKey(key), method: c.req.method, path: c.req.path, body: body.hash },
          () => run(ctx),
        )
      })
      if (used !== null) {
        await deps.promptCache.forget(actor.workspaceId, promptsChangedIn(used))
        if (hasEnqueued(used)) await nudgeRelay(deps)
      }
      return reply
    },
  }
  const call = endpoint.call(edge, {
    params: c.req.param(),
    query: c.req.query(),
    body: body.json,
    upload: { bytes: body.bytes, contentType: c.req.header('content-type') ?? '' },
    header: (name) => c.req.header(name),
  })
  const isWrite = !safeMethods.includes(c.req.method)
  const reply = await withinDeadline(call).finally(
    () => isWrite && deps.identities.forgetAfterWrite(identity),
  )
  return respond(c, deps, endpoint, identity, reply, limitHeaders)
}

function respond(
  c: Context<HttpEnv>,
  deps: EdgeDeps,
  endpoint: Endpoint,
  identity: Identity,
  reply: Reply<unknown>,
  limitHeaders: Record<string, string>,
): Response {
  const headers = new Headers({ 'cache-control': 'no-store', ...limitHeaders, ...reply.headers })
  if (identity.signedIn?.isRenewed === true && !headers.has('set-cookie'))
    headers.set('set-cookie', sessionCookie(identity.signedIn.token, deps.env.publicUrl))
  const etag = headers.get('etag')
  if (c.req.method === 'GET' && etag !== null && c.req.header('if-none-match') === etag)
    return new Response(null, { status: 304, headers })
  const { status, body } = reply
  if (status === 204) return new Response(null, { status, headers })
  const { mediaType } = endpoint.success
  if (mediaType !== undefined && isRaw(body)) {
    const [first] = [mediaType].flat()
    if (first !== undefined && !headers.has('content-type')) headers.set('content-type', first)
    return new Response(body, { status, headers })
  }
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers })
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

// A browser always tells where an unsafe request comes from; a client that tells neither is no browser.
function refuseForeignOrigin(
  c: Context<HttpEnv>,
  publicOrigin: string,
  authorization: string | undefined,
): void {
  if (safeMethods.includes(c.req.method) || authorization !== undefined) return
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isOurs = origin !== undefined ? origin === publicOrigin : site === undefined || site === 'same-origin'
  if (!isOurs)
    throw new HttpProblem(
      403,
      'foreign_origin',
      `Requests with a cookie are taken from ${publicOrigin} only.`,
    )
}

function countRequest(
  deps: EdgeDeps,
  { actor, signedIn }: Identity,
  address: string,
): Promise<Record<string, string>> {
  if (actor?.keyId != null) return deps.rateLimit(limits.key, actor.keyId)
  if (signedIn !== null) return deps.rateLimit(limits.member, signedIn.userId)
  return deps.rateLimit(limits.address, networkOf(address))
}

function refuseWithoutAccess({ access }: Endpoint, { actor, signedIn }: Identity): void {
  if (access.who === 'anyone') return
  if (actor === null && signedIn === null)
    throw new HttpProblem(
      401,
      'unauthenticated',
      'Sign in, or send an API key as `Authorization: Bearer psk_…`.',
      {
        headers: { 'www-authenticate': 'Bearer' },
      },
    )
  if (access.who === 'person') {
    if (signedIn === null)
      throw new HttpProblem(403, 'session_only', 'This is for people who are signed in, not for keys.')
    return
  }
  if (actor === null)
    throw new HttpProblem(403, 'no_workspace', 'You are not in a workspace. Make one or accept an invite.')
  if (actor.scopes !== null) {
    if (access.scope === null)
      throw new HttpProblem(403, 'session_only', 'This is for people who are signed in, not for keys.')
    if (!actor.scopes.includes(access.scope))
      throw new HttpProblem(403, 'missing_scope', `This key lacks the scope ${access.scope}.`)
  }
  if (!can(actor.role, access.can))
    throw new HttpProblem(
      403,
      'forbidden',
      `Your role here (${actor.role}) may not do this. Ask an owner or admin.`,
    )
}

function checkKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new HttpProblem(
    400,
    'idempotency_key_malformed',
    'Idempotency-Key takes 1 to 255 visible ASCII characters.',
  )
}

type Body = { json: unknown; hash: string; bytes: Uint8Array<ArrayBuffer> }

async function readBody(request: Request, endpoint: Endpoint): Promise<Body> {
  const nothing = { json: undefined, hash: '', bytes: new Uint8Array() }
  if (endpoint.body === undefined && endpoint.upload === undefined) return nothing
  const bytes = await readAtMost(request, endpoint.maxBodyBytes ?? defaultMaxBodyBytes)
  const type = request.headers.get('content-type') ?? ''
  if (endpoint.upload !== undefined && !type.includes('json'))
    return { json: undefined, hash: sha256(bytes), bytes }
  if (bytes.length > 0 && !type.includes('json'))
    throw new HttpProblem(415, 'not_json', 'Send the body as JSON with `Content-Type: application/json`.')
  const text = decodeUtf8(bytes)
  return { json: bytes.length === 0 ? undefined : parseJson(text), hash: sha256(bytes), bytes }
}

async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new HttpProblem(
    413,
    'too_large',
    `The body may have at most ${Math.floor(maxBytes / 1024)} KiB.`,
  )
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let length = 0
  if (request.body === null) return new Uint8Array()
  for await (const chunk of request.body) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, 'not_utf8', 'The body is not UTF-8.')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, 'malformed_json', 'The body is not JSON.')
  }
}
