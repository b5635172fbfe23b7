import { inWorkspace } from '@promptsheet/db/in-workspace'
import { users } from '@promptsheet/db/schema/identity'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { hashToken } from '../auth/hash-token.ts'
import { newSecret } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { defineJob, nobody } from '../queue/define-job.ts'
import { asPerson } from './account-events.ts'

const ifNotYou = 'If this was not you, set a new password now, and look where you are signed in:'

/** What each mail says. With `link`, a one-time link of that kind goes with it, good for so many days. */
const notices = {
  new_device: {
    subject: 'A log-in from a new device',
    says: (about: string) => `somebody logged in to your account from ${about}.`,
  },
  password_changed: {
    subject: 'Your password was changed',
    says: () =>
      'the password of your account was changed. If this was not you, somebody else has it now: ask for a link to set a new one. That signs out every device.',
    page: 'forgot-password',
  },
  second_step_on: {
    subject: 'The second step is on',
    says: () =>
      'from now on, logging in to your account takes a code from your phone as well. If this was not you, take it back within the week with this link; it signs out every device, and you set a new password then.',
    link: { kind: 'undo_second_step', path: 'undo-second-step', days: 7 },
  },
  second_step_off: {
    subject: 'The second step is off',
    says: () => 'logging in to your account takes only the password again.',
  },
  second_step_tried: {
    subject: 'Somebody may have your password',
    says: () =>
      'somebody gave the right password of your account, and then five wrong codes within a day. They did not get in.',
  },
  recovery_codes_made: {
    subject: 'New recovery codes',
    says: () => 'new recovery codes were made for your account. The ones from before do not work any more.',
  },
  recovery_code_used: {
    subject: 'A recovery code was used',
    says: () => 'somebody logged in to your account with one of your recovery codes.',
  },
  email_change_asked: {
    subject: 'Your address is about to change',
    says: (about: string) =>
      `somebody asked to change the address of your account to ${about}. It changes once the letter there is followed.`,
  },
  email_change: {
    subject: 'Confirm your new address',
    says: () =>
      'somebody asked for this to be the address of their account. Follow this link within the day if that was you; if not, ignore this mail.',
    link: { kind: 'change_email', path: 'change-email', days: 1 },
  },
  email_changed: {
    subject: 'Your address was changed',
    says: (about: string) =>
      `the address of your account is ${about} now. If this was not you, take it back within the week with this link; it signs out every device, and you set a new password then.`,
    link: { kind: 'undo_email', path: 'change-email', days: 7 },
  },
  account_closed: {
    subject: 'Your account is closed',
    says: () =>
      'your account is closed: every device is signed out and every key has stopped. If you change your mind, this link brings it back within two weeks. After that, what we know about you is removed.',
    link: { kind: 'reopen', path: 'reopen', days: 14 },
  },
} satisfies Record<string, Notice>

type Notice = {
  subject: string
  says: (about: string) => string
  /** Where it leads, when that is not what is behind the password. */
  page?: string
  link?: { kind: 'change_email' | 'undo_email' | 'undo_second_step' | 'reopen'; path: string; days: number }
}
const noticeOf = (kind: keyof typeof notices): Notice => notices[kind]
const kinds = z.enum([
  'new_device',
  'password_changed',
  'second_step_on',
  'second_step_off',
  'second_step_tried',
  'recovery_codes_made',
  'recovery_code_used',
  'email_change_asked',
  'email_change',
  'email_changed',
  'account_closed',
])

/** Tells a person what happened to their account. `to` is another address than theirs; `about` fills the sentence. */
export const sendNoticeJob = defineJob({
  name: 'security.send_notice',
  payload: z.object({
    userId: z.uuid(),
    kind: kinds,
    about: z.string().optional(),
    to: z.string().optional(),
  }),
  async run(ctx, { userId, kind, about = '', to }) {
    const [person] = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
      tx.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId)),
    )
    if (person !== undefined) {
      const { subject, says, page, link } = noticeOf(kind)
      const address = to ?? person.email
      const settings = `${ifNotYou}\n${ctx.env.publicUrl}/settings/security`
      let end = page === undefined ? settings : `${ctx.env.publicUrl}/${page}`
      if (link !== undefined) {
        const token = newSecret(ctx)
        const expiresAt = new Date(ctx.clock().getTime() + link.days * dayMilliseconds).toISOString()
        await ctx.db.execute(
          sql`select lookup.add_token_for(${hashToken(token)}, ${userId}, ${link.kind}, ${address}::citext, ${expiresAt})`,
        )
        end = `${ctx.env.publicUrl}/${link.path}#token=${token}`
      }
      await ctx.sendMail(
        {
          id: ctx.jobId,
          to: address,
          subject,
          text: `Hello ${person.name},\n\n${says(about)}\n\n${end}\n`,
        },
        ctx.signal,
      )
    }
    await ctx.once(nobody, () => Promise.resolve())
  },
})
