import { BookOpen, type LucideIcon } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { text } from './strings.ts'

export type Room = {
  key: string
  label: string
  to: string
  icon: LucideIcon
  /** What hangs off the room, in its rail. */
  links: { to: string; label: string }[]
  /** More for the rail than links. */
  Rail?: ComponentType
  /** Addresses that belong to the room without being one of its links. */
  owns: RegExp
}

/** The rooms, in the order of the bar. Time and Week add theirs here. */
export const rooms: Room[] = [
  {
    key: 'library',
    label: text.library,
    to: '/library',
    icon: BookOpen,
    links: [
      { to: '/library', label: text.prompts },
      { to: '/bin', label: text.bin },
    ],
    Rail: lazy(async () => ({ default: (await import('../collections/CollectionRail.tsx')).CollectionRail })),
    owns: /^\/(library|prompts|bin)/,
  },
]

export function findRoom(pathname: string): Room | null {
  return rooms.find((room) => room.owns.test(pathname)) ?? null
}
