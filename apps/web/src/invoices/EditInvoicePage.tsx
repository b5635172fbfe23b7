import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManageTime } from '../app/me.queries.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { Builder } from './Builder.tsx'
import { type Invoice, invoiceQuery, useChangeDraft } from './invoices.queries.ts'
import { text } from './strings.ts'
import { useTerms } from './use-terms.ts'

export function EditInvoicePage() {
  return useMayManageTime() ? <Load /> : <MissingPage />
}

function Load() {
  const { id = '' } = useParams()
  const { data: invoice, error } = useQuery(invoiceQuery(id))
  if (error && !invoice) throw error
  if (!invoice) return <Skeleton lines={8} />
  if (invoice.status !== 'draft') return <Navigate to={`/time/invoices/${id}`} replace />
  return <Edit draft={invoice} />
}

function Edit({ draft }: { draft: Invoice }) {
  const hand = useTerms(draft)
  const change = useChangeDraft()
  const navigate = useNavigate()
  const place = `/time/invoices/${draft.id}`
  return (
    <>
      <PageHeader
        title={text.editTitle}
        lead={text.draftFor(draft.clientName)}
        back={{ to: place, label: text.backToDraft }}
      />
      <Builder
        hand={hand}
        invoiceId={draft.id}
        error={change.error}
        onSave={({ clientId: _client, currency: _currency, ...wanted }) =>
          change.mutate(
            { id: draft.id, change: wanted },
            {
              onSuccess: () => {
                toast(text.saved)
                navigate(place, { replace: true })
              },
            },
          )
        }
      >
        {(canSave) => (
          <>
            {canSave && (
              <Button type="submit" look="primary" isBusy={change.isPending}>
                {text.saveChanges}
              </Button>
            )}
            <LinkButton to={place} look="quiet">
              {text.cancel}
            </LinkButton>
          </>
        )}
      </Builder>
    </>
  )
}
