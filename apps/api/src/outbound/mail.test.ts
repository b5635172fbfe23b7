import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readEnv } from '../env.ts'
import { startFakeSmtp } from '../testing/fake-smtp.ts'
import { createSendMail } from './mail.ts'

const base = {
  PUBLIC_URL: 'https://prompts.example',
  DATA_DIR: mkdtempSync(join(tmpdir(), 'promptsheet-mail-')),
  DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing',
  REDIS_URL: 'redis://127.0.0.1',
  SECRET_KEY: 'x'.repeat(43),
}
const mail = {
  id: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11',
  to: 'mia@example.com',
  subject: 'Größe ✓',
  text: 'Hello\n',
}
const never = new AbortController().signal
const clock = () => new Date('2026-11-20T12:00:00Z')

/** Greets, and then never gets to the end of its first answer. */
async function startSlowServer() {
  let said = 0
  let isLeft = false
  const server = createServer((socket) => {
    socket.write('220 slow.example\r\n')
    const dripping = setInterval(() => {
      socket.write('2')
      said += 1
    }, 20)
    // Whoever gives it up hangs up, politely or not.
    for (const way of ['end', 'close', 'error'])
      socket.on(way, () => {
        clearInterval(dripping)
        isLeft = true
      })
    socket.resume()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the slow server has no port')
  return { url: `smtp://127.0.0.1:${address.port}`, said: () => said, isLeft: () => isLeft }
}

describe('sending mail', () => {
  it('speaks SMTP, with an id that stays the same when the mail is sent again', async () => {
    const smtp = await startFakeSmtp()
    onTestFinished(smtp.stop)
    const send = createSendMail(
      readEnv({ ...base, SMTP_URL: smtp.url, MAIL_FROM: 'Us <us@prompts.example>' }),
      clock,
    )
    await send(mail, never)
    await send(mail, never)
    expect(smtp.received.map(({ to }) => to)).toEqual([['mia@example.com'], ['mia@example.com']])
    for (const { source } of smtp.received) {
      expect(source).toContain(`Message-ID: <${mail.id}@prompts.example>`)
      expect(source).toContain('From: Us <us@prompts.example>')
    }
  })

  it('fails when the server refuses, so that the job tries again', async () => {
    let isBusy = true
    const smtp = await startFakeSmtp(() => (isBusy ? 451 : null))
    onTestFinished(smtp.stop)
    const send = createSendMail(readEnv({ ...base, SMTP_URL: smtp.url }), clock)
    await expect(send(mail, never)).rejects.toThrow()
    isBusy = false
    await send(mail, never)
    expect(smtp.received).toHaveLength(1)
  })

  it('cannot be led to another address or header by what a person calls themselves', async () => {
    const smtp = await startFakeSmtp()
    onTestFinished(smtp.stop)
    const send = createSendMail(readEnv({ ...base, SMTP_URL: smtp.url }), clock)
    await send({ ...mail, subject: 'Hi\r\nBcc: victim@example.com' }, never)
    expect(smtp.received[0]?.to).toEqual(['mia@example.com'])
    expect(smtp.received[0]?.source).not.toMatch(/^Bcc:/m)
  })
})

describe('a mail server that answers a byte now and then', () => {
  it('is given up after the deadline of the whole mail', async () => {
    const { url, isLeft } = await startSlowServer()
    const send = createSendMail(readEnv({ ...base, SMTP_URL: url }), clock, 500)
    await expect(send(mail, never)).rejects.toThrow()
    await expect.poll(isLeft).toBe(true)
  })

  it('is given up when the job is', async () => {
    const { url, isLeft, said } = await startSlowServer()
    const send = createSendMail(readEnv({ ...base, SMTP_URL: url }), clock)
    const job = new AbortController()
    const sending = send(mail, job.signal)
    await expect.poll(said).toBeGreaterThan(3)
    expect(isLeft()).toBe(false)
    job.abort()
    await expect(sending).rejects.toThrow()
    await expect.poll(isLeft).toBe(true)
  })
})

describe('the environment', () => {
  it('refuses to serve mail links to a network: without SMTP_URL only loopback will do', () => {
    expect(() => readEnv({ ...base, HOST: '0.0.0.0' })).toThrow(/SMTP_URL is needed when HOST is 0\.0\.0\.0/)
    expect(readEnv({ ...base, HOST: '127.0.0.1' }).smtpUrl).toBeNull()
    expect(readEnv({ ...base, HOST: '0.0.0.0', SMTP_URL: 'smtp://mail.example' }).isLoopback).toBe(false)
  })

  it('refuses the demo login on a network', () => {
    expect(() => readEnv({ ...base, HOST: '0.0.0.0', SMTP_URL: 'smtp://mail.example', DEMO: '1' })).toThrow(
      /DEMO/,
    )
  })

  it('names every variable that is missing', () => {
    expect(() => readEnv({})).toThrow(/PUBLIC_URL[\s\S]*DATABASE_URL[\s\S]*SECRET_KEY/)
  })
})
