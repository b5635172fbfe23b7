import { Undo2 } from 'lucide-react'
import { useMayManageTime } from '../app/me.queries.ts'
import { useIsAlone } from '../members/use-is-alone.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { toast } from '../ui/toast-store.ts'
import { useKeepFocus } from '../ui/use-keep-focus.ts'
import { text } from './strings.ts'
import { useApprove, useReopen, useSubmitWeek, type Week } from './week.queries.ts'

/** What one does with a week that is written down: send it, or, with nobody to send it to, approve it. */
export function SettleWeek({ data }: { data: Week }) {
  const isAlone = useIsAlone()
  const mayApprove = useMayManageTime()
  const submit = useSubmitWeek()
  const approve = useApprove({ undoTo: 'open' })
  const takeBack = useReopen()
  const { week, statuses, entries } = data
  const approvesOwn = isAlone && mayApprove
  const approved = entries.filter(
    ({ status, localDate }) => status === 'approved' && localDate >= data.from && localDate <= data.to,
  )
  const isSettled = approvesOwn && approved.length > 0
  const isOpen = statuses.open.entries + (approvesOwn ? statuses.submitted.entries : 0) > 0
  useKeepFocus(`${isSettled} ${isOpen} ${statuses.submitted.entries}`)
  return (
    <>
      {(isSettled || statuses.submitted.entries > 0) && (
        <Button
          icon={Undo2}
          isBusy={takeBack.isPending}
          onClick={() =>
            takeBack.mutate(
              isSettled ? { week, entryIds: approved.map(({ id }) => id) } : { week, waitingOnly: true },
              {
                onSuccess: ({ entryIds }) =>
                  toast(
                    entryIds.length === 0
                      ? text.takenNothing
                      : (isSettled ? text.reopened : text.takenBack)(entryIds.length),
                  ),
              },
            )
          }
        >
          {isSettled ? text.reopen : text.takeBack}
        </Button>
      )}
      {isSettled && !isOpen && (
        <LinkButton to="/time/invoices" look="primary">
          {text.toInvoices}
        </LinkButton>
      )}
      {isOpen && (
        <Button
          look="primary"
          isBusy={submit.isPending || approve.isPending}
          onClick={() => (approvesOwn ? approve.mutate({ week }) : submit.mutate({ week }))}
        >
          {approvesOwn ? text.approveOwn : text.submit}
        </Button>
      )}
    </>
  )
}
