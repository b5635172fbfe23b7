import type { z } from '@hono/zod-openapi'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import type { Actor, SignedIn } from '../auth/actor.ts'
import type { Scope } from '../auth/scopes.ts'
import type {
  FileContext,
  ListenerContext,
  ReaderContext,
  RequestContext,
  SignedInContext,
  WorkspaceContext,
} from '../context.ts'
import type { Permission } from '../workspaces/can.ts'
import { parsePart, parsePath } from './parse.ts'
import { limits } from './rate-limit.ts'
import type { Reply } from './reply.ts'

/**
 * Who may call: `anyone`; `person` in a session, whatever workspace; or a `member` (or a key acting as one) with
 * the scope and the permission. A session-only endpoint (`scope: null`) cannot be called with a key; one that shows what
 * the scopes of a key show takes `any`.
 */
export type Access =
  | { who: 'anyone' }
  | { who: 'person' }
  | { who: 'member'; scope: Scope | 'any' | null; can: Permission }

/** What an endpoint takes, each part parsed with its schema. */
export type Given<P, Q, B> = {
  params: P
  query: Q
  body: B
  header: (name: string) => string | undefined
  /** The raw body of an endpoint that declares `upload`. */
  upload: { bytes: Uint8Array<ArrayBuffer>; contentType: string }
}

/** The same as it came in. */
export type Raw = Given<unknown, unknown, unknown>

type Described = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As in OpenAPI: `/v1/prompts/{id}`. */
  path: string
  operationId: string
  summary: string
  description?: string
  tag: string
  /** Statuses beyond those that follow from access and shape. */
  errors?: readonly (401 | 403 | 404 | 409 | 412 | 428)[]
  /** A body that is not JSON; the endpoint reads it itself. */
  upload?: { mediaType: string; schema: z.ZodType }
  maxBodyBytes?: number
}

type Typed<P, Q, B, R> = Described & {
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  /** `schema: null` is an empty body; `mediaType` defaults to JSON, and with several the reply says which. */
  success: {
    status: 200 | 201 | 202 | 204
    description: string
    schema: z.ZodType<unknown, R> | null
    hasEtag?: boolean
    /** When the answer is 200 instead, with the same body. */
    unchanged?: string
    mediaType?: string | readonly [string, ...string[]]
  }
}

export type Endpoint = Described & {
  access: Access
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  success: Omit<Typed<never, never, never, never>['success'], 'schema'> & { schema: z.ZodType | null }
  /** Parses, then runs. Throws the errors of `errors.ts` and `HttpProblem`. */
  call: (edge: Edge, raw: Raw) => Promise<Reply<unknown>>
}

/** Whether it takes an `Idempotency-Key`: every change in a workspace does, in the transaction of the change. */
export function isKeyed({ method, access }: Pick<Endpoint, 'method' | 'access'>): boolean {
  return method !== 'get' && access.who === 'member'
}

/** What the edge knows of a request; each kind of endpoint takes its part of it. */
export type Edge = {
  request: RequestContext
  signedIn: SignedIn | null
  actor: Actor | null
  audience: string | null
  /** Waits for a connection to the database, or throws 503. */
  admit: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits until few enough large files are being made, or throws 503. */
  admitFile: <T>(work: () => Promise<T>) => Promise<T>
  inWorkspace: (run: (ctx: WorkspaceContext) => Promise<Reply<unknown>>) => Promise<Reply<unknown>>
}

type Open = { access: { who: 'anyone' } }
type Person = { access: { who: 'person' } }
type Member = { access: { who: 'member'; scope: Scope | 'any' | null; can: Permission } }

/** An endpoint that anybody may call. */
export function openEndpoint<P, Q, B, R>(
  spec: Typed<P, Q, B, R> &
    Open & {
      run: (ctx: RequestContext & { signedIn: SignedIn | null }, given: Given<P, Q, B>) => Promise<Reply<R>>
    },
): Endpoint {
  return {
    ...spec,
    call: (edge, raw) => {
      const given = parse(spec, raw)
      return edge.admit(() => spec.run({ ...edge.request, signedIn: edge.signedIn }, given))
    },
  }
}

/** An endpoint for a person in a session, in whatever workspace or none. */
export function personEndpoint<P, Q, B, R>(
  spec: Typed<P, Q, B, R> &
    Person & { run: (ctx: SignedInContext, given: Given<P, Q, B>) => Promise<Reply<R>> },
): Endpoint {
  return {
    ...spec,
    call: ({ signedIn, request, admit }, raw) => {
      if (signedIn === null) throw new Error('the edge let somebody in who is not signed in')
      const given = parse(spec, raw)
      return admit(() => spec.run({ ...request, signedIn }, given))
    },
  }
}

