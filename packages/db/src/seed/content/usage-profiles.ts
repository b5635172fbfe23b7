import type { Category, DemoUse, Model, PersonKey, PromptStatus } from './types.ts'

type Shares<Key extends string> = Partial<Record<Key, number>>

export type PersonHabits = {
  /** Uses compared with the others. */
  activity: number
  surfaces: Shares<DemoUse['surface']>
  models: Record<Model, number>
  /** Days ago of the first day here, when later than the workspace's. */
  since?: number
  /** Holiday, from and to in days ago. */
  away?: readonly [number, number]
}

export const personHabits: Record<PersonKey, PersonHabits> = {
  mia: {
    activity: 1.1,
    surfaces: { web: 5, extension: 5 },
    models: { chatgpt: 1, claude: 3, gemini: 0.5 },
    away: [34, 45],
  },
  jonas: {
    activity: 0.9,
    surfaces: { extension: 6, web: 3, cli: 1 },
    models: { chatgpt: 2, claude: 2, gemini: 1 },
  },
  leyla: {
    activity: 0.9,
    surfaces: { web: 7, extension: 3 },
    models: { chatgpt: 3, claude: 2, gemini: 0.2 },
  },
  tomasz: {
    activity: 1.2,
    surfaces: { extension: 7, web: 3 },
    models: { chatgpt: 3, claude: 2, gemini: 1 },
    away: [61, 70],
  },
  clara: {
    activity: 1.4,
    surfaces: { extension: 8, web: 2 },
    models: { chatgpt: 1, claude: 4, gemini: 0.5 },
    away: [15, 19],
  },
  david: {
    activity: 1.3,
    surfaces: { extension: 9, web: 1 },
    models: { chatgpt: 4, claude: 1, gemini: 1 },
  },
  ines: {
    activity: 1,
    surfaces: { extension: 4, web: 2, cli: 3, api: 1 },
    models: { chatgpt: 1, claude: 2, gemini: 3 },
  },
  sofia: {
    activity: 0.5,
    surfaces: { web: 4, extension: 6 },
    models: { chatgpt: 2, claude: 2, gemini: 0.5 },
  },
  ben: {
    activity: 0.6,
    surfaces: { web: 8, extension: 2 },
    models: { chatgpt: 3, claude: 0.5, gemini: 1 },
    since: 45,
  },
}

/** Who uses prompts of a kind at all, and how much; whoever may not see one is left out later. */
export const peopleByCategory: Record<Category, Shares<PersonKey>> = {
  Marketing: { clara: 5, tomasz: 1.2, mia: 1, ben: 1.2, ines: 0.5 },
  Sales: { tomasz: 5, mia: 2.5, clara: 0.7, jonas: 0.7 },
  Support: { david: 5, jonas: 1, clara: 0.4, ben: 0.5 },
  Delivery: { sofia: 0.8, tomasz: 3, jonas: 3, mia: 1, ines: 0.8, clara: 0.8, david: 0.4 },
  Analysis: { ines: 5, clara: 0.8, tomasz: 0.6, jonas: 0.6 },
  People: { leyla: 5, mia: 1.2, tomasz: 1.2 },
  Everyday: { mia: 1, jonas: 1, leyla: 1, tomasz: 1, clara: 0.8, david: 0.8, ines: 0.8, ben: 1 },
}

/** Here everybody joined in, whatever their job. */
export const usedByAll: readonly string[] = ['reply-in-their-language', 'brand-voice-rewrite']

export const weightByStatus: Record<PromptStatus, number> = {
  battle_tested: 3.2,
  active: 1.4,
  draft: 0.3,
  retired: 1,
}

export const weightByPrompt: Readonly<Record<string, number>> = {
  'meeting-notes-actions': 15,
  'call-notes-next-steps': 10,
  'weekly-client-update': 8,
  'launch-email': 7.5,
  'brand-voice-rewrite': 9,
  'angry-customer-reply': 7,
  'reply-in-their-language': 9,
  'cold-email-first-touch': 5,
  'half-as-long': 4.5,
  'linkedin-project-post': 3.5,
  'proposal-first-draft': 2.6,
  'spreadsheet-formula': 2.6,
  'ticket-handover': 2.2,
  'one-to-one-prep': 2,
  'incident-update': 1.6,
  'tender-answers': 0.6,
  'press-release': 0.8,
  'lost-deal-review': 0.8,
  'retro-themes': 0.6,
  'kickoff-agenda': 0.7,
  'what-could-go-wrong': 0.6,
  'survey-themes': 0.7,
  'reference-letter': 0.5,
  'campaign-brief': 0.8,
  'questions-from-tickets': 0.5,
}

/** Days without any use up to now: the long untouched ones. */
export const quietDaysByPrompt: Readonly<Record<string, number>> = {
  'webinar-follow-up': 68,
  'hashtag-finder': 74,
  'press-release': 61,
  'lost-deal-review': 66,
  'linkedin-connect': 71,
  'holiday-auto-reply': 72,
  'ab-test-readout': 63,
  'parental-leave-reply': 62,
}

/** Share of uses in which the text is changed before it is sent. */
export const editedShareByPrompt: Readonly<Record<string, number>> = {
  'proposal-first-draft': 0.7,
  'linkedin-project-post': 0.6,
  'content-calendar': 0.5,
  'review-feedback': 0.35,
}
