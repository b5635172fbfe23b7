import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Env } from '../env.ts'

export type Mail = {
  /** Stable across retries, so that a reader's mailbox can tell a second delivery of the same mail. */
  id: string
  to: string
  subject: string
  text: string
}

/** Throws when it is not sent by the deadline, or the signal aborts; no connection stays open then. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<void>

// The timeouts of a step begin anew with each byte: a server that sends one now and then would never be given up.
const deadlineSeconds = 60

/** Sends mail through SMTP_URL; without one, lays it in DATA_DIR/mail for `/dev/mail` to show. */
export function createSendMail(
  env: Env,
  clock: () => Date,
  deadlineMilliseconds = deadlineSeconds * 1000,
): SendMail {
  if (env.smtpUrl === null) return (mail) => keepForReading(env.dataDir, mail, clock())
  const transport = createTransport({
    url: env.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  const domain = new URL(env.publicUrl).hostname
  return async ({ id, to, subject, text }, ofJob) => {
    const signal = AbortSignal.any([ofJob, AbortSignal.timeout(deadlineMilliseconds)])
    const messageId = `<${id}@${domain}>`
    await transport.sendMail({ from: env.mailFrom, to, subject, text, messageId, signal })
  }
}

async function keepForReading(dataDir: string, mail: Mail, at: Date): Promise<void> {
  const folder = join(dataDir, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${mail.id}.json`)
  await writeFile(`${file}.new`, JSON.stringify({ ...mail, at: at.toISOString() }), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
