import { counted } from '../ui/format.ts'

export const text = {
  title: 'Keeping time',
  lead: 'How hours are kept, for you and for everybody here.',
  yours: 'For you',
  yoursLead: 'Only you see and change these.',
  askAfter: 'Ask whether I forgot my timer when it has run for',
  goesLong: 'Tell me that work goes long from',
  goesLongHint: 'Work with an estimate shows a sign once so much of it is used.',
  ofEstimate: (percent: number) => `${percent} % of the estimate`,
  everybody: 'For everybody here',
  everybodyLead: 'Set once for the workspace.',
  readOnly: 'An owner, admin or manager can change this.',
  overlaps: 'A person may not have two entries at once',
  overlapsNote:
    'When it is off, times that overlap are shown in the week and can be kept. Hours without a clock time never overlap.',
  overlapsAre: { true: 'Not allowed', false: 'Allowed, and shown in the week' },
  overlapsName: 'Two entries at once',
  isForbidden: 'Entries at the same time are refused from now on',
  isAllowed: 'Entries at the same time are allowed now',
  clashes: (count: number) =>
    `${counted(count, 'entry begins', 'entries begin')} before an earlier one of the same person has ended. Change that first, then forbid it.`,
  showFirst: 'Show the first one',
  failed: 'It is not saved yet. Try again in a moment.',
  weekStart: 'The week starts on',
  currency: 'Currency',
  toWorkspace: 'To the workspace',
  toInvoices: 'To invoices',
  toRates: 'To rates and budgets',
}
