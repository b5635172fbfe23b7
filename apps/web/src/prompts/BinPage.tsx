import { binDays } from '@promptsheet/shared/bin'
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { Ago } from '../ui/Ago.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { useKeepFocus } from '../ui/use-keep-focus.ts'
import styles from './BinPage.module.css'
import { binText } from './bin-strings.ts'
import { changeMany } from './change-many.ts'
import { type Bin, binQuery, useUndeletePrompt } from './prompts.queries.ts'
import { text } from './strings.ts'

export function BinPage() {
  const { data, error } = useQuery(binQuery)
  const undelete = useUndeletePrompt()
  const mayEdit = useMayEdit()
  const [isBusy, setIsBusy] = useState(false)
  if (error && !data) throw error
  const ids = data?.data.map(({ id }) => id) ?? []
  useKeepFocus(ids.join())
  const bringAllBack = async () => {
    setIsBusy(true)
    try {
      await changeMany(ids, { deleted: false })
    } catch (failure) {
      toast(findProblem(failure)?.message || text.many.failed, { tone: 'danger' })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      <PageHeader
        title={binText.binTitle}
        lead={data && ids.length > 0 ? leadOf(data) : binText.binLead}
        actions={
          mayEdit &&
          ids.length > 1 && (
            <Button icon={Undo2} isBusy={isBusy} onClick={() => void bringAllBack()}>
              {binText.bringAllBack(ids.length)}
            </Button>
          )
        }
      />
      {!data && <Skeleton />}
      {data?.data.length === 0 && (
        <EmptyState title={binText.binEmpty}>
          <p>{binText.binEmptyText}</p>
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
                  {binText.deletedAt} <Ago at={deletedAt} />. {binText.daysLeft(daysLeft(deletedAt))}
                </p>
              )}
            </div>
            {mayEdit && (
              <Button
                icon={Undo2}
                isBusy={undelete.isPending && undelete.variables === id}
                onClick={() => undelete.mutate(id, { onSuccess: () => toast(text.broughtBack(name)) })}
              >
                {binText.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function leadOf({ data, total }: Bin): string {
  const hasOthers = total !== null && total.count > data.length
  return [total && `${text.found(total)}.`, hasOthers && binText.binLatest(data.length), binText.binLead]
    .filter(Boolean)
    .join(' ')
}

/** Whole days until a prompt that was deleted then is removed for good. */
function daysLeft(deletedAt: string): number {
  const passed = (Date.now() - new Date(deletedAt).getTime()) / 86_400_000
  return Math.max(1, Math.ceil(binDays - passed))
}
