import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from '@promptsheet/db/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { connectFailFast } from '../redis.ts'
import { cookieOf } from '../testing/cookie-of.ts'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { app, client, deps, origin, person } = harness

const problem = z.object({ code: z.string(), status: z.number(), detail: z.string(), requestId: z.string() })
const teams = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) })
const jsonHeaders = { 'content-type': 'application/json', origin }

describe('a body', () => {
  const patch = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) => {
    const mia = await person('Mia')
    const cookie = await cookieOf(harness, mia)
    const response = await app.request(`${origin}/v1/workspace`, {
      method: 'PATCH',
      headers: { origin, cookie, ...headers },
      body,
    })
    return [response.status, problem.parse(await response.json()).code]
  }

  it('that is not JSON is 400', async () => {
    expect(await patch('{"name":', jsonHeaders)).toEqual([400, 'malformed_json'])
  })

  it('that is not UTF-8 is 400', async () => {
    expect(await patch(new Uint8Array([0x22, 0xff, 0x22]), jsonHeaders)).toEqual([400, 'not_utf8'])
  })

  it('of another type is 415', async () => {
    expect(await patch('name=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'not_json',
    ])
  })

  it('over a mebibyte is 413, with or without its length told', async () => {
    const big = JSON.stringify({ name: 'x'.repeat(1_100_000) })
    expect(await patch(big, jsonHeaders)).toEqual([413, 'too_large'])
    expect(await patch(big, { ...jsonHeaders, 'content-length': String(big.length) })).toEqual([
      413,
      'too_large',
    ])
  })

  it.each([
    'null',
    '[]',
    '"text"',
    '5',
    '{"name":{"deep":true}}',
    '{"name":"\\u0000"}',
    '{"name":"\\ud800"}',
  ])('of the wrong shape is 422: %s', async (body) => {
    expect(await patch(body, jsonHeaders)).toEqual([422, 'invalid'])
  })
})

