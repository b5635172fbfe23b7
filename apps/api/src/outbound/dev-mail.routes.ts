import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import type { HttpEnv } from '../http/answer.ts'

const kept = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.string(),
})

/**
 * `/dev/mail`: what would have been sent, newest first. Only mounted while bound to loopback without SMTP,
 * and shown to a browser on this machine alone, not to what a proxy lets through.
 */
export function mountDevMail(app: Hono<HttpEnv>, dataDir: string): void {
  app.get('/dev/mail', async (c) => {
    if (!isOurName(c.req.header('host')) || c.req.header('x-forwarded-for') !== undefined) return c.notFound()
    const mails = await readMails(join(dataDir, 'mail'))
    if (c.req.query('format') === 'json') return c.json({ data: mails })
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Mail that was not sent</title>
          </head>
          <body>
            <h1>Mail that was not sent</h1>
            <p>No SMTP_URL is set, so mail stays on this machine. Newest first.</p>
            ${mails.map(
              (mail) =>
                html`<article>
                  <h2>${mail.subject}</h2>
                  <p>To ${mail.to}, ${mail.at}</p>
                  <pre>${withLinks(mail.text)}</pre>
                </article>`,
            )}
          </body>
        </html>`,
    )
  })
}

// A page elsewhere may let its own name point to this machine, and would then read the mail as its own.
function isOurName(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return ['localhost', '[::1]'].includes(hostname) || /^127(\.\d+){3}$/.test(hostname)
}

function withLinks(text: string) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

async function readMails(folder: string) {
  const files = await readdir(folder).catch(() => [])
  const texts = await Promise.all(
    files.filter((file) => file.endsWith('.json')).map((file) => readFile(join(folder, file), 'utf8')),
  )
  return texts
    .map((text) => kept.parse(JSON.parse(text)))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, 200)
}
