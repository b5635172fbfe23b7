import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useMayEdit } from '../app/me.queries.ts'
import { Ago } from '../ui/Ago.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './BinPage.module.css'
import { binQuery, useUndeletePrompt } from './prompts.queries.ts'
import { text } from './strings.ts'

export function BinPage() {
  const { data, error } = useQuery(binQuery)
  const undelete = useUndeletePrompt()
  const mayEdit = useMayEdit()
  if (error && !data) throw error
  return (
    <>
      <PageHeader title={text.binTitle} lead={text.binLead} />
      {!data && <Skeleton />}
      {data?.data.length === 0 && (
        <EmptyState title={text.binEmpty}>
          <p>{text.binEmptyText}</p>
        </EmptyState>
      )}
      <ul>
        {data?.data.map(({ id, name, useCase, deletedAt }) => (
          <li key={id} className={styles.row}>
            <div>
              <p className={styles.name}>{name}</p>
              <p className={styles.soft}>{useCase}</p>
              {deletedAt && (
                <p className={styles.soft}>
                  {text.deletedAt} <Ago at={deletedAt} />
                </p>
              )}
            </div>
            {mayEdit && (
              <Button
                icon={Undo2}
                isBusy={undelete.isPending && undelete.variables === id}
                onClick={() => undelete.mutate(id, { onSuccess: () => toast(text.broughtBack(name)) })}
              >
                {text.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
