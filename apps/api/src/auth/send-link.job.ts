import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Deps, newSecret } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { defineJob, nobody } from '../queue/define-job.ts'
import { hashToken } from './hash-token.ts'

const kinds = {
  verify_email: {
    days: 7,
    path: 'verify-email',
    subject: 'Confirm your e-mail address',
    lines: [
      'please confirm that this is your address:',
      'If you did not sign up for Promptsheet, ignore this mail.',
    ],
  },
  reset_password: {
    days: 1 / 24,
    path: 'reset-password',
    subject: 'Set a new password',
    lines: [
      'set a new password here, within the hour:',
      'If you did not ask for this, ignore this mail. Your password stays as it is.',
    ],
  },
  magic_link: {
    days: 1 / 96,
    path: 'magic-link',
    subject: 'Your link to Promptsheet',
    lines: ['log in with this link, within 15 minutes:', 'If you did not ask for this, ignore this mail.'],
  },
} as const

async function findByEmail({ db }: Pick<Deps, 'db'>, email: string): Promise<string | null> {
  const [found] = await db.execute<{ user_id: string }>(
    sql`select user_id from lookup.find_login(${email}::citext)`,
  )
  return found?.user_id ?? null
}

const person = z.object({ email: z.string(), name: z.string() })

/**
 * Mails a one-time link to a person, or to an address if somebody has it. The token is made here and not when the link is asked for, so that it stands nowhere
 * but in the mail; a second run mails another one, and both work until they run out.
 */
export const sendLinkJob = defineJob({
  name: 'auth.send_link',
  payload: z.object({
    userId: z.uuid().optional(),
    email: z.string().optional(),
    kind: z.enum(['verify_email', 'reset_password', 'magic_link']),
  }),
  async run(ctx, { userId: given = null, email: address, kind }) {
    const userId = address === undefined ? given : await findByEmail(ctx, address)
    const { days, path, subject, lines } = kinds[kind]
    const token = newSecret(ctx)
    const expiresAt = new Date(ctx.clock().getTime() + days * dayMilliseconds)
    const [found] = await ctx.db.execute(
      sql`select * from lookup.add_sign_in_token(${hashToken(token)}, ${userId}, ${kind}, ${expiresAt.toISOString()})`,
    )
    if (found !== undefined) {
      const { email, name } = person.parse(found)
      const [first, last] = lines
      await ctx.sendMail(
        {
          id: ctx.jobId,
          to: email,
          subject,
          text: `Hello ${name},\n\n${first}\n\n${ctx.env.publicUrl}/${path}#token=${token}\n\n${last}\n`,
        },
        ctx.signal,
      )
    }
    await ctx.once(nobody, () => Promise.resolve())
  },
})
