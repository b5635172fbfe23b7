import { counted } from '../ui/format.ts'

export const text = {
  title: 'People',
  lead: 'Who is here, and what each of them may do.',
  listTitle: 'Who is here',
  you: 'you',
  roles: {
    owner: {
      name: 'Owner',
      may: 'Everything, including money, deleting the workspace and making other owners.',
    },
    admin: { name: 'Admin', may: 'Looks after people, teams, settings and keys.' },
    manager: { name: 'Manager', may: 'Sets up clients and projects, and sees everybody’s hours.' },
    member: { name: 'Member', may: 'Writes, improves and uses prompts; keeps their own time.' },
    viewer: { name: 'Viewer', may: 'Finds, copies and uses prompts, and changes nothing.' },
  },
  role: 'What they may do',
  roleOf: (name: string, role: string) => `${name} is ${role}. Change what they may do`,
  roleChanged: (name: string, role: string) => `${name} is ${role} now`,
  undo: 'Undo',
  moreOf: (name: string) => `More for ${name}`,

  remove: 'Remove from the workspace',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'They can no longer get in, and their API keys stop working. The prompts they wrote stay, with their name on them.',
  removeYes: 'Remove',
  removed: (name: string) => `${name} is no longer here`,
  inviteAgain: 'Invite them again',
  leave: 'Leave the workspace',
  leaveTitle: (workspace: string) => `Leave ${workspace}?`,
  leaveText:
    'You can no longer get in until somebody invites you again. The prompts you wrote stay for the others.',
  leaveYes: 'Leave',
  cancel: 'Cancel',

  invite: 'Invite people',
  inviteTitle: 'Invite people',
  emails: 'E-mail',
  emailsHint: 'One address, or several with commas between.',
  emailsPlaceholder: 'ines@example.com',
  inviteTeams: 'Teams',
  inviteTeamsHint: 'They see what is for these teams.',
  send: 'Send the invitation',
  sendMany: (count: number) => `Send ${counted(count, 'invitation', 'invitations')}`,
  sent: (count: number, email: string) =>
    count === 1
      ? `An invitation is on its way to ${email}`
      : `${counted(count, 'invitation', 'invitations')} are on their way`,
  inviteFailed: 'It is not sent yet. Try again in a moment.',
  notAnAddress: (word: string) => `“${word}” is not an e-mail address.`,
  notSent: (email: string, why: string) => `${email}: ${why}`,

  waitingTitle: 'Invited',
  waitingLead: 'They have a letter with a link that works for a week.',
  as: (role: string) => `as ${role}`,
  invitedBy: (name: string) => `invited by ${name}`,
  expired: 'The link has run out',
  resend: 'Send again',
  resent: (email: string) => `Sent again to ${email}`,
  withdraw: 'Withdraw',
  withdrawn: (email: string) => `The invitation for ${email} leads nowhere now`,

  aloneTitle: 'It is just you here',
  aloneText:
    'Invite the people you work with: what one of you writes well, all of you can use. Everybody sees how often a prompt helps.',
}