/**
 * An endpoint on tenant tables: runs in a transaction of the caller's workspace. `run` may be tried twice, so it
 * must have no effect but on `ctx.tx`.
 */
export function workspaceEndpoint<P, Q, B, R>(
  spec: Typed<P, Q, B, R> &
    Member & { run: (ctx: WorkspaceContext, given: Given<P, Q, B>) => Promise<Reply<R>> },
): Endpoint {
  return {
    ...spec,
    call: (edge, raw) => {
      const given = parse(spec, raw)
      return edge.inWorkspace((ctx) => spec.run(ctx, given))
    },
  }
}

/** The same for a read that answers JSON as text, as Postgres wrote it: it is passed on as it is. */
export function listEndpoint<P, Q, B>(
  spec: Omit<Typed<P, Q, B, never>, 'success' | 'method'> &
    Member & {
      method: 'get'
      success: Omit<Endpoint['success'], 'mediaType'>
      run: (ctx: WorkspaceContext, given: Given<P, Q, B>) => Promise<Reply<string>>
    },
): Endpoint {
  return {
    ...spec,
    success: { ...spec.success, mediaType: 'application/json' },
    call: (edge, raw) => {
      const given = parse(spec, raw)
      return edge.inWorkspace((ctx) => spec.run(ctx, given))
    },
  }
}

/**
 * An endpoint on tenant tables without a transaction: `run` reads through `read-in-workspace` and answers JSON as
 * text, which is passed on as it is. For hot reads alone.
 */
export function readEndpoint<P, Q, B>(
  spec: Omit<Typed<P, Q, B, never>, 'success' | 'method'> &
    Member & {
      method: 'get'
      success: Omit<Endpoint['success'], 'mediaType'>
      run: (ctx: ReaderContext, given: Given<P, Q, B>) => Promise<Reply<string | Uint8Array<ArrayBuffer>>>
    },
): Endpoint {
  return {
    ...spec,
    success: { ...spec.success, mediaType: 'application/json' },
    call: ({ actor, audience, request, admit }, raw) => {
      if (actor === null || audience === null)
        throw new Error('the edge let somebody in who has no workspace')
      return spec.run({ ...request, actor, audience, admit }, parse(spec, raw))
    },
  }
}

/**
 * A file of what is in tenant tables, however long it takes to write: that holds no connection to the database. Counted for
 * each person, and only so many are made at once.
 */
export function fileEndpoint<P, Q, B>(
  spec: Omit<Typed<P, Q, B, string>, 'method'> &
    Member & {
      method: 'get'
      run: (ctx: FileContext, given: Given<P, Q, B>) => Promise<Reply<string | Uint8Array<ArrayBuffer>>>
    },
): Endpoint {
  return {
    ...spec,
    call: async ({ actor, request, admit, admitFile }, raw) => {
      if (actor === null) throw new Error('the edge let somebody in who has no workspace')
      const given = parse(spec, raw)
      const { db, clock, random, requestId } = request
      await request.rateLimit(limits.export, actor.userId)
      const read: FileContext['read'] = (work) =>
        admit(() => inWorkspace(db, actor, (tx) => work({ clock, random, requestId, actor, tx })))
      return admitFile(() => spec.run({ clock, read }, given))
    },
  }
}

/** An answer that goes on until its reader leaves or `run` ends it: it holds no connection to the database meanwhile. */
export function streamEndpoint<P, Q, B>(
  spec: Omit<Typed<P, Q, B, string>, 'method'> &
    Member & {
      method: 'get'
      run: (ctx: ListenerContext, given: Given<P, Q, B>) => Reply<ReadableStream<Uint8Array<ArrayBuffer>>>
    },
): Endpoint {
  return {
    ...spec,
    call: async ({ signedIn, actor, audience, request }, raw) => {
      if (actor === null || audience === null)
        throw new Error('the edge let somebody in who has no workspace')
      return spec.run({ ...request, signedIn, actor, audience }, parse(spec, raw))
    },
  }
}

function parse<P, Q, B>(
  spec: Pick<Typed<P, Q, B, never>, 'params' | 'query' | 'body'>,
  raw: Raw,
): Given<P, Q, B> {
  return {
    header: raw.header,
    upload: raw.upload,
    params: parsePath(spec.params, raw.params),
    query: parsePart(spec.query, raw.query, 'query'),
    body: parsePart(spec.body, raw.body, 'body'),
  }
}
