import type { Send } from '../../testing/harness.ts'
import { weekOf } from '../../time-entries/testing/keep-time.ts'

type Person = { send: Send }

export const read = async ({ send }: Person, week = '2026-W47', query = '') =>
  weekOf(await send('GET', `/v1/weeks/${week}${query}`))
/** Sends a week, takes it back, approves it and so on. */
export const move = ({ send }: Person, verb: string, body: unknown = {}, week = '2026-W47') =>
  send('POST', `/v1/weeks/${week}/${verb}`, body)
