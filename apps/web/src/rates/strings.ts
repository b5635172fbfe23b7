import { formatMoney } from '@promptsheet/shared/money'
import { formatDate } from '../invoices/days.ts'
import { counted } from '../ui/format.ts'

type Money = { amount: number; currency: string }

const language = typeof navigator === 'undefined' ? 'en' : navigator.language
const money = (amount: Money) => formatMoney(amount, language)

/** A rate from here on counts for all time there is. */
export const firstDay = '1970-01-01'
const isStart = (date: string) => date <= firstDay

export const text = {
  money,
  title: 'Rates and budgets',
  lead: 'What an hour costs, and how much of what was agreed is used.',
  rates: 'Rates',
  ratesLead:
    'The rate nearest to the work counts: the task’s, else the project’s, the client’s, the person’s, and at last the one for everything.',
  addRate: 'Add a rate',
  none: 'No rates yet',
  noneText:
    'Say once what an hour costs. It counts for all billable time, until a person, client, project or task gets a rate of its own.',
  addFirst: 'Set the rate for everything',
  kinds: {
    workspace: 'Everything',
    member: 'People',
    client: 'Clients',
    project: 'Projects',
    task: 'Tasks',
  },
  everything: 'All billable time',
  somebody: 'Somebody who has left',
  anHour: (rate: Money) => `${money(rate)} an hour`,
  since: 'For which time',
  sinces: { start: 'All time, from the start', day: 'From a day on' },
  startHint: 'Hours that are there already get this rate too. Time that is approved keeps the price it has.',
  sinceDay: (date: string) => (isStart(date) ? 'from the start' : `since ${formatDate(date)}`),
  from: (date: string) => (isStart(date) ? 'from the start' : `from ${formatDate(date)}`),
  thereafter: (rate: Money, date: string) => `${money(rate)} from ${formatDate(date)}`,
  history: 'History',
  historyOf: (name: string) => `History of ${name}`,
  fromTo: (from: string, until: string | null) =>
    until === null
      ? text.from(from)
      : isStart(from)
        ? `until ${formatDate(until)}`
        : `${formatDate(from)} – ${formatDate(until)}`,
  now: 'Now',
  coming: 'To come',
  takeBack: 'Take back',
  takeBackOf: (rate: Money, from: string) => `Take back ${money(rate)} ${text.from(from)}`,
  takenBack: 'The rate is taken back. Approved time keeps its price.',
  newRate: 'New rate',
  newRateOf: (name: string) => `New rate for ${name}`,
  undo: 'Undo',

  which: 'Which rate counts?',
  whichLead: 'Pick a person and what they work on.',
  person: 'Person',
  work: 'What they work on',
  costs: (who: string, place: string, rate: Money) => `${who}${place} costs ${money(rate)} an hour`,
  on: (path: string[]) => (path.length > 0 ? ` on ${path.join(' / ')}` : ' on anything without a project'),
  because: {
    workspace: 'the rate for everything',
    member: (name: string) => `${name}’s own rate`,
    client: 'the client’s rate',
    project: 'the project’s rate',
    task: 'the task’s rate',
    above: (name: string) => `the rate of the task above it, ${name},`,
  },
  why: (which: string, date: string) => `${which} ${text.sinceDay(date)}`,
  noRate: (who: string, place: string) => `${who}${place} has no rate yet`,
  noRateIn: (client: string, currency: string) =>
    `${client} is billed in ${currency}, and no rate in ${currency} reaches this work.`,
  noRateAtAll: 'Approved hours of this kind cannot be billed until one is set.',
  notBillable: 'It is not billable, unless somebody marks an entry as billable.',

  rateTitle: 'Add a rate',
  rateTitleOf: (name: string) => `New rate for ${name}`,
  what: 'What it is for',
  whats: {
    workspace: 'Everything',
    member: 'One person',
    client: 'One client',
    work: 'One project or task',
  },
  client: 'Client',
  pick: 'Choose',
  pickWork: 'Project or task',
  currency: 'Currency',
  rateIn: (currency: string) => `For an hour, in ${currency}`,
  rateHint: (currency: string) => `Time on it is billed in ${currency}, the client’s currency.`,
  fromDay: 'From this day on',
  fromHint: 'Time that is approved keeps its price; all other time from this day on gets this one.',
  wrongRate: 'Write an amount such as 95 or 95.50.',
  missing: 'Choose what it is for.',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved',
  priced: (count: number) =>
    `Saved. ${counted(count, 'approved entry', 'approved entries')} without a price got one.`,
  failed: 'It is not saved yet. Try again in a moment.',

  budgets: 'Budgets',
  budgetsLead: 'Hours or money agreed for a client, project or task, in all or for each month.',
  addBudget: 'Add a budget',
  noBudgets: 'No budgets yet',
  noBudgetsText: 'Give a project its hours or its money, and see here how much of it is left.',
  noTree: 'A budget is for a client, project or task. Add one first.',
  toTree: 'To clients and projects',
  budgetTitle: 'Add a budget',
  budgetTitleOf: (name: string) => `Budget of ${name}`,
  periods: { total: 'In all', month: 'Each month' },
  thisMonth: 'This month',
  period: 'For how long',
  sizeIn: 'Counted in',
  sizes: { hours: 'Hours', money: 'Money' },
  hours: 'Hours',
  hoursHint: 'Like 40 or 37:30. All time counts, billable or not.',
  wrongHours: 'Write it like 40 or 37:30.',
  moneyIn: (currency: string) => `Amount, in ${currency}`,
  moneyHint: 'Billable time counts, at its rate.',
  replaces: 'If there is one of this kind already, this one takes its place.',
  usedOf: (used: string, all: string) => `${used} of ${all}`,
  left: (left: string) => `${left} left`,
  over: (over: string) => `${over} over`,
  moreOf: (name: string) => `More for the budget of ${name}`,
  change: 'Change',
  remove: 'Take away',
  removed: (name: string) => `The budget of ${name} is taken away`,
}
