import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { connect } from './client.ts'
import { inWorkspace } from './in-workspace.ts'

const services = inject('services')
const { db, close } = connect(services.appUrl, { max: 1, name: 'test', statementTimeoutSeconds: 20 })
afterAll(close)

const nobody = { workspaceId: null, memberId: null, userId: null }
const keptLike = async (mark: string) =>
  (await db.execute(sql.raw(`select statement from pg_prepared_statements where statement like '%${mark}%'`)))
    .length

describe('a statement that comes again', () => {
  it('is planned once per connection, in transactions and outside', async () => {
    const mark = `again_${randomUUID().replaceAll('-', '')}`
    const ask = sql`select ${1}::int as ${sql.identifier(mark)}`
    for (let n = 0; n < 3; n++) {
      await db.execute(ask)
      await inWorkspace(db, nobody, (tx) => tx.execute(ask))
      await inWorkspace(db, nobody, (tx) => tx.transaction((inner) => inner.execute(ask)))
    }
    expect(await keptLike(mark)).toBe(1)
  })

  it('is not kept when it was made for the occasion', async () => {
    const mark = `once_${randomUUID().replaceAll('-', '')}`
    const many = sql.join(
      Array.from({ length: 25 }, (_, n) => sql`${n}::int`),
      sql`, `,
    )
    await db.execute(sql`select array[${many}] as ${sql.identifier(mark)}`)
    expect(await keptLike(mark)).toBe(0)
  })

  it('keeps its place when it fails', async () => {
    const divide = (by: number) => db.execute(sql`select 1 / ${by}::int as result`)
    await expect(divide(0)).rejects.toThrow()
    expect(await divide(1)).toMatchObject([{ result: 1 }])
    await expect(divide(0)).rejects.toThrow()
    expect(await divide(1)).toMatchObject([{ result: 1 }])
  })
})
