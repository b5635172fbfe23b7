import { z } from '@hono/zod-openapi'
import { streamEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'

export const eventRoutes = [
  streamEndpoint({
    method: 'get',
    path: '/v1/events',
    operationId: 'streamEvents',
    summary: 'What changes, as it changes',
    description: [
      'Server-sent events. Each names what changed, so that it is read again: `{"ids": [...]}`, or `{"ids": null}` for everything of its kind.',
      '`time`: the members whose entries or weeks changed, the timer among them. `tree`: clients, projects or tasks. `prompts`, `imports`: their ids. `rates`, `invoices`. `access`: who may see or do what.',
      '`hello` comes first, or `resync` when what was missed since `Last-Event-ID` is not known any more: read everything again. `closed` comes last when the session or key may not listen any more.',
      'Nobody hears of what they may not see, and a key hears of what its scopes show. Lines that begin with a colon keep the connection open. At most 12 streams for a member.',
    ].join('\n\n'),
    tag: 'Events',
    access: { who: 'member', scope: 'any', can: 'use_prompts' },
    success: {
      status: 200,
      description: 'Events, without an end.',
      schema: z.string().meta({
        example: 'event: prompts\ndata: {"ids": ["019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11"]}\nid: 8JmC0w\n\n',
      }),
      mediaType: 'text/event-stream',
    },
    run: ({ events, signedIn, actor, audience }, { header }) =>
      ok(events.open({ sessionId: signedIn?.sessionId ?? null, actor, audience }, header('last-event-id')), {
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        // It ends when the process does: nothing else may wait on this connection.
        connection: 'close',
      }),
  }),
]
