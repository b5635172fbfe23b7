import { expect, it } from 'vitest'
import { cutJsonList } from './json-list.ts'

it('writes item by item what it would write at once', () => {
  const items = [{ text: 'a\nb "c" ]', none: [], some: [1, { x: null }] }, {}, { text: '\u2028' }]
  for (const indent of [1, 2])
    for (const count of [0, 1, 3]) {
      const some = items.slice(0, count)
      const { open, item, close } = cutJsonList({ format: 'ours', version: 1 }, 'items', indent)
      expect(`${open}${some.map(item).join('')}${close(count)}`).toBe(
        `${JSON.stringify({ format: 'ours', version: 1, items: some }, null, indent)}\n`,
      )
    }
})
