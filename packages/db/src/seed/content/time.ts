import { pickWeighted } from './random.ts'
import type { PersonKey } from './types.ts'
import { weekdayBefore } from './working-time.ts'

export type DemoTask = {
  name: string
  estimateHours?: number
  tasks?: readonly DemoTask[]
  work?: readonly string[]
}
export type DemoProject = {
  name: string
  code: string
  colour: string
  billable: boolean
  estimateHours?: number
  tasks: readonly DemoTask[]
}
export type DemoClient = {
  name: string
  code: string
  colour: string
  currency: string
  billingName: string
  billingAddress: string
  /** Minor units for an hour. */
  rate: number
  projects: readonly DemoProject[]
}

/** One's own work stands under no client. */
export const demoOwnProjects: readonly DemoProject[] = [
  {
    name: 'Studio',
    code: 'STU',
    colour: 'slate',
    billable: false,
    tasks: [
      { name: 'Team meeting', work: ['Monday round', 'Retrospective', 'Planning the week'] },
      { name: 'New business', work: ['Pitch deck', 'Call with a lead', 'Proposal'] },
      { name: 'Admin', work: ['Mail and small things', 'Expenses', 'Hiring: first calls'] },
    ],
  },
]

export const demoClients: readonly DemoClient[] = [
  {
    name: 'Harbour Coffee',
    code: 'HAR',
    colour: 'amber',
    currency: 'EUR',
    billingName: 'Harbour Coffee GmbH',
    billingAddress: 'Am Sandtorkai 12\n20457 Hamburg\nGermany',
    rate: 9500,
    projects: [
      {
        name: 'Autumn launch',
        code: 'HAR-1',
        colour: 'amber',
        billable: true,
        estimateHours: 900,
        tasks: [
          { name: 'Campaign idea', estimateHours: 150, work: ['Three routes', 'Moodboard', 'Tone of voice'] },
          {
            name: 'Website',
            tasks: [
              { name: 'Design', estimateHours: 200, work: ['Home page', 'Product pages', 'Second round'] },
              { name: 'Build', estimateHours: 170, work: ['Shop templates', 'Checkout fixes', 'Going live'] },
            ],
          },
          { name: 'Newsletter', estimateHours: 260, work: ['Launch mail', 'Segments', 'Reminder mail'] },
        ],
      },
      {
        name: 'Everyday support',
        code: 'HAR-2',
        colour: 'orange',
        billable: true,
        tasks: [{ name: 'Requests', work: ['Menu update', 'Opening hours', 'Photo swap', 'Small fixes'] }],
      },
    ],
  },
  {
    name: 'Lindgren Architects',
    code: 'LIN',
    colour: 'teal',
    currency: 'EUR',
    billingName: 'Lindgren Arkitekter AB',
    billingAddress: 'Hornsgatan 48\n118 21 Stockholm\nSweden',
    rate: 11000,
    projects: [
      {
        name: 'New identity',
        code: 'LIN-1',
        colour: 'teal',
        billable: true,
        estimateHours: 720,
        tasks: [
          { name: 'Research', estimateHours: 190, work: ['Interviews', 'Competitors', 'Summary'] },
          { name: 'Logo and type', estimateHours: 220, work: ['Sketches', 'Second round', 'Fine drawing'] },
          { name: 'Guidelines', estimateHours: 320, work: ['Colours', 'Templates', 'Handover'] },
        ],
      },
    ],
  },
  {
    name: 'Pell & Sons',
    code: 'PEL',
    colour: 'indigo',
    currency: 'GBP',
    billingName: 'Pell & Sons Ltd',
    billingAddress: '4 Mill Lane\nBristol BS1 6JS\nUnited Kingdom',
    rate: 9000,
    projects: [
      {
        name: 'Sales material',
        code: 'PEL-1',
        colour: 'indigo',
        billable: true,
        estimateHours: 300,
        tasks: [
          { name: 'Brochure', estimateHours: 120, work: ['Copy', 'Layout', 'Print check'] },
          { name: 'Case studies', estimateHours: 180, work: ['Interview', 'First draft', 'Approval round'] },
        ],
      },
    ],
  },
  {
    name: 'Vega Clinic',
    code: 'VEG',
    colour: 'red',
    currency: 'EUR',
    billingName: 'Vega Klinik MVZ',
    billingAddress: 'Lindenstraße 7\n04109 Leipzig\nGermany',
    rate: 10000,
    projects: [
      {
        name: 'Patient guide',
        code: 'VEG-1',
        colour: 'red',
        billable: true,
        estimateHours: 600,
        tasks: [
          {
            name: 'Texts',
            estimateHours: 280,
            work: ['Chapter on arrival', 'Easy language', 'Review with doctors'],
          },
          { name: 'Layout', estimateHours: 200, work: ['Grid', 'Icons', 'Final pages'] },
        ],
      },
      {
        name: 'Charity run',
        code: 'VEG-2',
        colour: 'pink',
        billable: false,
        tasks: [{ name: 'Posters', work: ['Poster', 'Banner'] }],
      },
    ],
  },
]

