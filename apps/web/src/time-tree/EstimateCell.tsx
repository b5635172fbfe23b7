import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Clients.module.css'
import { text } from './strings.ts'

type Props = {
  name: string
  own: number | null
  /** Its own, or the sum of those beneath. */
  planned: number | null
  mayChange: boolean
  tabIndex: number
  onChange: (seconds: number | null) => void
}

/** The estimate, typed in place like any duration. */
export function EstimateCell({ name, own, planned, mayChange, tabIndex, onChange }: Props) {
  const [isTyping, setIsTyping] = useState(false)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const shown = planned === null ? '' : formatDuration(planned)
  const said = planned === null ? text.noEstimate : own === null ? text.beneath(shown) : shown
  if (!mayChange) return <span className={own === null ? styles.soft : undefined}>{shown}</span>
  const stop = () => {
    flushSync(() => setIsTyping(false))
    buttonRef.current?.focus()
  }
  if (!isTyping)
    return (
      <button
        ref={buttonRef}
        type="button"
        tabIndex={tabIndex}
        className={styles.estimate}
        data-own={own !== null}
        aria-label={text.estimateOf(name, said)}
        onClick={() => setIsTyping(true)}
      >
        {shown || <span className={styles.unset}>{text.estimate}</span>}
      </button>
    )
  const save = (typed: string) => {
    const seconds = readEstimate(typed)
    if (seconds === 'wrong') return void toast(text.estimateWrong, { tone: 'danger' })
    if (seconds !== own) onChange(seconds)
    stop()
  }
  return (
    <TextInput
      autoFocus
      className={styles.typing}
      aria-label={text.estimateOf(name, said)}
      defaultValue={own === null ? '' : formatDuration(own)}
      placeholder="40:00"
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        const seconds = readEstimate(event.target.value)
        if (seconds !== 'wrong' && seconds !== own) onChange(seconds)
        setIsTyping(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          save(event.currentTarget.value)
        }
        if (event.key === 'Escape') {
          event.currentTarget.value = own === null ? '' : formatDuration(own)
          stop()
        }
      }}
    />
  )
}

/** Seconds, null for none, or that it is no duration. */
export function readEstimate(typed: string): number | null | 'wrong' {
  if (typed.trim() === '') return null
  const parsed = parseDuration(typed)
  const seconds = parsed === null ? 0 : Math.round(secondsOf(parsed))
  return seconds > 0 ? seconds : 'wrong'
}
