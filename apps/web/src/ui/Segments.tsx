import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import styles from './Segments.module.css'

type Props<Value extends string | number> = {
  label: string
  choices: readonly { value: Value; label: string; icon?: LucideIcon }[]
  value: Value
  onChange: (value: Value) => void
}

/** A few choices side by side, one of them chosen: radio buttons that look like a switch. */
export function Segments<Value extends string | number>({ label, choices, value, onChange }: Props<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {choices.map(({ value: one, label: word, icon: Icon }) => (
        <label key={one} className={styles.segment}>
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          {Icon && <Icon size={16} aria-hidden />}
          {word}
        </label>
      ))}
    </div>
  )
}
