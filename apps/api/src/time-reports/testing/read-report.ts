import { expect } from 'vitest'
import type { Send } from '../../testing/harness.ts'
import { reportShape } from '../shapes.ts'

export const october = { from: '2026-10-01', to: '2026-10-31' }

/** The report that a query asks for. */
export async function report(send: Send, query: Record<string, string>) {
  const answer = await send('GET', `/v1/reports/time?${new URLSearchParams(query)}`)
  expect(answer.status, answer.text).toBe(200)
  return reportShape.parse(answer.json)
}
