import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'

/** What a control inside a field must spread, so that label, hint and error are heard with it. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  /** Shown at the end of the label's line, and reached after the control: Tab goes from field to field. */
  aside?: ReactNode
  children: (control: ControlProps) => ReactNode
}

export function Field({ label, hint, error, aside, children }: Props) {
  const id = useId()
  const noteId = `${id}-note`
  const control: ControlProps = { id }
  if (hint || error) control['aria-describedby'] = noteId
  if (error) control['aria-invalid'] = true
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(control)}
      {aside && <div className={styles.aside}>{aside}</div>}
      {(error || hint) && (
        <p id={noteId} className={error ? styles.error : styles.hint}>
          {error || hint}
        </p>
      )}
    </div>
  )
}
