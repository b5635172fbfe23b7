import type { Actor } from '../auth/actor.ts'
import type { Scope } from '../auth/scopes.ts'
import { can, type Permission } from '../workspaces/can.ts'
import type { Batch } from './batch.ts'

// Beyond this many, a reader looks at everything of that kind again.
const mostIds = 200

export type Message = { kind: string; ids: string[] | null }

/** What a batch tells this actor; `prompts` are those of it that they may know of. */
export function messagesFor(actor: Actor, batch: Batch, prompts: readonly string[]): Message[] {
  const sees = (scope: Scope, permission: Permission) =>
    (actor.scopes === null || actor.scopes.includes(scope)) && can(actor.role, permission)
  const time = can(actor.role, 'see_everyones_time')
    ? [...batch.time]
    : [...batch.time].filter((memberId) => memberId === actor.memberId)
  const told: [isTold: boolean, kind: string, ids: readonly string[] | null][] = [
    [batch.access, 'access', null],
    [batch.tree && sees('time:read', 'keep_time'), 'tree', null],
    [batch.rates && sees('time:read', 'see_everyones_time'), 'rates', null],
    [batch.invoices && sees('invoices:read', 'see_everyones_time'), 'invoices', null],
    [sees('time:read', 'keep_time'), 'time', time],
    [sees('prompts:read', 'use_prompts'), 'prompts', prompts],
    [
      sees('prompts:read', 'use_prompts') || sees('time:read', 'keep_time'),
      'imports',
      [...(batch.imports.get(actor.memberId) ?? [])],
    ],
  ]
  return told
    .filter(([isTold, , ids]) => isTold && ids?.length !== 0)
    .map(([, kind, ids]) => ({ kind, ids: ids === null || ids.length > mostIds ? null : [...ids] }))
}

/** Events as they go over the wire. The id is on the last of them: whoever got only some of them gets all again. */
export function writeEvents(messages: readonly Message[], id: string): string {
  const texts = messages.map(({ kind, ids }) => `event: ${kind}\ndata: ${JSON.stringify({ ids })}\n`)
  return texts.map((text, at) => (at === texts.length - 1 ? `${text}id: ${id}\n\n` : `${text}\n`)).join('')
}
