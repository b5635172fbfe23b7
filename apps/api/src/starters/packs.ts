import { readFileSync } from 'node:fs'
import { parsePromptMarkdown } from '@promptsheet/shared/prompt-markdown'
import { slugify } from '@promptsheet/shared/template'

export const packKeys = ['marketing', 'sales', 'support', 'people', 'analysis'] as const
export type PackKey = (typeof packKeys)[number]

const about: Record<PackKey, { name: string; description: string }> = {
  marketing: {
    name: 'Marketing',
    description: 'Launches, pages, posts, stories and the report at the end of the month.',
  },
  sales: {
    name: 'Sales',
    description: 'First mails, calls, proposals, objections, and the customers you have.',
  },
  support: { name: 'Support', description: 'Upset people, outages, refunds, help articles and handovers.' },
  people: { name: 'People', description: 'Hiring, first weeks, feedback, hard talks and changes said well.' },
  analysis: {
    name: 'Analysis',
    description: 'Tables, charts, reports, experiments and decisions with numbers.',
  },
}

export type StarterPrompt = {
  key: string
  name: string
  useCase: string
  category: string
  tags: string[]
  notes: string
  body: string
}
export type StarterPack = { key: PackKey; name: string; description: string; prompts: StarterPrompt[] }

/** The packs that come with the product, read from the Markdown files beside this one, as anybody could import them. */
export const starterPacks: readonly StarterPack[] = packKeys.map((key) => {
  const file = new URL(`./packs/${key}.md`, import.meta.url)
  const { records, problems } = parsePromptMarkdown(readFileSync(file, 'utf8'))
  if (problems.length > 0) throw new Error(`the starter pack ${key}: ${JSON.stringify(problems[0])}`)
  const prompts = records.map(({ name, useCase, tags, notes, body }) => ({
    key: slugify(name),
    name,
    useCase,
    category: about[key].name,
    tags,
    notes,
    body,
  }))
  return { key, ...about[key], prompts }
})
