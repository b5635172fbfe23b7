import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import type { Bucket } from '../time-tree/places.ts'
import { setDraft, useDraft } from './drafts.ts'
import type { Cell } from './grid-rows.ts'
import { timesOf } from './read-typed.ts'
import { text } from './strings.ts'
import { useChangeEntry, useCreateEntry, useDeleteEntry } from './week.queries.ts'

const daySeconds = 25 * 3600

/** What is typed into a cell, and its way to the server: nothing typed is lost until it is saved or taken back. */
export function useCell(cell: Cell, bucket: Bucket, place: string) {
  const key = `${bucket.projectId}/${bucket.taskId} ${cell.date}`
  const typed = useDraft(key)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const create = useCreateEntry()
  const change = useChangeEntry()
  const remove = useDeleteEntry()
  const shown = cell.seconds > 0 || cell.entries.length > 0 ? formatDuration(cell.seconds) : ''

  const type = (value: string) => {
    setError(null)
    setDraft(key, value)
  }
  const takeBack = () => {
    setError(null)
    setDraft(key, null)
  }
  const save = async () => {
    const wanted = (typed ?? '').trim()
    if (typed === null || isSaving) return
    if (wanted === shown) return takeBack()
    const refusal = whyNot(wanted, cell)
    if (refusal !== null) return setError(refusal)
    setIsSaving(true)
    try {
      await send(wanted)
      setDraft(key, null)
    } catch (failure) {
      setError(findProblem(failure)?.message || appText.wentWrong)
    } finally {
      setIsSaving(false)
    }
  }
  const send = async (wanted: string) => {
    const isAdded = wanted.startsWith('+')
    const times = timesOf(isAdded ? wanted.slice(1) : wanted, cell.date)
    const { only } = cell
    if (times === null) {
      if (only) await remove.mutateAsync({ entry: only, what: `${place} ${shown}` })
      return
    }
    if (isAdded || only === null) return await create.mutateAsync({ ...times, ...bucket })
    const { date, ...rest } = times
    return await change.mutateAsync({
      entry: only,
      change: rest.startTime === undefined ? rest : { date: date ?? cell.date, ...rest },
    })
  }
  return { value: typed ?? shown, isTouched: typed !== null, error, isSaving, type, save, takeBack }
}

/** Why what was typed cannot be taken; null when it can. */
function whyNot(wanted: string, cell: Cell): string | null {
  const isAdded = wanted.startsWith('+')
  const parsed = parseDuration(isAdded ? wanted.slice(1) : wanted)
  if (parsed === null && (isAdded || wanted !== '')) return text.notTime
  if (parsed !== null && secondsOf(parsed) > daySeconds) return text.tooLong
  if (isAdded || cell.only !== null || cell.entries.length === 0) return null
  return cell.isOvernight ? text.overnight : text.several(cell.entries.length)
}
