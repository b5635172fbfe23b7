import { weekOf } from '@promptsheet/shared/iso-week'
import { useQuery } from '@tanstack/react-query'
import { useMayManageTime, useMe } from '../app/me.queries.ts'
import { findProblem, isRecord } from '../app/problem.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { DataList, DataRow } from '../ui/DataRow.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import styles from './TimeSettings.module.css'
import { entryQuery, timeSettingsQuery, useChangeTimeSettings } from './time-settings.queries.ts'

/** Whether a person may have two entries at once; forbidden only once nobody has. */
export function Overlaps() {
  const { data } = useQuery(timeSettingsQuery)
  const change = useChangeTimeSettings()
  const mayManage = useMayManageTime()
  if (!data) return <Skeleton lines={2} />
  const isForbidden = (change.isPending && change.variables.overlapForbidden) || data.overlapForbidden
  if (!mayManage)
    return (
      <DataList>
        <DataRow name={text.overlapsName}>{text.overlapsAre[isForbidden ? 'true' : 'false']}</DataRow>
      </DataList>
    )
  const set = (overlapForbidden: boolean) =>
    change.mutate(
      { overlapForbidden },
      { onSuccess: () => toast(overlapForbidden ? text.isForbidden : text.isAllowed) },
    )
  const clashing = clashesIn(change.error)
  return (
    <>
      <Check checked={isForbidden} note={text.overlapsNote} onChange={({ target }) => set(target.checked)}>
        {text.overlaps}
      </Check>
      {change.error && (
        <div role="alert" className={styles.alert}>
          {clashing.length === 0 && <p>{findProblem(change.error)?.message || text.failed}</p>}
          {clashing[0] && (
            <>
              <p>{text.clashes(clashing.length)}</p>
              <FirstClash id={clashing[0]} />
            </>
          )}
        </div>
      )}
    </>
  )
}

function FirstClash({ id }: { id: string }) {
  const { data: entry } = useQuery(entryQuery(id))
  const { workspace } = useMe()
  if (!entry) return null
  const week = weekOf(entry.localDate, workspace.weekStart)
  return (
    <LinkButton size="small" to={`/time/approvals?week=${week}&person=${entry.memberId}`}>
      {text.showFirst}
    </LinkButton>
  )
}

function clashesIn(error: unknown): string[] {
  const body = findProblem(error)?.body
  const ids = isRecord(body) ? body.entryIds : null
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
