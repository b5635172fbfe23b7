import type { startHarness } from './harness.ts'

type Harness = Pick<Awaited<ReturnType<typeof startHarness>>, 'app' | 'origin'>

/** The session cookie of somebody who signs in, as a browser would send it. */
export async function cookieOf(
  { app, origin }: Harness,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const answer = await app.request(`${origin}/v1/auth/login`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
