import { LinkButton } from '../ui/Button.tsx'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { text as writing } from './writing-strings.ts'

type Props = { to: string; kept: { isChanged: boolean; forget: () => void } }

/** Leaves the editor; what was typed stays, unless one says otherwise. */
export function LeaveButton({ to, kept }: Props) {
  const leave = () => {
    if (kept.isChanged) toast(writing.leftKept, { action: { label: writing.throwAway, run: kept.forget } })
  }
  return (
    <LinkButton look="quiet" to={to} onClick={leave}>
      {text.cancel}
    </LinkButton>
  )
}
