import type { z } from '@hono/zod-openapi'
import { notFound } from '../errors.ts'
import { HttpProblem } from './problem.ts'
import { absent } from './trusted-cast.ts'

/** Reads one part of a request with its schema; 422 names every wrong field as `body.name`. */
export function parsePart<T>(schema: z.ZodType<T> | undefined, value: unknown, part: 'query' | 'body'): T {
  if (schema === undefined) return absent<T>()
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.map((issue) => ({
    path: [part, ...issue.path].map(String).join('.'),
    message: issue.message,
  }))
  const [first] = errors
  const detail = first === undefined ? 'The request needs another look.' : `${first.path}: ${first.message}`
  throw new HttpProblem(422, 'invalid', detail, { errors })
}

/** Path parts are ids and numbers: one that cannot be is simply not there. */
export function parsePath<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (schema === undefined) return absent<T>()
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw notFound('thing')
}
