import { OpenAPIHono } from '@hono/zod-openapi'
import { describeEndpoint } from './document.ts'
import type { Endpoint } from './endpoint.ts'

const documentInfo = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Promptsheet API',
    version: '1',
    description:
      'The contract of the web app, the extension and integrators. JSON in camelCase, UTC instants as RFC 3339, ids are UUIDv7. Errors are RFC 9457 problem documents with a stable `code`.\n\nEvery request may name itself (`X-Request-Id`) and say what it is: `X-Attempt: 2` for a second try, `X-Is-Hedge: 1` for one sent beside another, `X-Priority: background` for what nobody waits for. When there is more to do than can be done, those are turned away first, with 503, the code `overloaded` and `Retry-After`, before anything of them was begun: send them again then. Every change in a workspace takes an `Idempotency-Key`, so that sending it again is safe.',
    contact: { name: 'Whoever runs this installation' },
    license: { name: 'All rights reserved', identifier: 'LicenseRef-Promptsheet' },
  },
  tags: [
    { name: 'Instance', description: 'This installation.' },
    { name: 'Identity', description: 'Signing up, in and out.' },
    { name: 'Time', description: 'Clients, projects and tasks, the timer, entries and weeks.' },
    { name: 'Rates and invoices', description: 'What an hour costs, budgets, and what is billed.' },
    { name: 'Reports', description: 'Hours and money, added up.' },
    { name: 'Leaving', description: 'Taking your data along, and closing accounts and workspaces.' },
    { name: 'Security', description: 'Your own sessions, password, address and second step.' },
    { name: 'Workspace', description: 'The workspace, its members, teams, invites and keys.' },
    { name: 'Prompts', description: 'The prompt library.' },
    { name: 'Collections', description: 'Sets of prompts with a visibility of their own.' },
    { name: 'Events', description: 'What changes, as it changes.' },
    { name: 'Imports and exports', description: 'Prompts in and out.' },
  ],
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description: 'Set by log-in; browsers only. Over https its name is `__Host-session`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `psk_…`, bound to one workspace and member.',
  },
} as const

/** The OpenAPI 3.1 document of these endpoints, served from `serverUrl`. */
export function buildDocument(endpoints: readonly Endpoint[], serverUrl: string) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  for (const [name, scheme] of Object.entries(securitySchemes))
    openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  for (const endpoint of endpoints) describeEndpoint(openAPIRegistry, endpoint)
  return getOpenAPI31Document({ ...documentInfo, servers: [{ url: serverUrl }] })
}
