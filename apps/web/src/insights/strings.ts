import { counted, formatNumber, formatPercent } from '../ui/format.ts'

export const text = {
  title: 'Insights',
  period: 'Over how long',
  days: (days: number) => `${formatNumber(days)} days`,
  lead: (uses: number, people: number, days: number) =>
    `${counted(uses, 'use', 'uses')} by ${counted(people, 'person', 'people')} in the last ${formatNumber(days)} days.`,
  emptyTitle: 'Nothing has been used yet',
  emptyText: 'Copy a prompt, or open one in ChatGPT, Claude or Gemini: from then on you see here what helps.',
  quietTitle: (days: number) => `Nothing was used in the last ${formatNumber(days)} days`,
  quietText: 'Look further back, or at what has been lying around.',
  toLibrary: 'To the library',

  trendUp: (share: number, days: number) =>
    `${formatPercent(share)} more than in the ${formatNumber(days)} days before.`,
  trendDown: (share: number, days: number) =>
    `${formatPercent(share)} less than in the ${formatNumber(days)} days before.`,
  trendSame: (days: number) => `As many as in the ${formatNumber(days)} days before.`,

  risingTitle: 'On the rise',
  risingLead: 'Used at least twice as often as in the days before.',
  risingBy: (uses: number, before: number) =>
    before === 0
      ? `${counted(uses, 'use', 'uses')}, none before`
      : `${counted(uses, 'use', 'uses')}, ${formatNumber(before)} before`,
  others: (people: number) => `${counted(people, 'person', 'people')} besides its keeper`,

  gapsTitle: 'What seems to be missing',
  gapsLead: 'Read from what people use most.',
  gapFew: (category: string, share: number, prompts: number) =>
    `“${category}” is ${formatPercent(share)} of all use and has ${counted(prompts, 'prompt', 'prompts')}. What else do people write there again and again?`,
  gapTwo: (name: string, share: number) =>
    `“${name}” is changed ${formatPercent(share)} of the time. Perhaps it is two prompts in one.`,
  gapIdle: (category: string, prompts: number) =>
    `Nobody used the ${counted(prompts, 'prompt', 'prompts')} in “${category}”. Ask the people they were written for.`,
  gapWrite: 'Write one',
  gapWriteOf: (category: string) => `Write a prompt for ${category}`,
  gapLook: 'Look at them',
  gapLookOf: (category: string) => `Look at the prompts in ${category}`,
  gapOpen: 'Open it',
  gapOpenOf: (name: string) => `Open ${name}`,

  overTime: 'Uses over time',
  chartLabel: (uses: number, days: number, most: string) =>
    `${counted(uses, 'use', 'uses')} in ${formatNumber(days)} days. ${most}`,
  busiest: (day: string, uses: number) => `Most on ${day}: ${formatNumber(uses)}.`,
  onDay: (day: string, uses: number) => `${day}: ${counted(uses, 'use', 'uses')}`,
  day: 'Day',
  uses: 'Uses',

  topTitle: 'These pull their weight',
  topShare: (share: number) => `The top five are ${formatPercent(share)} of all use.`,
  usedBy: (uses: number, people: number) =>
    `${counted(uses, 'use', 'uses')}, ${counted(people, 'person', 'people')}`,
  reused: (people: number) => `used by ${counted(people, 'person', 'people')} besides its keeper`,
  onlyOne: 'one person’s favourite',
  asIs: (share: number) => `${formatPercent(share)} as is`,

  editedTitle: 'These are not quite right',
  editedLead: 'People change them before they send them. A better text saves each of them a minute.',
  editedOften: (edited: number, known: number) =>
    `changed ${formatNumber(edited)} of ${counted(known, 'time', 'times')}`,
  editedNone: 'Nobody has said yet that they had to change one before they used it.',
  improve: 'Improve',
  improveOf: (name: string) => `Improve ${name}`,

  untouchedTitle: 'Untouched for 60 days',
  untouchedLead: 'Neither used nor changed. Retiring one takes it out of the way; nothing is lost.',
  untouchedNone: 'Nothing is lying around.',
  lastChanged: 'Last changed',
  retire: 'Retire',
  retireOf: (name: string) => `Retire ${name}`,
  retired: (name: string) => `“${name}” is retired`,
  undo: 'Undo',
  showAll: (count: number) => `Show all ${formatNumber(count)}`,

  whereTitle: 'Where they are used',
  surfaces: {
    web: 'On this site',
    extension: 'With the browser extension',
    api: 'By programs',
    cli: 'On the command line',
    mcp: 'Inside AI tools',
  },
  goTitle: 'Where they go',
  targets: {
    clipboard: 'Copied',
    chatgpt: 'Opened in ChatGPT',
    claude: 'Opened in Claude',
    gemini: 'Opened in Gemini',
    other: 'Somewhere else',
  },
  usesAndShare: (uses: number, share: number) => `${formatNumber(uses)} (${formatPercent(share)})`,
}
