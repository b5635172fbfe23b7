import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { withinDeadline } from './deadline.ts'

const harness = await startHarness()
const { app, client, origin, person } = harness

describe('a request that takes long', () => {
  it('waits no longer than its deadline, and not at all for what is there', async () => {
    await expect(withinDeadline(new Promise(() => undefined), 10)).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfterSeconds: 2,
    })
    expect(await withinDeadline(Promise.resolve('there'))).toBe('there')
  })

  it('counts by who its sender is once its body is there', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const login = await client()('POST', '/v1/auth/login', { email: joe.email, password: joe.password })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const begun = Promise.withResolvers<void>()
    const removed = Promise.withResolvers<void>()
    // Begun when it is read, and not before.
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          begun.resolve()
          await removed.promise
          controller.enqueue(new TextEncoder().encode('{"name":"Late","body":"B"}'))
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const headers = { origin, cookie, 'content-type': 'application/json' }
    const request = new Request(`${origin}/v1/prompts`, { method: 'POST', headers, body, duplex: 'half' })
    const answered = Promise.resolve(app.request(request))
    await begun.promise
    // It is the time that passes which makes the body a slow one.
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 1200)
    onTestFinished(() => clock.mockRestore())
    expect(outcome(await mia.send('DELETE', `/v1/members/${joe.workspace.memberId}`))).toEqual([204])
    removed.resolve()
    expect((await answered).status).toBe(403)
  })
})
