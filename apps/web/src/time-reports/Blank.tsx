import type { ReactNode } from 'react'
import styles from './Sentence.module.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

/** A word of the sentence that is chosen: a native select that is as wide as what it says. */
export function Blank({ label, value, onChange, children }: Props) {
  return (
    <select
      aria-label={label}
      value={value}
      className={styles.blank}
      onChange={(event) => onChange(event.target.value)}
    >
      {children}
    </select>
  )
}
