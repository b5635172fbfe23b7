import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { before, start, timerOf } from './testing/tell-timer.ts'

const harness = await startHarness()
const { person, deps, passTime } = harness
const ago = (seconds: number) => before(harness, seconds)

describe('a forgotten timer', () => {
  const hours = 3600
  it('is not one before the time its person chose', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(7 * hours) })
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toBeNull()
  })

  it('proposes the usual end when nothing else is known', async () => {
    const mia = await person('Mia')
    const startedAt = ago(20 * hours)
    await start(mia.send, { startedAt })
    const since = new Date(Date.parse(startedAt) + 8 * hours * 1000).toISOString()
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toEqual({
      since,
      proposedEnd: since,
      reason: 'usual_length',
    })
  })

  it('proposes when days usually end, in the zone the work was in', async () => {
    const mia = await person('Mia')
    for (const day of [4, 3, 2]) {
      const [from, to] = berlin(day, '09:00', '17:30')
      await start(mia.send, { startedAt: from })
      await mia.send('POST', '/v1/timer/stop', { endedAt: to })
    }
    const [from, to] = berlin(1, '08:45', '17:30')
    await start(mia.send, { startedAt: from })
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toMatchObject({
      proposedEnd: to,
      reason: 'usual_day_end',
    })
  })

  it('proposes the last thing done before a long pause', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(60) })
    passTime(2 * hours)
    const earliest = Date.parse(ago(0))
    await mia.send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello' })
    const latest = Date.parse(ago(0))
    passTime(14 * hours)
    const { forgotten } = timerOf(await mia.send('GET', '/v1/timer'))
    expect(forgotten?.reason).toBe('last_activity')
    expect(Date.parse(forgotten?.proposedEnd ?? '')).toBeGreaterThanOrEqual(earliest)
    expect(Date.parse(forgotten?.proposedEnd ?? '')).toBeLessThanOrEqual(latest)
  })
})

/** Two clock times in Berlin so many days ago, as instants. */
function berlin(daysAgo: number, from: string, to: string): [string, string] {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(
    new Date(deps.clock().getTime() - daysAgo * 86_400_000),
  )
  const at = (time: string) => {
    for (const offset of ['+01:00', '+02:00']) {
      const instant = new Date(`${day}T${time}:00${offset}`)
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Berlin',
        timeStyle: 'short',
      }).format(instant)
      if (shown === time) return instant.toISOString()
    }
    throw new Error('no such time')
  }
  return [at(from), at(to)]
}
