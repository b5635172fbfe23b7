import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'

const { app, origin, person } = await startHarness()
const mia = await person('Mia')
const { key } = Object(
  (await mia.send('POST', '/v1/api-keys', { name: 'Key', scopes: ['prompts:read'] })).json,
)
const body = 'Dear {{name}}, '.repeat(600)
const promptId = idOf(
  await mia.send('POST', '/v1/prompts', { name: 'Letter', body, description: 'x'.repeat(400) }),
)
for (let n = 0; n < 8; n++)
  await mia.send('POST', '/v1/prompts', { name: `Letter ${n}`, body, description: 'x'.repeat(400) })

async function read(path: string, encoding?: string) {
  const response = await app.request(`${origin}${path}`, {
    headers: {
      authorization: `Bearer ${key}`,
      ...(encoding === undefined ? {} : { 'accept-encoding': encoding }),
    },
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { bytes, headers: response.headers, status: response.status }
}

describe('a long list', () => {
  it('is sent as gzip to who takes it, and reads the same', async () => {
    const plain = await read('/v1/prompts')
    const packed = await read('/v1/prompts', 'br, gzip;q=0.8')
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toBe('accept-encoding')
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2)
    expect(gunzipSync(packed.bytes).toString()).toBe(new TextDecoder().decode(plain.bytes))
  })

  it.each([[undefined], ['identity'], ['gzip;q=0'], ['gzip; q=0.000, br'], ['x-gzip-not']])(
    'is sent as it is to who asks for %s',
    async (encoding) => {
      const { headers, bytes } = await read('/v1/prompts', encoding)
      expect(headers.get('content-encoding')).toBeNull()
      expect(headers.get('vary')).toBe('accept-encoding')
      expect(JSON.parse(new TextDecoder().decode(bytes)).data).toHaveLength(9)
    },
  )
})

it('What a strong ETag names is sent as it is', async () => {
  const { headers } = await read(`/v1/prompts/${promptId}`, 'gzip')
  expect(headers.get('etag')).toMatch(/^"/)
  expect(headers.get('content-encoding')).toBeNull()
})

it('What is short is sent as it is', async () => {
  const { headers } = await read('/v1/prompts?limit=1', 'gzip')
  expect(headers.get('content-encoding')).toBeNull()
})
