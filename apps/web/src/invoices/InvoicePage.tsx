import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManageTime } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { formatDay } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AuditSection } from './AuditSection.tsx'
import { InvoiceActions } from './InvoiceActions.tsx'
import { type Invoice, invoiceQuery } from './invoices.queries.ts'
import { SettingsDialog } from './SettingsDialog.tsx'
import styles from './Sheet.module.css'
import { Sheet } from './Sheet.tsx'
import { StatusWords } from './StatusWords.tsx'
import { text } from './strings.ts'

/** One invoice as its page will be, what can be done with it, and the hours behind it. */
export function InvoicePage() {
  return useMayManageTime() ? <Load /> : <MissingPage />
}

function Load() {
  const { id = '' } = useParams()
  const { data: invoice, error } = useQuery(invoiceQuery(id))
  if (error && !invoice) throw error
  if (!invoice) return <Skeleton lines={10} />
  return (
    <>
      <PageHeader
        title={invoice.number === null ? text.draftFor(invoice.clientName) : text.invoice(invoice.number)}
        lead={<StatusWords invoice={invoice} />}
        back={{ to: '/time/invoices', label: text.back }}
        actions={<InvoiceActions invoice={invoice} />}
      />
      <Notices invoice={invoice} />
      <Sheet invoice={invoice} />
      <AuditSection invoice={invoice} />
    </>
  )
}

/** What should be known before it is sent. */
function Notices({ invoice }: { invoice: Invoice }) {
  const { status, parties, clientName, voidedAt, voidReason } = invoice
  const [isSetting, setIsSetting] = useState(false)
  if (status === 'void')
    return (
      <div className={styles.notice}>
        <p>
          {voidedAt && text.voidedOn(formatDay(voidedAt))} {voidReason && text.voidReason(voidReason)}
        </p>
      </div>
    )
  if (status !== 'draft') return null
  const lacks = { sender: parties.sender.address === '', client: parties.client.address === '' }
  const isEmpty = invoice.lines.length === 0
  if (!lacks.sender && !lacks.client && !isEmpty) return null
  return (
    <div className={styles.notice}>
      {isEmpty && <p>{text.emptyDraft}</p>}
      {lacks.sender && (
        <p>
          {text.noSender(parties.sender.name)}{' '}
          <Button look="plain" size="small" onClick={() => setIsSetting(true)}>
            {text.addSender}
          </Button>
        </p>
      )}
      {lacks.client && (
        <p>
          {text.noClientAddress(clientName)} <Link to="/time/clients">{text.addClientAddress}</Link>
        </p>
      )}
      {isSetting && <SettingsDialog onClose={() => setIsSetting(false)} />}
    </div>
  )
}
