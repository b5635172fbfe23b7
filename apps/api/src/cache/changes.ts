import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/**
 * What the database says in the transaction of a change (migrations 0024, 0030 and 0033); and `missed`, when it can be heard
 * again, for what it said meanwhile is not known.
 */
export type Change =
  | { about: 'access'; workspaceId: string }
  | { about: 'user'; userId: string }
  | { about: 'prompts'; workspaceId: string; promptIds: string[] }
  | { about: 'time'; workspaceId: string; memberIds: string[] }
  | { about: 'moved'; workspaceId: string; collectionId: string | null; promptIds: string[] }
  | { about: 'imports'; workspaceId: string; memberId: string; importIds: string[] }
  | { about: 'tree' | 'invoices' | 'rates'; workspaceId: string }
  | { about: 'missed' }

export type Changes = {
  /** Since when no change was missed, in milliseconds since the epoch; null while changes may be missed. */
  heardSince: () => number | null
  subscribe: (hear: (change: Change) => void) => void
  close: () => Promise<void>
}

const channel = 'promptsheet_changes'
const id = z.uuid()
const notice = z.union([
  z.tuple([z.literal('access'), id]).transform(([about, workspaceId]) => ({ about, workspaceId })),
  z.tuple([z.literal('user'), id]).transform(([about, userId]) => ({ about, userId })),
  z
    .tuple([z.literal('prompts'), id], id)
    .transform(([about, workspaceId, ...promptIds]) => ({ about, workspaceId, promptIds })),
  z
    .tuple([z.literal('time'), id], id)
    .transform(([about, workspaceId, ...memberIds]) => ({ about, workspaceId, memberIds })),
  z
    .tuple([z.literal('moved'), id, id.or(z.literal('none'))], id)
    .transform(([about, workspaceId, from, ...promptIds]) => ({
      about,
      workspaceId,
      collectionId: from === 'none' ? null : from,
      promptIds,
    })),
  z.tuple([z.literal('imports'), id, id], id).transform(([about, workspaceId, memberId, ...importIds]) => ({
    about,
    workspaceId,
    memberId,
    importIds,
  })),
  z
    .tuple([z.enum(['tree', 'invoices', 'rates']), id])
    .transform(([about, workspaceId]) => ({ about, workspaceId })),
])

/** Nobody listens: whatever relies on hearing of changes stays off. */
export const deaf: Changes = {
  heardSince: () => null,
  subscribe: () => undefined,
  close: () => Promise.resolve(),
}

/**
 * Hears of every change that any process commits, over a connection of its own that comes back by itself. The
 * library's own `listen` is not used: it gives up when the database is away as it comes back.
 */
export function listenForChanges({ env, clock, log }: Pick<Deps, 'env' | 'clock' | 'log'>): Changes {
  const hearers: ((change: Change) => void)[] = []
  const closing = new AbortController()
  let since: number | null = null
  const options = {
    max: 1,
    max_lifetime: null,
    connect_timeout: 2,
    backoff: () => 0,
    connection: { application_name: 'promptsheet-changes' },
    onnotify: (_channel: string, text: string) => {
      const parsed = notice.safeParse(text.split(' '))
      if (parsed.success) for (const hear of hearers) hear(parsed.data)
      else log.error({ notice: text.slice(0, 100) }, 'a notice that nobody understands')
    },
    onclose: () => {
      if (since !== null) void listen()
      since = null
    },
  }
  const client = postgres(env.databaseUrl, options)
  async function listen(): Promise<void> {
    since = null
    while (!closing.signal.aborted) {
      try {
        await client.unsafe(`listen ${channel}`)
        since = clock().getTime()
        for (const hear of hearers) hear({ about: 'missed' })
        return
      } catch (error) {
        log.warn({ err: error }, 'changes cannot be heard of: caches are off')
        await wait(500, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
  }
  void listen()
  return {
    heardSince: () => since,
    subscribe: (hear) => hearers.push(hear),
    close: () => {
      closing.abort()
      since = null
      return client.end({ timeout: 1 })
    },
  }
}
