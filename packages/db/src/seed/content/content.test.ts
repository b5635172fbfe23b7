import { describe, expect, it } from 'vitest'
import { demoCollections, maySee } from './collections.ts'
import { demoEmail, demoPeople, demoTeams } from './people.ts'
import { demoPrompts } from './prompts.ts'
import { seededRandom } from './random.ts'
import type { DemoPrompt } from './types.ts'
import { demoUses } from './usage.ts'
import { localClock, toWorkingTime, weekdayBefore } from './working-time.ts'

const blankPattern = /\{\{([^{}=\n]+)(?:=([^{}\n]+))?\}\}/g
const blankId = (label: string) =>
  label
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
const keys = (things: readonly { key: string }[]) => things.map((thing) => thing.key)
const latestBody = (prompt: DemoPrompt) => prompt.versions.at(-1)?.body ?? ''
const blanksOf = (body: string) =>
  new Set([...body.matchAll(blankPattern)].map((match) => blankId(match[1] ?? '')))

describe('the demo workspace', () => {
  it('has nine people in two teams, with the demo login among the owners', () => {
    expect(demoPeople).toHaveLength(9)
    expect(demoTeams).toHaveLength(2)
    expect(demoPeople.find((person) => person.email === demoEmail)?.role).toBe('owner')
    expect(demoPeople.some((one) => one.role === 'admin' && !one.teams.includes('people-hr'))).toBe(true)
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(9)
    for (const team of [...demoPeople, ...demoCollections].flatMap((one) => one.teams)) {
      expect(keys(demoTeams)).toContain(team)
    }
  })

  it('limits a collection to teams exactly when it names some', () => {
    for (const collection of demoCollections) {
      expect(collection.visibility === 'teams', collection.key).toBe(collection.teams.length > 0)
    }
  })

  it('has 60 prompts with keys and names of their own', () => {
    expect(demoPrompts).toHaveLength(60)
    expect(new Set(keys(demoPrompts)).size).toBe(60)
    expect(new Set(demoPrompts.map((prompt) => prompt.name)).size).toBe(60)
    expect(demoPrompts.filter((prompt) => prompt.versions.length > 1)).toHaveLength(30)
  })
})

describe.each(demoPrompts)('the prompt $key', (prompt) => {
  it('is owned and written by people who may see it and may edit', () => {
    if (prompt.collection) expect(keys(demoCollections)).toContain(prompt.collection)
    for (const key of [prompt.owner, ...prompt.versions.map((version) => version.author)]) {
      const person = demoPeople.find((one) => one.key === key)
      expect(person && person.role !== 'viewer' && maySee(person, prompt), key).toBe(true)
    }
  })

  it('has versions in order, at least three days apart, each with another text and a reason', () => {
    for (const [index, version] of prompt.versions.entries()) {
      const before = prompt.versions[index - 1]
      expect(version.daysAgo).toBeGreaterThan(1)
      expect(version.daysAgo).toBeLessThan(92)
      expect(version.changeNote).not.toBe('')
      if (before) expect(before.daysAgo - version.daysAgo).toBeGreaterThan(3)
      if (before) expect(version.body).not.toBe(before.body)
      expect(version.body).not.toMatch(/[ \t]\n|\n{3}/)
    }
  })

  it('has blanks with balanced braces, at most six, and overrides only for blanks that are there', () => {
    for (const { body } of prompt.versions) expect(body.replace(blankPattern, '')).not.toMatch(/[{}]/)
    const blanks = blanksOf(latestBody(prompt))
    expect(blanks.size).toBeLessThanOrEqual(6)
    for (const input of prompt.inputs) expect(blanks).toContain(input.id)
    expect(new Set(prompt.inputs.map((input) => input.id)).size).toBe(prompt.inputs.length)
  })

  it('can be read in a minute or two', () => {
    expect(latestBody(prompt).split(/\s+/).length).toBeLessThan(350)
    expect(prompt.useCase).not.toContain('\n')
  })
})

describe.each(['2026-11-20T17:00:00Z', '2026-11-21T00:10:00Z', '2027-04-05T08:30:00Z'])(
  'the uses before %s',
  (at) => {
    const now = new Date(at)
    const uses = demoUses(seededRandom(1), now)
    const countBy = (pick: (use: (typeof uses)[number]) => boolean) => uses.filter(pick).length
    const peopleOf = (key: string) =>
      new Set(uses.filter((use) => use.prompt === key).map((use) => use.person)).size

    it('number about two thousand and are the same every time', () => {
      expect(uses.length).toBeGreaterThanOrEqual(1800)
      expect(uses.length).toBeLessThanOrEqual(2500)
      expect(demoUses(seededRandom(1), now)).toEqual(uses)
    })

    it('happen in the past, after the prompt was there, by people who may see it', () => {
      for (const use of uses) {
        const prompt = demoPrompts.find((one) => one.key === use.prompt)
        const person = demoPeople.find((one) => one.key === use.person)
        const created = prompt?.versions[0]?.daysAgo ?? 0
        expect(use.daysAgo).toBeGreaterThan(0)
        expect(use.daysAgo).toBeLessThan(Math.min(created, toWorkingTime(created, now)))
        expect(person && prompt && maySee(person, prompt)).toBe(true)
        expect(use.similarity === null).toBe(use.outcome === null)
      }
    })

    it('grow, and rest at the weekend', () => {
      expect(countBy((use) => use.daysAgo < 30)).toBeGreaterThan(1.2 * countBy((use) => use.daysAgo > 62))
      const hourNow = localClock(now).hour
      const isWeekend = (daysAgo: number) =>
        [0, 6].includes(weekdayBefore(now, Math.ceil(daysAgo - hourNow / 24)))
      expect(countBy((use) => isWeekend(use.daysAgo))).toBeLessThan(uses.length * 0.05)
    })

    it('show stars, a long tail, eight untouched prompts and some that are not quite right', () => {
      expect(demoPrompts.filter((prompt) => peopleOf(prompt.key) >= 6).length).toBeGreaterThanOrEqual(4)
      const untouched = demoPrompts.filter(
        (prompt) =>
          (prompt.versions[0]?.daysAgo ?? 0) > 60 &&
          !uses.some((use) => use.prompt === prompt.key && use.daysAgo < 60),
      )
      expect(untouched).toHaveLength(8)
      const editedOften = demoPrompts.filter(({ key }) => {
        const seen = uses.filter((use) => use.prompt === key && use.outcome !== null)
        return seen.length >= 10 && seen.filter((use) => use.outcome === 'edited').length > seen.length / 2
      })
      expect(keys(editedOften)).toEqual(
        expect.arrayContaining(['linkedin-project-post', 'proposal-first-draft']),
      )
      expect(editedOften.length).toBeLessThanOrEqual(5)
    })
  },
)
