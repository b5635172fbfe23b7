import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import { useChangeMe } from '../settings/settings.queries.ts'
import { Button } from '../ui/Button.tsx'
import { plainZone } from '../ui/TimeZoneSelect.tsx'
import { toast } from '../ui/toast-store.ts'
import { useKeepFocus } from '../ui/use-keep-focus.ts'
import { text } from './strings.ts'
import styles from './WeekPage.module.css'
import { refreshTime } from './week.queries.ts'

/**
 * Hours are kept by the clock of one's profile, so that a trip moves no day unasked. Where the device shows another time, its
 * person sees so, and may change it; said once, it is not said again for the same two places.
 */
export function ZoneHint() {
  const { user } = useMe()
  const change = useChangeMe()
  const own = user.timezone
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const key = `promptsheet.zone ${user.id}`
  const [left, setLeft] = useState(() => load(key))
  const isShown = left !== `${own} ${here}` && timeIn(own) !== timeIn(here)
  useKeepFocus(isShown)
  if (!isShown) return null
  const move = (timezone: string, action?: { label: string; run: () => void }) =>
    change.mutate(
      { timezone },
      {
        onSuccess: () => {
          void refreshTime()
          toast(text.zoneChanged(plainZone(timezone)), action ? { action } : {})
        },
        onError: (error) => toast(findProblem(error)?.message || appText.wentWrong, { tone: 'danger' }),
      },
    )
  const leave = () => {
    store(key, `${own} ${here}`)
    setLeft(`${own} ${here}`)
  }
  return (
    <p className={styles.soft}>
      {text.zoneDiffers(plainZone(own), plainZone(here))}{' '}
      <Button
        look="quiet"
        size="small"
        isBusy={change.isPending}
        onClick={() => move(here, { label: text.undo, run: () => move(own) })}
      >
        {text.zoneMove(plainZone(here))}
      </Button>{' '}
      <Button look="quiet" size="small" onClick={leave}>
        {text.zoneLeave}
      </Button>
    </p>
  )
}

const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format()

function load(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, places: string) {
  try {
    localStorage.setItem(key, places)
  } catch {
    // Without storage it is said again on the next visit.
  }
}
