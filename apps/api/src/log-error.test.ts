import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { describeError } from './log-error.ts'
import { startHarness } from './testing/harness.ts'

const { deps } = await startHarness()

describe('an error in the log', () => {
  it('tells of a query what went wrong, and nothing of what it was given', async () => {
    const secret = 'What we pay\n    at Anna Schmidt'
    const failed = [
      deps.db.execute(sql`select ${secret}::text, 1 / ${0}::integer`),
      deps.db.execute(
        sql`insert into users (id, email, name) values (gen_random_uuid(), ${secret}, ${secret})`,
      ),
    ]
    for (const query of failed) {
      const error: unknown = await query.catch((reason: unknown) => reason)
      expect(String(error)).toContain('What we pay')
      const described = describeError(error)
      expect(described.message).toMatch(/^Failed query: (select|insert)/)
      expect(described.cause?.code).toMatch(/^[0-9A-Z]{5}$/)
      expect(described.stack).toContain('log-error.test')
      expect(JSON.stringify(described)).not.toMatch(/What we pay|Anna/)
    }
  })

  it('tells of any other thing that was thrown what it says', () => {
    expect(describeError(new TypeError('no such thing'))).toMatchObject({
      type: 'TypeError',
      message: 'no such thing',
    })
    expect(describeError('oh')).toEqual({ type: 'string', message: 'oh' })
  })
})