describe('every answer', () => {
  it('carries the request id it was sent, or one of our own', async () => {
    const sent = await client()('GET', '/v1/instance', undefined, { 'x-request-id': 'mine-1' })
    expect(sent.headers.get('x-request-id')).toBe('mine-1')
    const refused = await client()('GET', '/v1/me', undefined, { 'x-request-id': 'x'.repeat(500) })
    const id = refused.headers.get('x-request-id')
    expect(id).toMatch(/^[0-9a-f-]{36}\.\d+$/)
    expect(problem.parse(refused.json).requestId).toBe(id)
  })

  it('says what the limits leave, an error too', async () => {
    const mia = await person('Mia')
    for (const [path, status] of [
      [`/v1/prompts/${randomUUID()}`, 404],
      ['/v1/prompts?limit=zz', 422],
    ] as const) {
      const answer = await mia.send('GET', path)
      expect([answer.status, answer.headers.get('ratelimit')]).toEqual([
        status,
        expect.stringMatching(/^"member";r=/),
      ])
    }
    expect((await client()('GET', '/v1/prompts')).headers.get('ratelimit')).toMatch(/^"address";r=/)
  })

  it('is not sent again to whoever has it, however they say so', async () => {
    const mia = await person('Mia')
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Write.' }))
    for (const tags of ['"r1"', 'W/"r1"', '"x", "r1"', '*'])
      for (const method of ['GET', 'HEAD']) {
        const answer = await mia.send(method, `/v1/prompts/${id}`, undefined, { 'if-none-match': tags })
        expect([tags, method, answer.status]).toEqual([tags, method, 304])
      }
    expect((await mia.send('GET', `/v1/prompts/${id}`, undefined, { 'if-none-match': '"r2"' })).status).toBe(
      200,
    )
  })

  it('tells nothing of an operation that does not exist', async () => {
    const answer = await client()('GET', '/v1/no/such/thing')
    expect([answer.status, problem.parse(answer.json).code]).toEqual([404, 'no_such_operation'])
  })

  it('says what a path takes that is asked in another way', async () => {
    const answer = await client()('PUT', '/v1/instance')
    expect([answer.status, problem.parse(answer.json).code]).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.get('allow')).toBe('GET')
    const asFile = await client()('DELETE', `/v1/invoices/${randomUUID()}.pdf`)
    expect([asFile.status, asFile.headers.get('allow')]).toEqual([405, 'GET'])
  })

  it('forbids scripts and frames of others', async () => {
    const { headers: ofData } = await client()('GET', '/v1/instance')
    const { headers: ofPage } = await client()('GET', '/docs')
    expect(ofData.get('content-security-policy')).toContain("default-src 'none'")
    expect(ofPage.get('content-security-policy')).toContain("script-src 'self'")
    for (const headers of [ofData, ofPage]) {
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('calls from other pages', () => {
  it('may use a key and never a cookie', async () => {
    const preflight = await app.request(`${origin}/v1/me`, { method: 'OPTIONS' })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false)
    const elsewhere = { origin: 'https://elsewhere.example' }
    const byKey = client({ authorization: 'Bearer psk_notakeynotakeynotakey' })
    const withKey = await byKey('GET', '/v1/teams', undefined, elsewhere)
    expect([withKey.status, withKey.headers.get('access-control-allow-origin')]).toEqual([401, '*'])
    const mia = await person('Mia')
    const withCookie = await mia.send('GET', '/v1/me', undefined, elsewhere)
    expect(withCookie.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('an idempotency key', () => {
  it('makes the same request happen once and answers it alike', async () => {
    const mia = await person('Mia')
    const headers = { 'idempotency-key': 'team-1' }
    const first = await mia.send('POST', '/v1/teams', { name: 'Design' }, headers)
    const again = await mia.send('POST', '/v1/teams', { name: 'Design' }, headers)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.json).toEqual(first.json)
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(teams.parse((await mia.send('GET', '/v1/teams')).json).data).toHaveLength(1)
  })

  it('refuses another body under the same key, and is each actor’s own', async () => {
    const [mia, jo] = [await person('Mia'), await person('Jo')]
    const headers = { 'idempotency-key': 'team-1' }
    await mia.send('POST', '/v1/teams', { name: 'Design' }, headers)
    const other = await mia.send('POST', '/v1/teams', { name: 'Sales' }, headers)
    expect([other.status, problem.parse(other.json).code]).toEqual([422, 'idempotency_key_reused'])
    expect((await jo.send('POST', '/v1/teams', { name: 'Sales' }, headers)).status).toBe(201)
  })

  it('lets one of many at once through, and the others hear of it or get its reply', async () => {
    const mia = await person('Mia')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        mia.send('POST', '/v1/teams', { name: 'Once' }, { 'idempotency-key': 'k' }),
      ),
    )
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(answers.some(({ status }) => status === 201)).toBe(true)
    expect(teams.parse((await mia.send('GET', '/v1/teams')).json).data).toHaveLength(1)
  })

  it('does so for every change in a workspace, also one that would be refused the second time', async () => {
    const mia = await person('Mia')
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Write.' }))
    const at = `/v1/prompts/${id}`
    const twice = async (method: 'PATCH' | 'DELETE', body?: unknown, headers = {}) => {
      const keyed = { 'idempotency-key': method, ...headers }
      return [await mia.send(method, at, body, keyed), await mia.send(method, at, body, keyed)]
    }
    const changed = await twice('PATCH', { name: 'Note' }, { 'if-match': '"r1"' })
    expect(changed.map(({ status, headers }) => [status, headers.get('etag')])).toEqual([
      [200, '"r2"'],
      [200, '"r2"'],
    ])
    expect((await twice('DELETE')).map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
    ])
    expect((await mia.send('DELETE', at)).status).toBe(404)
    const otherMethod = await mia.send('DELETE', at, undefined, { 'idempotency-key': 'PATCH' })
    expect([otherMethod.status, problem.parse(otherMethod.json).code]).toEqual([
      422,
      'idempotency_key_reused',
    ])
  })

  it('keeps nothing of a request that failed', async () => {
    const mia = await person('Mia')
    const headers = { 'idempotency-key': 'retry' }
    expect((await mia.send('POST', '/v1/teams', { name: '' }, headers)).status).toBe(422)
    expect((await mia.send('POST', '/v1/teams', { name: 'Now right' }, headers)).status).toBe(201)
  })
})

describe('throttling', () => {
  const strict = createApp({
    ...deps,
    env: { ...deps.env, rateLimitFactor: 1, trustedProxies: ['127.0.0.1'] },
  })
  const tryToLogIn = (email: string, password: string, from: string) =>
    strict.request(`${origin}/v1/auth/login`, {
      method: 'POST',
      headers: { ...jsonHeaders, 'x-forwarded-for': from },
      body: JSON.stringify({ email, password }),
    })

  it('stops guessing at an account without locking its owner out', async () => {
    const mia = await person('Mia')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1)
      statuses.push((await tryToLogIn(mia.email, 'not the right one', '198.51.100.66')).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const stopped = await tryToLogIn(mia.email.toUpperCase(), mia.password, '198.51.100.66')
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await tryToLogIn(mia.email, mia.password, '198.51.100.1')).status).toBe(200)
  })

  it('tells what is left', async () => {
    const mia = await person('Mia')
    const response = await strict.request(`${origin}/v1/me`, {
      headers: { cookie: await cookieOf(harness, mia) },
    })
    expect(response.headers.get('ratelimit')).toMatch(/^"member";r=599;t=\d+$/)
    expect(response.headers.get('ratelimit-policy')).toBe('"member";q=600;w=60')
  })
})

describe('when something is gone', () => {
  it('goes on without Redis', async () => {
    const mia = await person('Mia')
    const redis = connectFailFast('redis://127.0.0.1:1', deps.log)
    onTestFinished(() => redis.disconnect())
    const response = await createApp({ ...deps, redis }).request(`${origin}/v1/me`, {
      headers: { cookie: await cookieOf(harness, mia) },
    })
    expect(response.status).toBe(200)
  })

  it('answers 503 with Retry-After without Postgres, and is not ready', async () => {
    const connection = connect('postgres://nobody@127.0.0.1:1/nothing', {
      max: 1,
      name: 'gone',
      statementTimeoutSeconds: 1,
    })
    const broken = createApp({ ...deps, db: connection.db })
    const response = await broken.request(`${origin}/v1/me`, { headers: { cookie: 'session=some-token' } })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await broken.request(`${origin}/readyz`)).status).toBe(503)
    expect((await broken.request(`${origin}/healthz`)).status).toBe(200)
    // However often it was tried in vain: nobody waits for the next try.
    for (let n = 0; n < 12; n++) {
      const ask = broken.request(`${origin}/v1/me`, { headers: { cookie: 'session=some-token' } })
      const late = wait(3000, { status: 'nothing yet' }, { ref: false })
      expect((await Promise.race([ask, late])).status).toBe(503)
    }
    await connection.close()
  })

  it('is not ready while it drains', async () => {
    const draining = createApp(deps, { readiness: { isDraining: true } })
    expect((await draining.request(`${origin}/readyz`)).status).toBe(503)
    expect((await app.request(`${origin}/readyz`)).status).toBe(200)
  })
})

describe('metrics', () => {
  it('are for this machine, or for who has the token', async () => {
    expect((await app.request(`${origin}/metrics`)).status).toBe(200)
    const passedOn = { headers: { 'x-forwarded-for': '203.0.113.9' } }
    expect((await app.request(`${origin}/metrics`, passedOn)).status).toBe(404)
    const withToken = createApp({ ...deps, env: { ...deps.env, metricsToken: 'let-me-see' } })
    expect((await withToken.request(`${origin}/metrics`)).status).toBe(404)
    const headers = { authorization: 'Bearer let-me-see' }
    const text = await (await withToken.request(`${origin}/metrics`, { headers })).text()
    expect(text).toContain('promptsheet_http_request_seconds')
  })
})
