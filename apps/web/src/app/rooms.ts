import { BookOpen, Clock, type LucideIcon, Settings } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { Role } from './me.queries.ts'
import { text } from './strings.ts'

const managers: readonly Role[] = ['owner', 'admin']
const timeManagers: readonly Role[] = ['owner', 'admin', 'manager']
const timeKeepers: readonly Role[] = [...timeManagers, 'member']

type RoomLink = {
  to: string
  label: string
  /** Only for these roles; everybody's when left out. */
  roles?: readonly Role[]
  /** Only where several people keep time. */
  together?: true
}

export type Room = {
  key: string
  label: string
  to: string
  icon: LucideIcon
  /** What hangs off the room, in its rail. */
  links: RoomLink[]
  /** More for the rail than links. */
  Rail?: ComponentType
  /** Addresses that belong to the room without being one of its links. */
  owns: RegExp
}

/** The rooms, in the order of the bar. Week adds its own here. */
export const rooms: Room[] = [
  {
    key: 'library',
    label: text.library,
    to: '/library',
    icon: BookOpen,
    links: [
      { to: '/library', label: text.prompts },
      { to: '/collections', label: text.collections },
      { to: '/insights', label: text.insights },
      { to: '/starters', label: text.starters },
      { to: '/import', label: text.importPage },
      { to: '/bin', label: text.bin },
    ],
    Rail: lazy(async () => ({ default: (await import('../collections/CollectionRail.tsx')).CollectionRail })),
    owns: /^\/(library|prompts|bin|collections|insights|starters|import)/,
  },
  {
    key: 'time',
    label: text.time,
    to: '/time',
    icon: Clock,
    links: [
      { to: '/time', label: text.yourWeek },
      { to: '/time/approvals', label: text.approvals, roles: timeManagers, together: true },
      { to: '/time/clients', label: text.clients },
      { to: '/time/invoices', label: text.invoices, roles: timeManagers },
      { to: '/time/rates', label: text.rates, roles: timeManagers },
      { to: '/time/reports', label: text.reports },
      { to: '/time/estimates', label: text.estimates },
      { to: '/time/import', label: text.importPage, roles: timeKeepers },
    ],
    owns: /^\/time/,
  },
]

/** Reached from the user's menu, so it has no place in the bar. */
const settings: Room = {
  key: 'settings',
  label: text.settings,
  to: '/settings/you',
  icon: Settings,
  links: [
    { to: '/settings/you', label: text.you },
    { to: '/settings/security', label: text.security },
    { to: '/settings/people', label: text.people },
    { to: '/settings/workspace', label: text.workspace },
    { to: '/settings/time', label: text.timeSettings, roles: timeKeepers },
    { to: '/settings/keys', label: text.keys },
    { to: '/settings/activity', label: text.activity, roles: managers },
  ],
  owns: /^\/settings\//,
}

export function findRoom(pathname: string): Room | null {
  return [...rooms, settings].find((room) => room.owns.test(pathname)) ?? null
}
