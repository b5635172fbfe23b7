import { BadgeCheck } from 'lucide-react'
import { Badge } from '../ui/Badge.tsx'
import type { Status } from './prompts.queries.ts'
import { text } from './strings.ts'

/** Nothing for what is simply in use: a badge is for the exception. */
export function StatusBadge({ status }: { status: Status }) {
  if (status === 'active') return null
  if (status === 'battle_tested') {
    return (
      <Badge tone="good" icon={BadgeCheck}>
        {text.statuses.battle_tested}
      </Badge>
    )
  }
  return <Badge tone={status === 'draft' ? 'dashed' : 'plain'}>{text.statuses[status]}</Badge>
}
