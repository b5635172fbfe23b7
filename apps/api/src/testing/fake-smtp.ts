import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; source: string }

/**
 * A mail server that speaks real SMTP on loopback. `refuse` is asked for each mail and gives the SMTP error code
 * to refuse it with, or null to take it.
 */
export async function startFakeSmtp(refuse: () => number | null = () => null) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = refuse()
        if (code !== null) return done(Object.assign(new Error('not now'), { responseCode: code }))
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        })
        return done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake mail server has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
