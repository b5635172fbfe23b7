import { counted } from '../ui/format.ts'

const day = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'long' })
const on = (at: string) => day.format(new Date(at))

export const text = {
  yours: 'Your data',
  yoursLead:
    'Everything that is kept about you, as one file: what you wrote, used and changed, your hours, and where you are signed in.',
  download: 'Download it',

  close: 'Close your account',
  closeLead: 'You can bring it back for two weeks. After that, what we know about you is removed.',
  closeTitle: 'Close your account?',
  closeText: [
    'Every device is signed out, every key stops and a running timer ends at once.',
    'What you wrote stays with your team, by a “Former member”. A workspace where you are alone goes along.',
    'Log in within two weeks and everything is as it was.',
  ],
  closeNow: 'Close my account',

  remove: 'Delete this workspace',
  removeLead: 'Nobody gets in any more. An owner can bring it back for two weeks.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeText: (people: number) =>
    `All that is in it goes${people > 1 ? `, for all ${counted(people, 'person', 'people')}` : ''}: prompts, collections, clients, projects, everybody’s hours, invoices, teams, keys and invitations. An owner can bring it back for two weeks; after that it is gone for good.`,
  typeName: (name: string) => `Type “${name}” to be sure`,
  removeNow: 'Delete the workspace',
  removed: (name: string) => `${name} is deleted`,
  undo: 'Undo',
  back: (name: string) => `${name} is back`,

  gone: 'Deleted workspaces',
  goneText: (who: string | null, at: string, until: string) =>
    `${who ? `${who} deleted it` : 'Deleted'} on ${on(at)}. It can come back until ${on(until)}.`,
  bringBack: 'Bring it back',
  askOwner: 'An owner of it can bring it back.',

  reopenTitle: 'Welcome back',
  reopenAsk: 'This account is closed. Bring it back, with everything as it was?',
  reopen: 'Bring it back',
  reopenNot: 'Leave it closed',
  cancel: 'Cancel',
}
