import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'

const { app, person, runJobs } = await startHarness()

const look = (headers: Record<string, string>) => app.request('http://127.0.0.1:3000/dev/mail', { headers })

it('is shown to this machine, and not to a page whose name was pointed here or through a proxy', async () => {
  const mia = await person('<script>alert(1)</script>')
  await runJobs()
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST']) {
    const shown = await look({ host })
    expect(shown.status).toBe(200)
    const page = await shown.text()
    expect(page).toContain(mia.email)
    expect(page).not.toContain('<script>')
  }
  for (const host of ['evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example', '', 'a b'])
    expect((await look({ host })).status).toBe(404)
  expect((await look({})).status).toBe(404)
  expect((await look({ host: 'localhost', 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
})