/** Where each person's hours go: project codes with their share. */
export const demoShares: Record<Exclude<PersonKey, 'ben'>, Readonly<Record<string, number>>> = {
  mia: { STU: 5, 'HAR-1': 2, 'LIN-1': 2, 'VEG-1': 1 },
  jonas: { STU: 6, 'HAR-2': 2, 'PEL-1': 1 },
  leyla: { STU: 8, 'VEG-2': 1 },
  tomasz: { 'HAR-1': 4, 'LIN-1': 3, 'PEL-1': 2, STU: 2 },
  clara: { 'HAR-1': 6, 'PEL-1': 3, STU: 1, 'VEG-2': 1 },
  david: { 'HAR-2': 6, 'VEG-1': 2, STU: 1 },
  ines: { 'LIN-1': 3, 'VEG-1': 4, STU: 1 },
  sofia: { 'HAR-1': 4, 'LIN-1': 5, 'VEG-1': 2, STU: 1 },
}

export type DemoEntry = {
  person: Exclude<PersonKey, 'ben'>
  /** Whole days before the day of seeding. */
  daysAgo: number
  /** Minutes after local midnight. */
  from: number
  to: number
  projectCode: string
  /** Picks one of the project's tasks, and one of its descriptions: 0 to below 1. */
  pick: number
  source: 'timer' | 'manual'
}

const people = ['mia', 'jonas', 'leyla', 'tomasz', 'clara', 'david', 'ines', 'sofia'] as const

/** Three months of working days as they are: late starts, a lunch, Fridays that end early, days off, and gaps. */
export function demoEntries(random: () => number, now: Date): DemoEntry[] {
  const entries: DemoEntry[] = []
  for (const person of people)
    for (let daysAgo = 92; daysAgo >= 1; daysAgo--) {
      const weekday = weekdayBefore(now, daysAgo)
      const isOff = random() < 0.06
      if (weekday === 0 || weekday === 6 || isOff) continue
      entries.push(...dayOf(random, person, daysAgo, weekday === 5 ? 15.5 * 60 : 17.5 * 60))
    }
  return entries
}

function dayOf(random: () => number, person: DemoEntry['person'], daysAgo: number, end: number): DemoEntry[] {
  const entries: DemoEntry[] = []
  let at = 510 + Math.floor(random() * 50)
  let hasEaten = false
  while (at < end) {
    if (!hasEaten && at > 735) {
      at += 35 + Math.floor(random() * 25)
      hasEaten = true
    }
    const to = Math.min(at + 25 + Math.floor(random() * 130), end + 20)
    const shares = Object.entries(demoShares[person])
    const [projectCode] = pickWeighted(shares, ([, share]) => share, random) ?? ['STU']
    entries.push({
      person,
      daysAgo,
      from: at,
      to,
      projectCode,
      pick: random(),
      source: random() < 0.7 ? 'timer' : 'manual',
    })
    at = to + (random() < 0.3 ? 5 + Math.floor(random() * 20) : 0)
  }
  return entries
}
