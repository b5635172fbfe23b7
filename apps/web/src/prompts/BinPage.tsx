import { binDays } from '@promptsheet/shared/bin'
import { useInfiniteQuery } from '@tanstack/react-query'
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
import { LoadMore } from './LoadMore.tsx'
import { binQuery, useUndeletePrompt } from './prompts.queries.ts'
import { text } from './strings.ts'

// As many as the API changes in one request.
const mostAtOnce = 500

export function BinPage() {
  const bin = useInfiniteQuery(binQuery)
  const { data, error } = bin
  const undelete = useUndeletePrompt()
  const mayEdit = useMayEdit()
  const [isBusy, setIsBusy] = useState(false)
  if (error && !data) throw error
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const total = data?.pages[0]?.total
  const ids = rows.map(({ id }) => id)
  const latest = ids.slice(0, mostAtOnce)
  useKeepFocus(ids.join())
  const bringAllBack = async () => {
    setIsBusy(true)
    try {
      await changeMany(latest, { deleted: false })
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
        lead={[total && ids.length > 0 && `${text.found(total)}.`, binText.binLead].filter(Boolean).join(' ')}
        actions={
          mayEdit &&
          ids.length > 1 && (
            <Button icon={Undo2} isBusy={isBusy} onClick={() => void bringAllBack()}>
              {binText.bringAllBack(latest.length, latest.length === ids.length && !bin.hasNextPage)}
            </Button>
          )
        }
      />
      {!data && <Skeleton />}
      {data && rows.length === 0 && (
        <EmptyState title={binText.binEmpty}>
          <p>{binText.binEmptyText}</p>
        </EmptyState>
      )}
      <ul>
        {rows.map(({ id, name, useCase, deletedAt }) => (
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
      {bin.hasNextPage && (
        <LoadMore isBusy={bin.isFetchingNextPage} onMore={() => void bin.fetchNextPage()} />
      )}
    </>
  )
}

/** Whole days until a prompt that was deleted then is removed for good. */
function daysLeft(deletedAt: string): number {
  const passed = (Date.now() - new Date(deletedAt).getTime()) / 86_400_000
  return Math.max(1, Math.ceil(binDays - passed))
}
