import { useNavigate } from 'react-router'
import shared from '../imports/Imports.module.css'
import { formatSpan } from '../invoices/days.ts'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { toast } from '../ui/toast-store.ts'
import { HoursMade } from './HoursMade.tsx'
import { HoursPeople } from './HoursPeople.tsx'
import { HoursProblems } from './HoursProblems.tsx'
import { HoursQuestions } from './HoursQuestions.tsx'
import { HoursTotals } from './HoursTotals.tsx'
import { text } from './strings.ts'
import { type TimeImport, useCommitTimeImport, useDiscardTimeImport } from './time-imports.queries.ts'

/** What would happen, before it does: whose hours, on what, how much, and what cannot be read. */
export function HoursPreview({ found }: { found: TimeImport }) {
  const { id, counts, from, to, failure, dates, unknownColumns } = found
  const commit = useCommitTimeImport(id)
  const discard = useDiscardTimeImport()
  const navigate = useNavigate()
  const needsOrder = dates.isOpen && dates.order === null
  const drop = async () => {
    await discard.mutateAsync(id)
    navigate('/time/import')
    toast(text.discarded)
  }
  return (
    <>
      <p className={shared.summary}>
        {text.summary(counts)}
        {from && to && `, ${formatSpan({ from, to })}`}
        {counts.alreadyHere > 0 && `. ${text.already(counts.alreadyHere)}`}
      </p>
      {failure && (
        <p role="alert" className={shared.failure}>
          {failure}
        </p>
      )}
      <HoursQuestions found={found} />
      <div className={shared.bar}>
        <FormFoot>
          <Button
            look="primary"
            // Whoever waited for it to be read came to say yes.
            autoFocus
            disabled={counts.newEntries === 0 || needsOrder}
            isBusy={commit.isPending}
            onClick={() => commit.mutate(counts.failed > 0)}
          >
            {text.commit(counts.newEntries)}
          </Button>
          <Button look="quiet" isBusy={discard.isPending} onClick={() => void drop().catch(() => {})}>
            {text.discard}
          </Button>
          <span className={shared.soft}>{noteOf(found, needsOrder)}</span>
        </FormFoot>
      </div>
      <HoursPeople found={found} />
      <HoursTotals found={found} />
      <HoursMade found={found} />
      {counts.failed > 0 && <HoursProblems id={id} failed={counts.failed} />}
      {(counts.untimed > 0 || unknownColumns.length > 0) && (
        <div className={shared.notes}>
          {counts.untimed > 0 && <p>{text.untimed(counts.untimed)}</p>}
          {unknownColumns.length > 0 && <p>{text.unknownColumns(unknownColumns)}</p>}
        </div>
      )}
    </>
  )
}

function noteOf({ counts }: TimeImport, needsOrder: boolean): string {
  if (needsOrder) return text.firstAnswer
  if (counts.newEntries > 0) return counts.failed > 0 ? text.skips(counts.failed) : ''
  if (counts.leftOut > 0) return text.nobodys
  return counts.alreadyHere > 0 ? text.nothingNew : ''
}
