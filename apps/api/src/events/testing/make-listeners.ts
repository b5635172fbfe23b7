import { expect, onTestFinished } from 'vitest'
import { cookieOf } from '../../testing/cookie-of.ts'
import type { Send, startHarness } from '../../testing/harness.ts'
import { joinWorkspace } from '../../testing/join-workspace.ts'
import { idOf } from '../../testing/read-answer.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
type Heard = { event: string; ids: string[] | null; id: string }

/** A workspace of four, an owner, a member, a manager and a viewer, and ears to hear its events with. */
export async function makeListeners(harness: Harness) {
  const { app, origin, person } = harness

  /** A reader of events, who keeps all that came. */
  async function listen(
    headers: Record<string, string>,
    { lastEventId, on = app }: { lastEventId?: string; on?: Pick<typeof app, 'request'> } = {},
  ) {
    const response = await on.request(`${origin}/v1/events`, {
      headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    })
    expect(response.status).toBe(200)
    const heard: Heard[] = []
    let isOver = false
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const leave = async () => await reader?.cancel().catch(() => undefined)
    onTestFinished(leave)
    const read = async () => {
      let text = ''
      for (;;) {
        const part = await reader?.read().catch(() => ({ done: true, value: undefined }))
        if (part?.value !== undefined) text += part.value
        const messages = text.split('\n\n')
        text = messages.pop() ?? ''
        for (const message of messages) keep(message)
        if (part?.done !== false) break
      }
      isOver = true
    }
    const keep = (message: string) => {
      const fields = Object.fromEntries(
        message
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      if (fields.event === undefined) return
      const { ids = null }: { ids?: string[] | null } = JSON.parse(fields.data ?? '{}')
      heard.push({ event: fields.event, ids, id: fields.id ?? '' })
    }
    void read()
    await expect.poll(() => heard.map(({ event }) => event)).not.toEqual([])
    return {
      response,
      heard,
      leave,
      isOver: () => isOver,
      kinds: () => heard.map(({ event }) => event),
      last: () => heard.findLast(({ id }) => id !== '')?.id ?? '',
      /** Waits for an event of that kind with that id, or with none. */
      hears: (event: string, id?: string) =>
        expect
          .poll(
            () => heard.some((one) => one.event === event && (id === undefined || one.ids?.includes(id))),
            {
              timeout: 1000,
            },
          )
          .toBe(true),
      hasHeardOf: (id: string) => heard.some(({ ids }) => ids?.includes(id)),
    }
  }

  const signIn = async (who: { email: string; password: string }) => ({
    cookie: await cookieOf(harness, who),
  })

  /** Whoever they are, once they have heard of something that comes after. */
  async function settle(send: Send, ...listeners: Awaited<ReturnType<typeof listen>>[]) {
    const id = idOf(await send('POST', '/v1/prompts', { name: 'Seen by all', body: 'x' }))
    for (const listener of listeners) await listener.hears('prompts', id)
  }

  const mia = await person('Mia')
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
  const max = await joinWorkspace(harness, mia.send, { name: 'Max', role: 'manager' })
  const vic = await joinWorkspace(harness, mia.send, { name: 'Vic', role: 'viewer' })
  const cookies = {
    mia: await signIn(mia),
    joe: await signIn(joe),
    max: await signIn(max),
    vic: await signIn(vic),
  }

  return { listen, cookieOf: signIn, settle, mia, joe, max, vic, cookies }
}
