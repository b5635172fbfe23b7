import { Ban, FileDown, Pencil, Send, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import buttons from '../ui/Button.module.css'
import { Button, LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { useKeepFocus } from '../ui/use-keep-focus.ts'
import { IssueDialog } from './IssueDialog.tsx'
import type { Invoice } from './invoices.queries.ts'
import { text } from './strings.ts'
import { termsOf, writeTerms } from './terms.ts'
import { useInvoiceActions } from './use-invoice-actions.ts'
import { VoidDialog } from './VoidDialog.tsx'

/** What can be done with an invoice as it stands, the next step first. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const { id, status } = invoice
  const [asked, setAsked] = useState<'issue' | 'void' | null>(null)
  const actions = useInvoiceActions(invoice)
  const { due: _due, ...again } = termsOf(invoice)
  const close = () => setAsked(null)
  useKeepFocus(status)
  return (
    <>
      {status === 'draft' && (
        <>
          {invoice.lines.length > 0 && (
            <Button look="primary" icon={Send} onClick={() => setAsked('issue')}>
              {text.issue}
            </Button>
          )}
          <LinkButton to={`/time/invoices/${id}/edit`} icon={Pencil}>
            {text.change}
          </LinkButton>
        </>
      )}
      {status === 'issued' && (
        <Button look="primary" isBusy={actions.isPaying} onClick={() => actions.setPaid(true)}>
          {text.pay}
        </Button>
      )}
      {status === 'void' && (
        <LinkButton look="primary" to={`/time/invoices/new?${writeTerms(again)}`}>
          {text.writeAnew}
        </LinkButton>
      )}
      {(['pdf', 'csv'] as const).map((kind) => (
        <a
          key={kind}
          href={`/v1/invoices/${id}.${kind}`}
          download
          aria-label={text.download(text[kind])}
          className={classes(buttons.button, buttons.plain, buttons.normal)}
        >
          <FileDown size={16} aria-hidden />
          {text[kind]}
        </a>
      ))}
      {status === 'draft' && (
        <Button look="quiet" icon={Trash2} isBusy={actions.isDiscarding} onClick={actions.discard}>
          {text.discard}
        </Button>
      )}
      {status === 'paid' && (
        <Button look="quiet" icon={Undo2} isBusy={actions.isPaying} onClick={() => actions.setPaid(false)}>
          {text.unpay}
        </Button>
      )}
      {(status === 'issued' || status === 'paid') && (
        <Button look="quiet" icon={Ban} onClick={() => setAsked('void')}>
          {text.makeVoid}
        </Button>
      )}
      {asked === 'issue' && <IssueDialog invoice={invoice} onClose={close} />}
      {asked === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
    </>
  )
}
