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
import type { Events } from '../events/create-events.ts'
import { hasEnqueued, nudgeRelay } from '../queue/enqueue.ts'
import { networkOf } from './client-address.ts'
import { withinDeadline } from './deadline.ts'
import { type Edge, type Endpoint, isKeyed } from './endpoint.ts'
import { onceForKey } from './idempotency-key.ts'
import { HttpProblem } from './problem.ts'
import { limits, type RateLimiter } from './rate-limit.ts'
import { noBody, readBody, takesBody } from './read-body.ts'
import { readHeader } from './read-header.ts'
import { refuseWithoutAccess } from './refuse-access.ts'
import type { Reply } from './reply.ts'
import type { Answer, Incoming } from './request-context.ts'
import { type LoadShedder, rankOf } from './shed-load.ts'

export type EdgeDeps = Deps & {
  sessions: Sessions
  identities: Identities
  promptCache: PromptCache
  events: Events
  rateLimit: RateLimiter
  loadShedder: LoadShedder
}
export type HttpEnv = { Bindings: Incoming; Variables: { request: RequestContext } }

const longBodyMilliseconds = 1000

/** What a limit says of a request, for its answer and for the error there is in place of one. */
export type Counted = { limitHeaders: Record<string, string> }

/** Everything between the socket and an endpoint: who, whether they may, how often, what they sent. */
export async function answer(
  deps: EdgeDeps,
  endpoint: Endpoint,
  c: Context<HttpEnv>,
  { request, counted }: { request: RequestContext; counted: Counted },
): Promise<Answer> {
  const rank = rankOf(c)
  deps.loadShedder.refuseWhenLate(rank)
  // The place is kept until the work is over, however long somebody waits for it.
  const admit = <T>(work: () => Promise<T>) => withinDeadline(deps.loadShedder.admit(rank, work))
  const authorization = readHeader(c, 'authorization')
  refuseForeignOrigin(c, deps.env.publicOrigin, authorization)
  const identify = () => deps.identities.find({ authorization, cookie: readHeader(c, 'cookie') }, admit)
  let identity = await identify()
  counted.limitHeaders = await countRequest(deps, identity, request.clientAddress)
  refuseWithoutAccess(endpoint, identity)
  const startedAt = performance.now()
  const body = takesBody(endpoint) ? await readBody(c.req.raw, endpoint) : noBody
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
    admit,
    admitFile: (work) => deps.loadShedder.admitFile(rank, work),
    inWorkspace: async (run) => {
      const { actor } = identity
      if (actor === null) throw new Error('the edge let somebody in who has no workspace')
      const key = isKeyed(endpoint) ? readHeader(c, 'idempotency-key') : undefined
      let used: Tx | null = null
      const work = (tx: Tx) => {
        used = tx
        const ctx = { ...deps, tx, actor, requestId: request.requestId }
        if (key === undefined) return run(ctx)
        return onceForKey(
          ctx,
          { key: checkKey(key), method: c.req.method, path: c.req.path, body: body.hash },
          () => run(ctx),
        )
      }
      const reply = await admit(() => inWorkspace(deps.db, actor, work))
      if (used !== null) {
        await deps.promptCache.forget(actor.workspaceId, promptsChangedIn(used))
        if (hasEnqueued(used)) await nudgeRelay(deps)
      }
      return reply
    },
  }
  const call = endpoint.call(edge, {
    params: c.req.param(),
    query: endpoint.query === undefined ? {} : c.req.query(),
    body: body.json,
    upload: { bytes: body.bytes, contentType: readHeader(c, 'content-type') ?? '' },
    header: (name) => readHeader(c, name),
  })
  const isWrite = !safeMethods.includes(c.req.method)
  const reply = await (isWrite ? call.finally(() => deps.identities.forgetAfterWrite(identity)) : call)
  return respond(c, deps, endpoint, identity, reply, counted)
}

function respond(
  c: Context<HttpEnv>,
  deps: EdgeDeps,
  endpoint: Endpoint,
  identity: Identity,
  reply: Reply<unknown>,
  { limitHeaders }: Counted,
): Answer {
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...limitHeaders, ...reply.headers }
  if (identity.signedIn?.isRenewed === true)
    headers['set-cookie'] ??= sessionCookie(identity.signedIn.token, deps.env.publicUrl)
  const { etag } = headers
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (isRead && etag !== undefined && isKnown(etag, readHeader(c, 'if-none-match')))
    return { status: 304, headers, body: null }
  const { status, body } = reply
  if (body instanceof ReadableStream && c.req.method === 'HEAD') {
    void body.cancel()
    return { status, headers, body: null }
  }
  if (status === 204) return { status, headers, body: null }
  const { mediaType } = endpoint.success
  if (mediaType !== undefined && isRaw(body)) {
    headers['content-type'] ??= typeof mediaType === 'string' ? mediaType : mediaType[0]
    return { status, headers, body }
  }
  headers['content-type'] = 'application/json'
  return { status, headers, body: JSON.stringify(body) }
}

/** Whether they have it already: a list of tags, of which a proxy may have made weak ones (RFC 9110, 13.1.2). */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

function isRaw(
  body: unknown,
): body is string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

// A browser always tells where an unsafe request comes from; a client that tells neither is no browser.
function refuseForeignOrigin(
  c: Context<HttpEnv>,
  publicOrigin: string,
  authorization: string | undefined,
): void {
  if (safeMethods.includes(c.req.method) || authorization !== undefined) return
  const origin = readHeader(c, 'origin')
  const site = readHeader(c, 'sec-fetch-site')
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

function checkKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new HttpProblem(
    400,
    'idempotency_key_malformed',
    'Idempotency-Key takes 1 to 255 visible ASCII characters.',
  )
}
