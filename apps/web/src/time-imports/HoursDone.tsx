import { Undo2 } from 'lucide-react'
import shared from '../imports/Imports.module.css'
import { Button, LinkButton } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { text } from './strings.ts'
import { type TimeImport, useUndoTimeImport } from './time-imports.queries.ts'

/** What came of an import of hours, with the way on and the way back. */
export function HoursDone({ found }: { found: TimeImport }) {
  const { id, result, undone, failure, from, to } = found
  const undo = useUndoTimeImport(id)
  const back = { to: '/time/import', label: text.title }
  if (undone)
    return (
      <>
        <PageHeader
          title={text.undoneTitle}
          lead={text.undoneNote(undone.deleted, undone.kept)}
          back={back}
        />
        <FormFoot>
          <LinkButton to="/time/import">{text.more}</LinkButton>
        </FormFoot>
      </>
    )
  if (!result) return null
  const { overlapping } = result
  const report = from && to ? `/time/reports?from=${from}&to=${to}&groupBy=client,project` : '/time/reports'
  return (
    <>
      <PageHeader title={text.doneTitle(result.entries)} lead={text.doneNote(result)} back={back} />
      {failure && (
        <p role="alert" className={shared.failure}>
          {failure}
        </p>
      )}
      <div className={shared.notes}>
        {text.leftOut(result).map((note) => (
          <p key={note}>{note}</p>
        ))}
        {overlapping.entries > 0 && <p>{text.overlapping(overlapping.entries, overlapping.rows)}</p>}
      </div>
      <FormFoot>
        <LinkButton look="primary" to={report}>
          {text.toReport}
        </LinkButton>
        <LinkButton to="/time/import">{text.more}</LinkButton>
        {result.entries > 0 && (
          <Button look="quiet" icon={Undo2} isBusy={undo.isPending} onClick={() => undo.mutate()}>
            {text.undo}
          </Button>
        )}
      </FormFoot>
    </>
  )
}
