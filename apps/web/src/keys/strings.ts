import { formatDay } from '../ui/format.ts'

export const text = {
  title: 'API keys',
  lead: 'A key lets a program use Promptsheet as you, never more than you may yourself.',
  make: 'Make a key',
  empty: 'No keys yet',
  emptyText:
    'Make one for the command line, for a program that reads the library, or for an AI tool that takes prompts from here.',
  docs: 'Read how to use the API',
  cancel: 'Cancel',

  makeTitle: 'Make an API key',
  name: 'What is it for?',
  namePlaceholder: 'Command line on my laptop',
  may: 'What may it do?',
  scopes: {
    'prompts:read': { name: 'Read prompts', note: 'Find, open and export what you can see.' },
    'prompts:write': { name: 'Change prompts', note: 'Write, improve, import and use prompts as you.' },
    'reports:read': { name: 'Read insights', note: 'How often prompts are used, and how well they do.' },
    'time:read': { name: 'Read time', note: 'Your timer and entries; those of others if you may see them.' },
    'time:write': { name: 'Change time', note: 'Start and stop your timer, write and change entries.' },
    'invoices:read': { name: 'Read invoices', note: 'What was billed, and its lines.' },
    'invoices:write': { name: 'Make invoices', note: 'Draft, issue and void them, as far as you may.' },
    'workspace:read': { name: 'See the workspace', note: 'Who is here, teams and settings.' },
    'workspace:manage': {
      name: 'Manage the workspace',
      note: 'Invite people, change teams and settings, as far as you may.',
    },
  },
  expires: 'It stops working',
  never: 'never',
  inDays: { 30: 'in 30 days', 90: 'in 90 days', 365: 'in a year' },
  failed: 'It is not made yet. Try again in a moment.',

  madeTitle: 'Copy your key now',
  madeText: 'It is shown this once. If you lose it, make another.',
  key: 'The key',
  copyKey: 'Copy the key',
  kept: 'I have kept it',

  of: (name: string) => `${name}’s`,
  notUsed: 'Never used',
  used: 'Last used',
  until: (instant: string) => `until ${formatDay(instant)}`,
  over: (instant: string) => `ran out on ${formatDay(instant)}`,
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke ${name}`,
  revokeTitle: (name: string) => `Revoke “${name}”?`,
  revokeText:
    'Whatever uses this key stops working at once. A key cannot be brought back; you can make another.',
  revoked: (name: string) => `“${name}” works no more`,
}
