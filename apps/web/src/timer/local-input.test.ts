import { afterAll, describe, expect, it, vi } from 'vitest'
import { fromLocalInput, toLocalInput } from './local-input.ts'

vi.stubEnv('TZ', 'Europe/Berlin')
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('a moment in a field', () => {
  it('is the one it was as long as nobody touches it, also in the hour that there is twice', () => {
    for (const instant of ['2026-10-25T00:30:15.000Z', '2026-10-25T01:30:15.000Z']) {
      expect(toLocalInput(instant)).toBe('2026-10-25T02:30')
      expect(fromLocalInput('2026-10-25T02:30', instant)).toBe(instant)
    }
  })

  it('goes over midnight and a change of clocks like the clock on the wall', () => {
    const shown = '2026-03-29T07:00:00.000Z'
    expect(toLocalInput(shown)).toBe('2026-03-29T09:00')
    expect(fromLocalInput('2026-03-28T23:30', shown)).toBe('2026-03-28T22:30:00.000Z')
    // There was no half past two: the clocks had gone on.
    expect(fromLocalInput('2026-03-29T02:30', shown)).toBe('2026-03-29T01:30:00.000Z')
    expect(fromLocalInput('', shown)).toBeNull()
  })
})
