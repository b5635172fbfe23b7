import type { ComponentProps, ReactNode } from 'react'
import styles from './Check.module.css'

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  type?: 'checkbox' | 'radio'
  children: ReactNode
  note?: ReactNode
}

/** A box or a dot with its words, and a softer line below them. */
export function Check({ type = 'checkbox', children, note, ...rest }: Props) {
  return (
    <label className={styles.check}>
      <input {...rest} type={type} />
      <span>
        {children}
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  )
}

/** Checks that belong together, with the question above them. */
export function CheckList({
  legend,
  hint,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </fieldset>
  )
}
