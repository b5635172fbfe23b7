import { createHash } from 'node:crypto'
import type { Steps } from '@promptsheet/shared/steps'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'

/**
 * A key for each row that it has in every export it is in: whose, when, how long and what; and the number of the row among
 * its equals. Our own exports say the id. Empty for a row that is in the file once more.
 */
export function* keyRows({ kind, rows }: Pick<TimeFile, 'kind' | 'rows'>): Steps<string[]> {
  const seen = new Map<string, number>()
  const keys: string[] = []
  for (const [index, row] of rows.entries()) {
    if (index % 200 === 0) yield index / rows.length
    if (row.id !== null) {
      const key = `${ownPrefix}${row.id}`
      keys.push(seen.has(key) ? '' : key)
      seen.set(key, 1)
      continue
    }
    const said = [row.person, row.said, row.client, row.project, ...row.task, '', row.description]
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url')
    const before = seen.get(hash) ?? 0
    seen.set(hash, before + 1)
    keys.push(`${kind}:${hash}:${before}`)
  }
  return keys
}

export const ownPrefix = 'entry:'
