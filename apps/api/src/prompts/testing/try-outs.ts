import { z } from 'zod'
import type { Send } from '../../testing/harness.ts'
import { idOf, rowsOf } from '../../testing/read-answer.ts'

type Person = { send: Send }

export const body = 'Write a letter.\nBe kind.\nEnd well.'
export const any = { 'if-match': '*' }
export const save = async ({ send }: Person, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Letter', body, ...fields }))
export const publish = (
  { send }: Person,
  id: string,
  fields: Record<string, unknown>,
  headers: Record<string, string> = any,
) => send('POST', `/v1/prompts/${id}/versions`, fields, headers)
export const merge = (
  { send }: Person,
  id: string,
  {
    name = 'idea',
    headers = any,
    ...fields
  }: { name?: string; headers?: Record<string, string>; body?: string } = {},
) => send('POST', `/v1/prompts/${id}/branches/${encodeURIComponent(name)}/merge`, fields, headers)
export const branches = async ({ send }: Person, id: string) =>
  rowsOf(await send('GET', `/v1/prompts/${id}/branches`))
export const current = async ({ send }: Person, id: string) =>
  z
    .object({ currentVersion: z.object({ number: z.int(), body: z.string() }), revision: z.int() })
    .parse((await send('GET', `/v1/prompts/${id}`)).json)
