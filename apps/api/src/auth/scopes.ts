/** What an API key may be limited to. A key never may more than the member it acts as. */
export const scopes = [
  'prompts:read',
  'prompts:write',
  'reports:read',
  'time:read',
  'time:write',
  'invoices:read',
  'invoices:write',
  'workspace:read',
  'workspace:manage',
] as const

export type Scope = (typeof scopes)[number]
