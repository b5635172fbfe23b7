import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { bringHours, commitHours } from './testing/bring-hours.ts'

const harness = await startHarness()
const { person, app, origin } = harness

/** The file as it is sent: some are no text, so with a key of the caller's. */
async function download(send: Send, format: string): Promise<Uint8Array<ArrayBuffer>> {
  const made = await send('POST', '/v1/api-keys', { name: 'Export', scopes: ['time:read'] })
  const { key } = z.object({ key: z.string() }).parse(made.json)
  const response = await app.request(`${origin}/v1/exports/time?format=${format}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

const hard = [
  'Say "hello", then\nwait',
  '=SUM(A1:A9)',
  "'=1+1",
  '-5 degrees',
  '@all',
  '+49 30',
  '🔥 fix \\ "" ,;\t| end',
  "'quoted'",
  '["not","a list"]',
  'a _x0041_ and &amp; <b>',
  '',
]

const exported = z.object({ entries: z.array(z.record(z.string(), z.unknown())) })
const contentOf = async (send: Send) => {
  const { entries } = exported.parse((await send('GET', '/v1/exports/time?format=json')).json)
  return entries
    .map(({ id: _id, status: _status, ...entry }) => entry)
    .sort((a, b) => String(a.startedAt).localeCompare(String(b.startedAt)))
}

async function make(send: Send, path: string, body: unknown): Promise<string> {
  const answer = await send('POST', path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`)
  return z.object({ id: z.string() }).parse(answer.json).id
}

/** A workspace with entries of two people, with and without clock times, in a deep tree, with texts that are hard to keep. */
async function workspace() {
  const mia = await person('Mia Moss')
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe Jones' })
  const clientId = await make(mia.send, '/v1/clients', { name: 'Acme, "Sons" & =Co', currency: 'CHF' })
  const projectId = await make(mia.send, '/v1/projects', { name: 'Site', clientId })
  const parentId = await make(mia.send, '/v1/tasks', { name: 'Design / UX', projectId })
  const deep = await make(mia.send, '/v1/tasks', { name: 'Wire, frames', projectId, parentId })
  const bare = await make(mia.send, '/v1/projects', { name: '["own"]', clientId: null })
  const places = [{ projectId }, { taskId: parentId }, { taskId: deep }, { projectId: bare }, {}]
  for (const [index, description] of hard.entries()) {
    const { send } = index % 2 === 0 ? mia : joe
    const hour = String(index + 5).padStart(2, '0')
    await make(send, '/v1/time-entries', {
      ...places[index % places.length],
      description,
      startedAt: `2026-11-02T${hour}:00:00.250Z`,
      endedAt: `2026-11-02T${hour}:59:07.500Z`,
      timezone: index % 3 === 0 ? 'Asia/Kolkata' : 'Europe/Berlin',
      billable: index % 2 === 0,
      tags: index % 2 === 0 ? ['a, b', 'plain'] : ['plain'],
    })
  }
  await make(mia.send, '/v1/time-entries', {
    ...places[2],
    date: '2026-11-03',
    durationSeconds: 5401,
    description: 'untimed',
  })
  return { mia, joe }
}

it('our own CSV, JSON and XLSX import back as they were, and into their own workspace change nothing', async () => {
  const { mia, joe } = await workspace()
  const before = await contentOf(mia.send)
  expect(before).toHaveLength(hard.length + 1)
  for (const format of ['csv', 'json', 'xlsx']) {
    const answer = await download(mia.send, format)
    const home = await bringHours(harness, mia.send, answer, { name: `hours.${format}` })
    expect(home).toMatchObject({
      status: 'ready',
      kind: 'promptsheet',
      problems: [],
      counts: { newEntries: 0, alreadyHere: before.length },
      // There is nothing left for it to decide.
      needsTimezone: false,
    })
    const there = await person('Mia Moss')
    const other = await joinWorkspace(harness, there.send, { name: 'Joe Jones' })
    const found = await bringHours(harness, there.send, answer, { name: `hours.${format}` })
    expect(found).toMatchObject({ problems: [], counts: { newEntries: before.length, leftOut: 0 } })
    await commitHours(harness, there.send, found.id)
    const renamed = before.map((entry) => ({
      ...entry,
      email: entry.email === mia.email ? there.email : entry.email === joe.email ? other.email : entry.email,
    }))
    expect(await contentOf(there.send)).toEqual(renamed)
    const again = await bringHours(harness, there.send, answer)
    expect(again.counts).toMatchObject({ newEntries: 0, alreadyHere: before.length })
  }
})
