import { counted, formatNumber } from '../ui/format.ts'

export const text = {
  title: 'Signing in',
  lead: 'Your password, your second step, and where you are signed in.',

  password: 'Password',
  passwordLead: 'Changing it signs you out everywhere else.',
  currentPassword: 'Your password now',
  newPassword: 'New password',
  passwordHint: 'At least 10 characters. A short sentence is good.',
  changePassword: 'Change the password',
  passwordChanged: 'Your password is changed. You are signed out everywhere else.',

  email: 'E-mail',
  emailLead: (email: string) => `Letters and log-ins go by ${email}.`,
  newEmail: 'New e-mail',
  changeEmail: 'Change the e-mail',
  emailAsked: (email: string) => `A letter is on its way to ${email}. The change counts once you follow it.`,

  step: 'Second step',
  stepOff: 'With it, logging in takes a code from your phone as well: a stolen password is not enough.',
  stepOn: 'Logging in takes a code from your phone as well as the password.',
  codesLeft: (count: number) =>
    count === 0
      ? 'You have no recovery codes left. Make new ones now.'
      : `${counted(count, 'recovery code', 'recovery codes')} left, for when the phone is away.`,
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  newCodes: 'New recovery codes',
  turnOnTitle: 'Turn the second step on',
  turnOffTitle: 'Turn the second step off?',
  turnOffText: 'From then on the password alone lets you in.',
  newCodesTitle: 'Make new recovery codes?',
  newCodesText: 'The ones you have stop working.',
  goOn: 'Go on',
  scan: 'Scan this with an authenticator app on your phone, such as Google Authenticator, 1Password or Aegis.',
  qr: 'A picture to scan with your phone',
  byHand: 'Cannot scan? Type this into the app:',
  code: 'The code the app shows now',
  confirm: 'Turn it on',
  codesTitle: 'Keep these codes',
  codesText:
    'Each lets you in once when your phone is lost. Keep them where you keep other important papers: they are shown only now.',
  copyCodes: 'Copy the codes',
  codesKept: 'I have kept them',
  isOn: 'The second step is on',
  isOff: 'The second step is off',

  sessions: 'Where you are signed in',
  sessionsLead: 'Do not know one of these? End it, then change your password.',
  here: 'This one',
  device: (browser: string | null, system: string | null) =>
    browser && system
      ? `${browser} on ${system}`
      : browser || system || 'A device that does not say what it is',
  lastSeen: 'last seen',
  since: 'signed in',
  end: 'Sign out',
  endOf: (device: string) => `Sign out ${device}`,
  endOthers: 'Sign out everywhere else',
  ended: 'It is signed out',
  othersEnded: (count: number) => `${counted(count, 'other device is', 'other devices are')} signed out`,

  events: 'What happened to your account',
  eventsLead: 'Only you can see this.',
  more: 'Show more',
  eventKinds: new Map<string, string>([
    ['signed_up', 'You joined'],
    ['logged_in', 'Logged in'],
    ['login_failed', 'A log-in failed: wrong password'],
    ['second_step_failed', 'A log-in failed: wrong code'],
    ['logged_out', 'Logged out'],
    ['session_ended', 'Signed one device out'],
    ['other_sessions_ended', 'Signed out everywhere else'],
    ['password_changed', 'Password changed'],
    ['password_reset', 'New password set with a link'],
    ['email_change_asked', 'Asked for another e-mail'],
    ['email_changed', 'E-mail changed'],
    ['email_change_undone', 'E-mail taken back'],
    ['second_step_on', 'Second step turned on'],
    ['second_step_off', 'Second step turned off'],
    ['recovery_codes_made', 'New recovery codes'],
    ['recovery_code_used', 'Logged in with a recovery code'],
  ]),
  count: formatNumber,
  cancel: 'Cancel',
  failed: 'That did not work. Try again in a moment.',
}
