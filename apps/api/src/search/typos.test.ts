import { demoPrompts } from '@promptsheet/db/seed/content/prompts'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import { describe, expect, it } from 'vitest'
import { misspell, sampleNames } from './testing/sample-names.ts'
import { startLibrary } from './testing/start-library.ts'

const library = await startLibrary()

describe('a name with two typos', () => {
  it('is among the first five at least 97 times in a hundred, of 1,000 much alike', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const names = sampleNames(940)
    const samples = [
      ...demoPrompts.map(({ name, useCase, category, tags, versions }) => ({
        name,
        useCase,
        category,
        tags: [...tags],
        body: versions[0]?.body ?? '',
      })),
      ...names.map((name, n) => ({ name, body: `${names[(n * 31) % names.length]} again` })),
    ]
    const ids = await addPrompts(samples)
    const random = seededRandom(20261121)
    const missed: string[] = []
    const tries = 320
    for (let n = 0; n < tries; n++) {
      const at = n < demoPrompts.length * 3 ? n % demoPrompts.length : Math.floor(random() * samples.length)
      const typed = misspell((samples[at]?.name ?? '').replaceAll('"', ''), 2, random)
      const top = await find(first, typed, { limit: 5 })
      if (!top.includes(ids[at] ?? '')) missed.push(`${samples[at]?.name} < ${typed}`)
    }
    expect(missed.length / tries, missed.join('\n')).toBeLessThanOrEqual(0.03)
  }, 60_000)
})
