import { maySee } from './collections.ts'
import { demoPeople } from './people.ts'
import { demoPrompts } from './prompts.ts'
import { pickWeighted } from './random.ts'
import type { DemoPerson, DemoPrompt, DemoUse, Model } from './types.ts'
import {
  editedShareByPrompt,
  peopleByCategory,
  personHabits,
  quietDaysByPrompt,
  usedByAll,
  weightByPrompt,
  weightByStatus,
} from './usage-profiles.ts'
import { localClock, toWorkingTime, weekdayBefore } from './working-time.ts'

const historyDays = 92
const usesOnAFullDay = 34
const paceByWeekday = [0.04, 1.05, 1.15, 1.1, 1, 0.75, 0.05]
const models: readonly Model[] = ['chatgpt', 'claude', 'gemini']
const surfaces: readonly DemoUse['surface'][] = ['web', 'extension', 'api', 'cli']
const aFridayEvening = new Date('2026-11-20T17:00:00Z')

/**
 * Every use of the last 92 days, oldest first, always the same for the same random numbers and `now`.
 * `now` decides which days are working days: give it the moment that `daysAgo` will be counted from.
 */
export function demoUses(random: () => number, now: Date = aFridayEvening): DemoUse[] {
  const hourNow = localClock(now).hour
  const firstUse = new Map(demoPrompts.map((prompt) => [prompt.key, existsFrom(prompt, now)]))
  const uses: DemoUse[] = []
  for (let day = historyDays - 1; day >= 0; day--) {
    const growth = 0.6 + 0.8 * (1 - day / historyDays)
    const pace = (paceByWeekday[weekdayBefore(now, day)] ?? 1) * growth * (0.8 + 0.4 * random())
    for (let left = Math.round(usesOnAFullDay * pace); left > 0; left--) {
      const daysAgo = day + (hourNow - officeHour(random)) / 24
      const prompt = pickWeighted(
        demoPrompts,
        (one) => (daysAgo < (firstUse.get(one.key) ?? 0) ? demandFor(one, daysAgo) : 0),
        random,
      )
      const person = prompt && pickWeighted(demoPeople, (one) => habitOf(one, prompt, daysAgo), random)
      if (daysAgo > 0 && prompt && person) uses.push(oneUse(prompt, person, daysAgo, random))
    }
  }
  return uses.sort((a, b) => b.daysAgo - a.daysAgo)
}

// An hour after the first version, whether it is placed as written or moved to office hours.
function existsFrom(prompt: DemoPrompt, now: Date): number {
  const created = prompt.versions[0]?.daysAgo ?? 0
  return Math.min(created, toWorkingTime(created, now)) - 1 / 24
}

// Two humps, at eleven and at three; the sum of three draws is bell-shaped.
function officeHour(random: () => number): number {
  const hump = random() < 0.55 ? 10.7 : 15.1
  return hump + (random() + random() + random() - 1.5) * 2.4
}

function demandFor(prompt: DemoPrompt, daysAgo: number): number {
  if (daysAgo < (quietDaysByPrompt[prompt.key] ?? 0)) return 0
  return weightByPrompt[prompt.key] ?? weightByStatus[prompt.status]
}

function habitOf(person: DemoPerson, prompt: DemoPrompt, daysAgo: number): number {
  const habits = personHabits[person.key]
  const isOwner = prompt.owner === person.key
  const [awayTo, awayFrom] = habits.away ?? [0, 0]
  const isHere = daysAgo < (habits.since ?? historyDays) && (daysAgo < awayTo || daysAgo > awayFrom)
  if (!isHere || !maySee(person, prompt)) return 0
  if (prompt.status === 'draft') return isOwner ? 1 : 0
  const interest = peopleByCategory[prompt.category][person.key] ?? 0
  return (
    habits.activity *
    (isOwner ? Math.max(interest, 2) : interest || (usedByAll.includes(prompt.key) ? 0.4 : 0))
  )
}

function oneUse(prompt: DemoPrompt, person: DemoPerson, daysAgo: number, random: () => number): DemoUse {
  const habits = personHabits[person.key]
  const surface = pickWeighted(surfaces, (one) => habits.surfaces[one] ?? 0, random) ?? 'web'
  const target = targetOf(prompt, person, surface, random)
  const isSeen = surface === 'extension' && target !== 'clipboard' && random() < 0.92
  const base = { prompt: prompt.key, person: person.key, daysAgo, surface, target }
  if (!isSeen) return { ...base, outcome: null, similarity: null }
  if (random() >= editedShare(prompt, daysAgo)) return { ...base, outcome: 'as_is', similarity: 1 }
  const similarity = random() < 0.7 ? 0.85 + random() * 0.13 : 0.45 + random() * 0.4
  return { ...base, outcome: 'edited', similarity: Math.round(similarity * 100) / 100 }
}

function targetOf(
  prompt: DemoPrompt,
  person: DemoPerson,
  surface: DemoUse['surface'],
  random: () => number,
): DemoUse['target'] {
  const clipboardShare = { web: 0.3, extension: 0.04, api: 0.2, cli: 1 }[surface]
  if (random() < clipboardShare) return 'clipboard'
  const liking = (model: Model) =>
    personHabits[person.key].models[model] * (prompt.recommendedModels.includes(model) ? 3 : 1)
  return pickWeighted(models, liking, random) ?? 'chatgpt'
}

// What the later versions mend was edited by hand before.
function editedShare(prompt: DemoPrompt, daysAgo: number): number {
  const share = editedShareByPrompt[prompt.key] ?? (prompt.status === 'battle_tested' ? 0.07 : 0.16)
  const laterVersions = prompt.versions.filter((version) => version.daysAgo < daysAgo).length
  return Math.min(0.85, share * (1 + 0.5 * laterVersions))
}
