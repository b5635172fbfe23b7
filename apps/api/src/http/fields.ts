import { z } from '@hono/zod-openapi'

/** Any UUID: one of another kind than ours is simply not there. In small letters, as ids are compared as texts. */
export const id = z.uuid().toLowerCase().meta({ example: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11' })
export const idParams = z.object({ id })
export const instant = z.iso.datetime().meta({ example: '2026-11-20T09:30:00.000Z' })

/** A day somewhere, without its zone. */
export const localDate = z.iso.date().meta({ example: '2026-11-20' })
/** An ISO week. */
export const week = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'Give an ISO week such as 2026-W47')
  .meta({ example: '2026-W47' })
/** Minor units of an ISO 4217 currency; for a rate, for an hour. */
export const money = z
  .object({ amount: z.int().meta({ example: 9500 }), currency: z.string().meta({ example: 'EUR' }) })
  .openapi('Money', { description: 'Minor units of an ISO 4217 currency; a rate is for an hour.' })

/** A shape with a name of its own, or null: `.nullable()` would take the name along, and say null wherever it is used. */
export function orNull<Shape extends z.ZodType>(shape: Shape) {
  return z.union([shape, z.null()])
}

/** What is said of a field that a strict object does not take. */
export const elsewhere = (said: string) => ({
  error: ({ code }: { code: string }) => (code === 'unrecognized_keys' ? said : undefined),
})
