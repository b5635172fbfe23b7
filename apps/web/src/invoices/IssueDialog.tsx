import { useQuery } from '@tanstack/react-query'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { toast } from '../ui/toast-store.ts'
import { auditQuery, type Invoice, nextNumberQuery, useIssue } from './invoices.queries.ts'
import styles from './Sheet.module.css'
import { text } from './strings.ts'

/** Says what issuing locks, and issues what was seen: with another total by now it is refused. */
export function IssueDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { id, clientName, total, parties } = invoice
  const lacks = (['sender', 'client'] as const).filter((whose) => parties[whose].address === '')
  const { data: next } = useQuery(nextNumberQuery)
  const { data: audit } = useQuery(auditQuery(id))
  const issue = useIssue()
  const seconds = audit?.entries.reduce((sum, entry) => sum + entry.seconds, 0) ?? 0
  const go = async () => {
    const { number } = await issue.mutateAsync({ id, total: total.amount })
    onClose()
    toast(text.issued(number ?? ''))
  }
  return (
    <Dialog title={next ? text.issueTitle(next.number) : text.issueTitleBare} onClose={onClose}>
      <Form
        onSubmit={() => void go().catch(() => {})}
        error={issue.error && (findProblem(issue.error)?.message || text.failed)}
      >
        <p>{text.issueText(clientName, text.money(total))}</p>
        {lacks.length > 0 && (
          <p className={styles.notice}>{text.issueWithout(lacks.map((whose) => text.addressOf[whose]))}</p>
        )}
        <div>
          <h3>{text.issueLocks}</h3>
          <ul className={styles.points}>
            <li>{text.issueInvoice}</li>
            {audit && <li>{text.issueEntries(text.hours(seconds), audit.entries.length)}</li>}
          </ul>
        </div>
        <p>{text.issueUndo}</p>
        <FormFoot>
          <Button type="submit" look="primary" data-first isBusy={issue.isPending}>
            {text.issueYes}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
