import { describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { answerWith, fine, hangUp, startFaultyServer } from './faulty-server.ts'
import { createRememberedKeys } from './keys.ts'
import { createSend } from './send.ts'

const clock = {
  now: () => 0,
  wait: (milliseconds: number) => (milliseconds < 5000 ? Promise.resolve() : new Promise<void>(() => {})),
}
const letter = { name: 'Letter', body: 'Write.' }
const note = { name: 'Note', body: 'Write.' }

async function setUp(answers: Parameters<typeof startFaultyServer>[0]) {
  const server = await startFaultyServer(answers)
  const storage = { stored: '', now: 0 }
  const open = () =>
    createClient({
      baseUrl: server.url,
      send: createSend({ clock }),
      keys: createRememberedKeys({
        read: () => storage.stored,
        write: (text) => {
          storage.stored = text
        },
        now: () => storage.now,
      }),
    })
  const keys = () => server.seen.map(({ headers }) => headers['idempotency-key'])
  return { ...server, open, storage, keys, api: open() }
}

const lost = [hangUp, hangUp, hangUp]
const fails = async (call: Promise<unknown>) => expect(await call.catch(() => 'lost')).toBe('lost')

it('sends a key with every change that takes one, each its own, and with no other call', async () => {
  const { url, seen } = await startFaultyServer([fine])
  const api = createClient({ baseUrl: url, apiKey: 'psk_1' })
  await api.POST('/v1/prompts', { body: letter })
  await api.POST('/v1/prompts', { body: letter })
  await api.PATCH('/v1/prompts/{id}', { params: { path: { id: '1' } }, body: { name: 'Note' } })
  await api.DELETE('/v1/prompts/{id}', { params: { path: { id: '1' } } })
  await api.POST('/v1/prompts', { body: letter, params: { header: { 'Idempotency-Key': 'mine' } } })
  await api.GET('/v1/prompts')
  await api.POST('/v1/auth/login', { body: { email: 'a@b.example', password: 'several plain words' } })
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(new Set(keys.slice(0, 4)).size).toBe(4)
  for (const key of keys.slice(0, 4)) expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(keys.slice(4)).toEqual(['mine', undefined, undefined])
  expect(seen.every(({ headers }) => headers.authorization === 'Bearer psk_1')).toBe(true)
})

describe('what somebody asks for again', () => {
  it('keeps its key until its answer is known, also over a reload', async () => {
    const { open, api, keys } = await setUp([...lost, ...lost, fine])
    await fails(api.POST('/v1/prompts', { body: letter }))
    await fails(api.POST('/v1/prompts', { body: letter }))
    const reloaded = open()
    await reloaded.POST('/v1/prompts', { body: letter })
    await reloaded.POST('/v1/prompts', { body: letter })
    const [first, ...others] = keys()
    expect(others).toHaveLength(7)
    expect(new Set(others.slice(0, 6))).toEqual(new Set([first]))
    expect(others[6]).not.toBe(first)
  })

  it('is new with other words, after an hour, and after any other change that was answered', async () => {
    const { api, keys, storage } = await setUp([...lost, fine, ...lost, fine, fine, ...lost, fine])
    await fails(api.POST('/v1/prompts', { body: letter }))
    await api.POST('/v1/prompts', { body: note })
    await fails(api.POST('/v1/prompts', { body: letter }))
    await api.DELETE('/v1/prompts/{id}', { params: { path: { id: '1' } } })
    await api.POST('/v1/prompts', { body: letter })
    await fails(api.POST('/v1/prompts', { body: letter }))
    storage.now = 3_600_000
    await api.POST('/v1/prompts', { body: letter })
    const [a, b, c, d, e, f, g] = [0, 3, 4, 7, 8, 9, 12].map((index) => keys()[index])
    expect(new Set([a, b, c, d, e, f, g]).size).toBe(7)
  })

  it('is new for what sets a state, which is done once anyway', async () => {
    const { api, keys } = await setUp([...lost, fine])
    const call = () =>
      api.PATCH('/v1/prompts/{id}', { params: { path: { id: '1' } }, body: { name: 'Note' } })
    await fails(call())
    await call()
    expect(new Set(keys()).size).toBe(2)
  })

  it('is not confused by a busy server or by a storage that holds something else', async () => {
    const { open, storage, keys } = await setUp([answerWith(503), answerWith(503), answerWith(500), fine])
    for (const stored of ['', 'null', '{}', '[1]', '[["POST /v1/prompts x", 7]]', 'not JSON']) {
      storage.stored = stored
      open()
    }
    const api = open()
    await api.POST('/v1/prompts', { body: letter })
    await api.POST('/v1/prompts', { body: letter })
    expect([new Set(keys()).size, keys().length]).toEqual([1, 4])
  })
})
