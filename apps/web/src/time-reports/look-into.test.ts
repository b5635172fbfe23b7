import { describe, expect, it } from 'vitest'
import { lookInto } from './look-into.ts'
import type { Level } from './report-address.ts'

const report = (groupBy: Level[], ownHoursOnly = false) => ({
  from: '2026-10-05',
  to: '2026-11-20',
  weekStart: 1,
  groupBy,
  ownHoursOnly,
})
const query = { period: 'this_month', billable: 'true' } as const

describe('looking into a line of a report', () => {
  it('keeps what was asked for, narrows it, and goes on with the groupings below', () => {
    const path = [{ by: 'client', key: 'c' }] as const
    expect(lookInto(query, report(['client', 'project', 'day']), path)).toBe(
      'period=this_month&groupBy=project%2Cday&clientId=c&billable=true',
    )
  })

  it('asks the next question where there is none below', () => {
    const into = (by: Level, own = false) =>
      new URLSearchParams(lookInto(query, report([by], own), [{ by, key: 'x' }]) ?? '').get('groupBy')
    expect([into('client'), into('project'), into('task'), into('task', true), into('member')]).toEqual([
      'project',
      'task',
      'member',
      'day',
      'project',
    ])
    expect(
      lookInto({ from: 'a', to: 'b', projectId: 'p', taskId: 't', memberId: 'm' }, report(['day']), [
        { by: 'day', key: '2026-10-06' },
      ]),
    ).toBe('from=2026-10-06&to=2026-10-06&groupBy=entry&memberId=m&projectId=p&taskId=t')
  })

  it('stays within the days of the report', () => {
    const daysOf = (...path: { by: Level; key: string }[]) => {
      const search = new URLSearchParams(lookInto(query, report(path.map(({ by }) => by)), path) ?? '')
      return [search.get('period'), search.get('from'), search.get('to')]
    }
    expect(daysOf({ by: 'month', key: '2026-10' })).toEqual([null, '2026-10-05', '2026-10-31'])
    expect(daysOf({ by: 'month', key: '2026-10' }, { by: 'week', key: '2026-W44' })).toEqual([
      null,
      '2026-10-26',
      '2026-10-31',
    ])
  })

  it('cannot look into what has no name, nor into an entry', () => {
    expect(lookInto(query, report(['client']), [{ by: 'client', key: null }])).toBeNull()
    expect(lookInto(query, report(['entry']), [{ by: 'entry', key: 'e' }])).toBeNull()
  })
})
