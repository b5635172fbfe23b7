import type { Change, Changes } from '../cache/changes.ts'
import type { Deps } from '../deps.ts'
import { DomainError, limitReached } from '../errors.ts'
import { eventStreams } from '../health/metrics.ts'
import { addChange, type Batch, emptyBatch } from './batch.ts'
import { createEventIds } from './event-ids.ts'
import { type Access, type Credential, findAccess, nameOf } from './find-access.ts'
import { findSeen } from './find-seen.ts'
import { createHistory } from './history.ts'
import { messagesFor, writeEvents } from './messages.ts'
import { openPipe, type Pipe } from './open-pipe.ts'

// Changes that follow each other as one are told as one.
const gatherMilliseconds = 30
// Often enough for proxies, which close what is silent for a minute.
const beatSeconds = 20
// Sessions and keys that expire do so in silence.
const recheckSeconds = 60
const mostBytesWaiting = 64 * 1024
const mostOfMember = 12
const mostInAll = 10_000

type Listener = Credential & Access & { pipe: Pipe }
/** Who listens in one workspace. What is done for them is done in turn, so that they hear of changes in their order. */
type Room = { listeners: Set<Listener>; turn: Promise<void> }

export type Events = ReturnType<typeof createEvents>

/** Tells those who listen, in this process, what any process changed, as far as they may know of it. */
export function createEvents(deps: Pick<Deps, 'db' | 'clock' | 'random' | 'log'>, changes: Changes) {
  const rooms = new Map<string, Room>()
  const history = createHistory()
  const pending = new Map<string, Batch>()
  let ids = createEventIds(deps)
  let isClosing = false

  const everybody = () => [...rooms.values()].flatMap(({ listeners }) => [...listeners])
  const roomOf = (workspaceId: string) => {
    const room = rooms.get(workspaceId) ?? { listeners: new Set(), turn: Promise.resolve() }
    rooms.set(workspaceId, room)
    return room
  }
  function inTurn(room: Room, work: () => Promise<void>): void {
    room.turn = room.turn.then(work).catch((error: unknown) => {
      // Whoever comes back asks for what they have missed.
      deps.log.warn({ err: error }, 'events could not be told')
      for (const { pipe } of room.listeners) pipe.end()
    })
  }

  changes.subscribe((change) => {
    if (change.about === 'missed') startAgain()
    else if (change.about === 'user') recheckUser(change.userId)
    else gather(change)
  })

  function gather(change: Exclude<Change, { about: 'user' | 'missed' }>): void {
    if (pending.size === 0) setTimeout(flush, gatherMilliseconds).unref()
    const batch = pending.get(change.workspaceId) ?? emptyBatch()
    pending.set(change.workspaceId, batch)
    addChange(batch, change)
  }

  function flush(): void {
    for (const [workspaceId, batch] of pending) {
      const number = history.add(workspaceId, batch)
      const room = rooms.get(workspaceId)
      if (room !== undefined) inTurn(room, () => tell([...room.listeners], batch, number))
    }
    pending.clear()
  }

  /** Something was missed, who knows what. */
  function startAgain(): void {
    ids = createEventIds(deps)
    history.forget()
    pending.clear()
    for (const room of rooms.values())
      inTurn(room, async () => {
        await recheck([...room.listeners])
        for (const { pipe } of room.listeners) pipe.write(resync(history.newest()))
      })
  }

  function recheckUser(userId: string): void {
    for (const room of rooms.values()) {
      const theirs = [...room.listeners].filter(({ actor }) => actor.userId === userId)
      if (theirs.length > 0) inTurn(room, () => recheck(theirs))
    }
  }

  /** Ends those who may not listen here any more, and looks up again who the others are. */
  async function recheck(listeners: readonly Listener[]): Promise<void> {
    const open = listeners.filter(({ pipe }) => pipe.isOpen())
    if (open.length === 0) return
    const found = await findAccess(deps, open)
    for (const listener of open) {
      const access = found.get(nameOf(listener))
      const isHere =
        access?.actor.memberId === listener.actor.memberId &&
        access.actor.workspaceId === listener.actor.workspaceId
      if (isHere) Object.assign(listener, access)
      else {
        listener.pipe.write('event: closed\ndata: {}\n\n')
        listener.pipe.end()
      }
    }
  }

  async function tell(listeners: readonly Listener[], batch: Batch, number: number): Promise<void> {
    if (batch.access) await recheck(listeners)
    const prompts = await findPrompts(listeners, batch)
    for (const listener of listeners) {
      const messages = messagesFor(listener.actor, batch, prompts.get(listener) ?? [])
      if (messages.length > 0) listener.pipe.write(writeEvents(messages, ids.write(number)))
    }
  }

  /** The prompts of a batch that each may know of, asked once for all who see the same. */
  async function findPrompts(
    listeners: readonly Listener[],
    batch: Batch,
  ): Promise<Map<Listener, readonly string[]>> {
    const found = new Map<Listener, readonly string[]>()
    if (batch.prompts.size + batch.moved.size === 0) return found
    let asking = listeners.filter(({ pipe }) => pipe.isOpen())
    for (let tries = 0; asking.length > 0; tries++) {
      if (tries === 5) throw new Error('who may see what changes too fast')
      const stale: Listener[] = []
      for (const [audience, group] of Map.groupBy(asking, (listener) => listener.audience)) {
        const [first] = group
        if (first === undefined) continue
        const seen = await findSeen(deps, first.actor, batch)
        // What was asked under another audience than theirs may be more than they may see.
        if (seen.audience === audience) for (const listener of group) found.set(listener, seen.prompts)
        else stale.push(...group)
      }
      await recheck(stale)
      asking = stale.filter(({ pipe }) => pipe.isOpen())
    }
    return found
  }

  const resync = (number: number) => `event: resync\ndata: {}\nid: ${ids.write(number)}\n\n`
  const hello = (number: number) => `event: hello\ndata: {}\nid: ${ids.write(number)}\n\n`

  async function welcome(listener: Listener, lastEventId: string | undefined, number: number): Promise<void> {
    // Between the question who this is and now they may have been put out.
    await recheck([listener])
    const after = lastEventId === undefined ? number : ids.read(lastEventId)
    const missed = after === null ? null : history.since(listener.actor.workspaceId, after)
    if (missed !== null) await tell([listener], missed, number)
    listener.pipe.write(missed === null ? resync(number) : hello(number))
  }

  const beat = setInterval(() => {
    for (const { pipe } of everybody()) pipe.write(':\n\n')
  }, beatSeconds * 1000)
  const watch = setInterval(() => {
    for (const room of rooms.values()) inTurn(room, () => recheck([...room.listeners]))
  }, recheckSeconds * 1000)
  beat.unref()
  watch.unref()

  return {
    /** The events of whoever asks, from the last one they got on. Throws when they, or all together, have too many streams. */
    open(who: Credential & { audience: string }, lastEventId: string | undefined): Pipe['body'] {
      const all = everybody()
      if (isClosing || all.length >= mostInAll) throw unavailable()
      const { workspaceId, memberId } = who.actor
      if (all.filter(({ actor }) => actor.memberId === memberId).length >= mostOfMember)
        throw limitReached('too_many_streams', `${mostOfMember} streams of events are open already.`, 30)
      const room = roomOf(workspaceId)
      const pipe = openPipe({
        mostBytes: mostBytesWaiting,
        onClose: () => {
          room.listeners.delete(listener)
          eventStreams.dec()
          if (room.listeners.size === 0 && rooms.get(workspaceId) === room) rooms.delete(workspaceId)
        },
      })
      const listener: Listener = { ...who, pipe }
      room.listeners.add(listener)
      eventStreams.inc()
      // Said at once, so that whoever waits for the first byte knows that the line is open.
      pipe.write('retry: 2000\n\n')
      const number = history.newest()
      inTurn(room, () => welcome(listener, lastEventId, number))
      return pipe.body
    },
    /** Ends all streams; whoever comes back finds another process, not all at the same moment. */
    close(): void {
      isClosing = true
      clearInterval(beat)
      clearInterval(watch)
      for (const { pipe } of everybody()) {
        pipe.write(`retry: ${500 + Math.floor(Math.random() * 2500)}\n\n`)
        pipe.end()
      }
    },
  }
}

const unavailable = () =>
  new DomainError('unavailable', 'unavailable', 'Events cannot be told right now. Try again in a moment.', {
    retryAfterSeconds: 5,
  })
