import { counted } from '../ui/format.ts'

const timeEntries = (count: number) => counted(count, 'time entry', 'time entries')

// The address of somebody whose account is removed is kept nowhere.
const removedPerson = 'somebody whose account is removed'

export const text = {
  title: 'Activity',
  lead: 'Who changed what. You see what happened to the prompts and collections that are yours to see.',
  empty: 'Nothing has happened yet',
  emptyText: 'What people change here is written down, and stays.',
  today: 'Today',
  yesterday: 'Yesterday',
  somebody: 'Somebody who has left',
  product: 'Promptsheet',
  byKey: (name: string, key: string) => `${name}, with the key “${key}”,`,
  aPrompt: 'a prompt',
  aTeam: 'a team',
  aCollection: 'a collection',
  nobody: 'nobody',
  and: (names: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names),
  more: 'Show more',

  roles: { owner: 'owner', admin: 'admin', manager: 'manager', member: 'member', viewer: 'viewer' },
  workspaceChanged: (parts: string[]) =>
    parts.length > 0 ? `changed the workspace: ${parts.join(', ')}` : 'changed the workspace',
  workspaceParts: {
    name: (value: string) => `its name is ${value}`,
    timezone: (value: string) => `its time zone is ${value}`,
    weekStart: () => 'the day its week starts on',
    currency: (value: string) => `its currency is ${value}`,
  },
  roleChanged: (who: string, from: string, to: string) => `made ${who} ${to} instead of ${from}`,
  memberRemoved: (who: string) => `removed ${who} from the workspace`,
  timeWritten: (date: string) => `wrote time down for ${date}`,
  timeChanged: (date: string) => `changed time of ${date}`,
  timeDeleted: (date: string) => `deleted time of ${date}`,
  timeUndeleted: (date: string) => `brought deleted time of ${date} back`,
  timeSplit: (date: string) => `split time of ${date} into two`,
  timeUnsplit: (date: string) => `made one again of split time of ${date}`,
  weekSubmitted: (count: number, week: string) => `sent ${timeEntries(count)} of ${week} for approval`,
  weekApproved: (count: number, person: string, week: string) =>
    `approved ${timeEntries(count)} of ${person} in ${week}`,
  weekReturned: (count: number, person: string, week: string) =>
    `sent ${timeEntries(count)} back to ${person} in ${week}`,
  weekReopened: (count: number, person: string, week: string) =>
    `opened ${timeEntries(count)} of ${person} again in ${week}`,
  weekCopied: (count: number, from: string, to: string) =>
    `copied ${timeEntries(count)} from ${from} to ${to}`,
  invoiceDrafted: (from: string, to: string) => `drafted an invoice for ${from} to ${to}`,
  invoiceDraftChanged: 'changed the draft of an invoice',
  invoiceDraftDeleted: 'discarded the draft of an invoice',
  invoiceDraftBack: 'brought the draft of an invoice back',
  invoiceIssued: (number: string) => `issued the invoice ${number}`,
  invoicePaid: (number: string) => `marked the invoice ${number} as paid`,
  invoiceUnpaid: (number: string) => `took back that the invoice ${number} is paid`,
  invoiceVoided: (number: string, reason: string) =>
    `made the invoice ${number} void${reason && `: ${reason}`}`,
  invoiceNumberSet: (number: string) => `let the numbers of invoices go on from ${number}`,
  timeSettingsChanged: 'changed how time is kept here',
  rateSet: (rate: string, of: string, from: string) => `set ${rate} an hour for ${of} from ${from} on`,
  rateDeleted: (rate: string, of: string, from: string) =>
    `took back the rate of ${rate} an hour for ${of} from ${from} on`,
  budgetSet: (size: string, of: string) => `gave ${of} a budget of ${size}`,
  budgetDeleted: (of: string) => `took away the budget of ${of}`,
  ofTarget: {
    taskId: 'a task',
    projectId: 'a project',
    clientId: 'a client',
    memberId: (name: string) => `the work of ${name}`,
    none: 'all billable time',
  },
  perMonth: (size: string) => `${size} each month`,
  ofHours: (duration: string) => `${duration} hours`,
  timerMoved: 'changed when a running timer started',
  timerDiscarded: 'threw a running timer away',
  timerUndeleted: 'brought a timer back that was thrown away',
  timerUnstopped: 'took back that a timer was stopped',
  memberLoggedIn: (device: string) => (device ? `logged in with ${device}` : 'logged in'),
  workspaceDeleted: 'deleted the workspace',
  workspaceBack: 'brought the workspace back',
  memberLeft: 'left the workspace',
  memberJoined: (role: string) => `joined as ${role}`,
  inviteCreated: (email: string, role: string) => `invited ${email || removedPerson} as ${role}`,
  inviteResent: (email: string) => `sent the invitation for ${email || removedPerson} again`,
  inviteRevoked: (email: string) => `withdrew the invitation for ${email || removedPerson}`,
  teamCreated: (name: string) => `made the team ${name}`,
  treeKinds: { client: 'client', project: 'project', task: 'task' },
  nodeAdded: (kind: string, name: string) => `added the ${kind} ${name}`,
  nodeChanged: (kind: string, name: string) => `changed the ${kind} ${name}`,
  nodeMoved: (kind: string, name: string) => `moved the ${kind} ${name}`,
  nodeRenamed: (kind: string, from: string, to: string) => `renamed the ${kind} ${from} to ${to}`,
  nodeArchived: (kind: string, name: string) => `archived the ${kind} ${name}`,
  nodeBack: (kind: string, name: string) => `brought the ${kind} ${name} back`,
  teamRenamed: (from: string, to: string) => `renamed the team ${from} to ${to}`,
  teamDeleted: (name: string) => `deleted the team ${name}`,
  teamMembers: (team: string, added: string, removed: string) =>
    [added && `put ${added} into ${team}`, removed && `took ${removed} out of ${team}`]
      .filter(Boolean)
      .join(' and '),
  keyCreated: (name: string) => `made the API key “${name}”`,
  keyRevoked: (name: string) => `revoked the API key “${name}”`,
  collectionCreated: (name: string) => `made the collection ${name}`,
  collectionChanged: (from: string, to: string) =>
    from === to ? `changed what ${to} is for` : `renamed the collection ${from} to ${to}`,
  collectionForAll: (name: string) => `opened ${name} to everyone here`,
  collectionForTeams: (name: string, teams: string) => `limited ${name} to ${teams}`,
  collectionDeleted: (name: string, moved: number) =>
    moved > 0
      ? `deleted the collection ${name} and moved ${counted(moved, 'prompt', 'prompts')}`
      : `deleted the collection ${name}`,
  collectionBack: (name: string) => `brought the collection ${name} back`,
  promptCreated: 'wrote',
  promptChanged: 'changed the details of',
  promptStatus: (status: string) => `marked as ${status}:`,
  promptMoved: 'moved',
  promptPublished: (number: number) => `saved version ${number} of`,
  branchPublished: (name: string) => `saved the try-out “${name}” of`,
  branchMerged: (name: string) => `took over the try-out “${name}” of`,
  branchDeleted: (name: string) => `threw away the try-out “${name}” of`,
  branchUndeleted: (name: string) => `brought back the try-out “${name}” of`,
  promptForked: 'made a copy of',
  sourceSkipped: 'left what changed in the original out of',
  sourceMerged: 'brought over what changed in the original of',
  promptRestored: (from: number) => `brought version ${from} back in`,
  promptDeleted: 'put into the bin:',
  promptUndeleted: 'took out of the bin:',
  statuses: { draft: 'a draft', active: 'in use', battle_tested: 'battle-tested', retired: 'retired' },
  importStarted: 'looked through prompts to import',
  importCommitted: (created: number, updated: number) =>
    `imported prompts: ${counted(created, 'new one', 'new ones')}, ${counted(updated, 'changed one', 'changed ones')}`,
  importUndone: 'took an import back',
  hoursStarted: (file: string) => `looked through ${file} for hours to import`,
  hoursImported: (file: string, entries: number) =>
    `imported ${counted(entries, 'entry', 'entries')} of hours from ${file}`,
  hoursUndone: (file: string, deleted: number, kept: number) =>
    `took back ${counted(deleted, 'entry', 'entries')} imported from ${file}${kept > 0 ? `; ${kept} changed since stayed` : ''}`,
  hoursDropped: (file: string) => `did not import the hours in ${file}`,
  exported: 'exported the prompts',
  other: (action: string) => action.replace(/[._]/g, ' '),
}
