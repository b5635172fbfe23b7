import { useNavigate } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManageTime } from '../app/me.queries.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Builder } from './Builder.tsx'
import { useCreateDraft } from './invoices.queries.ts'
import { text } from './strings.ts'
import { useTerms } from './use-terms.ts'

export function NewInvoicePage() {
  return useMayManageTime() ? <NewInvoice /> : <MissingPage />
}

function NewInvoice() {
  const hand = useTerms(null)
  const { isReady, clients } = useTree()
  const create = useCreateDraft()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={text.newTitle}
        lead={text.newLead}
        back={{ to: '/time/invoices', label: text.back }}
      />
      {isReady && clients.length === 0 ? (
        <EmptyState
          title={text.noClients}
          actions={<LinkButton to="/time/clients">{text.toClients}</LinkButton>}
        >
          <p>{text.noClientsText}</p>
        </EmptyState>
      ) : (
        <Builder
          hand={hand}
          error={create.error}
          onSave={(wanted) =>
            create.mutate(wanted, {
              onSuccess: ({ id }) => navigate(`/time/invoices/${id}`, { replace: true }),
            })
          }
        >
          {(canSave) =>
            canSave && (
              <Button type="submit" look="primary" isBusy={create.isPending}>
                {text.saveDraft}
              </Button>
            )
          }
        </Builder>
      )}
    </>
  )
}
