import type { DemoCollection, DemoPerson, DemoPrompt } from './types.ts'

export const demoCollections: readonly DemoCollection[] = [
  {
    key: 'everyday',
    name: 'Everyday writing',
    description: 'Notes, summaries and short texts that everyone here writes every week.',
    visibility: 'workspace',
    teams: [],
  },
  {
    key: 'marketing',
    name: 'Marketing and launches',
    description: 'Campaigns, launches and content, for our clients and for ourselves.',
    visibility: 'workspace',
    teams: [],
  },
  {
    key: 'sales',
    name: 'Pitches and pricing',
    description: 'From the first e-mail to the signed proposal. Client work only: our prices are in here.',
    visibility: 'teams',
    teams: ['client-work'],
  },
  {
    key: 'support',
    name: 'Client support',
    description: 'Replies, handovers and help articles for the help desks we run.',
    visibility: 'workspace',
    teams: [],
  },
  {
    key: 'delivery',
    name: 'Delivery and reporting',
    description: 'Running projects, telling clients how they go, and making sense of the numbers.',
    visibility: 'workspace',
    teams: [],
  },
  {
    key: 'hiring',
    name: 'Hiring and people',
    description: 'Applications, reviews and hard conversations. People & HR only.',
    visibility: 'teams',
    teams: ['people-hr'],
  },
]

/** Whether the person may see the prompt; one in no collection is the whole workspace's. */
export function maySee(person: DemoPerson, prompt: DemoPrompt): boolean {
  const collection = demoCollections.find((one) => one.key === prompt.collection)
  if (!collection || collection.visibility === 'workspace') return true
  return collection.teams.some((team) => person.teams.includes(team))
}
