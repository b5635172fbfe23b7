import type { Role } from '@promptsheet/db/schema/identity'

/** Who may what: the whole table. What a member may see inside it is the database's to say. */
const table = {
  delete_workspace: ['owner'],
  manage_owners: ['owner'],
  manage_workspace: ['owner', 'admin'],
  manage_members: ['owner', 'admin'],
  manage_time: ['owner', 'admin', 'manager'],
  see_everyones_time: ['owner', 'admin', 'manager'],
  edit_prompts: ['owner', 'admin', 'manager', 'member'],
  keep_time: ['owner', 'admin', 'manager', 'member'],
  use_prompts: ['owner', 'admin', 'manager', 'member', 'viewer'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof table

export function can(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = table[permission]
  return allowed.includes(role)
}
