import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { useEffect, useRef, useState } from 'react'
import type { Bucket } from '../time-tree/places.ts'
import { draftKey, getDraft, setDraft, useDraft } from './drafts.ts'
import type { Cell } from './grid-rows.ts'
import { text } from './strings.ts'
import { type SaveCell, whyRefused } from './use-save-cell.ts'

const daySeconds = 25 * 3600

// A cell that is left, and come back to before it is saved, is another component by then.
const busy = new Set<string>()

type Given = { cell: Cell; bucket: Bucket; place: string; scope: string; onSave: SaveCell }

/** What is typed into a cell, and its way to the server: nothing typed is lost until it is saved or taken back. */
export function useCell({ cell, bucket, place, scope, onSave }: Given) {
  const key = draftKey(scope, bucket, cell.date)
  const typed = useDraft(key)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isLeft = useRef(true)
  const shown = cell.seconds > 0 || cell.entries.length > 0 ? formatDuration(cell.seconds) : ''

  const type = (value: string) => {
    isLeft.current = false
    setError(null)
    setDraft(key, value)
  }
  const takeBack = () => {
    setError(null)
    setDraft(key, null)
  }
  /** False when what was typed cannot be taken; a save that fails says so later. */
  const save = (): boolean => {
    const now = getDraft(key)
    if (now === null || busy.has(key)) return true
    const wanted = now.trim()
    if (wanted === shown) {
      takeBack()
      return true
    }
    const refusal = whyNot(wanted, cell)
    setError(refusal)
    if (refusal !== null) return false
    void send(wanted, now)
    return true
  }
  const send = async (wanted: string, sent: string) => {
    busy.add(key)
    setIsSaving(true)
    try {
      await onSave(wanted, cell, bucket, place)
      if (getDraft(key) === sent) setDraft(key, null)
    } catch (failure) {
      setError(whyRefused(failure))
    }
    busy.delete(key)
    setIsSaving(false)
    // What was typed on in the meantime follows, once the week has what came before.
    const later = getDraft(key)
    if (later !== null && later !== sent && isLeft.current) setTimeout(() => latest.current())
  }
  // What was refused waits for another word, not for the next time somebody passes by.
  const leave = () => {
    isLeft.current = true
    if (error === null) save()
  }
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  // Going to another week or page takes the cell away without its being left.
  useEffect(
    () => () => {
      latest.current()
      latest.current = () => {}
    },
    [],
  )
  return {
    value: typed ?? shown,
    isTouched: typed !== null,
    error,
    isSaving,
    type,
    save,
    leave,
    takeBack,
  }
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
