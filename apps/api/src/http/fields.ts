import { z } from '@hono/zod-openapi'

/** Any UUID: one of another kind than ours is simply not there. In small letters, as ids are compared as texts. */
export const id = z.uuid().toLowerCase().meta({ example: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11' })
export const idParams = z.object({ id })
export const instant = z.iso.datetime().meta({ example: '2026-11-20T09:30:00.000Z' })
