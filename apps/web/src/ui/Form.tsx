import { type FormEvent, type ReactNode, useRef } from 'react'
import styles from './Form.module.css'

type Props = {
  onSubmit: (values: Record<string, string>) => void
  /** What went wrong with the whole of it, said above the button. */
  error?: string | null | undefined
  children: ReactNode
}

/** A form whose fields keep their own values; `onSubmit` gets them by name. */
export function Form({ onSubmit, error, children }: Props) {
  const ref = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ref.current) return
    const entries = [...new FormData(ref.current)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    onSubmit(Object.fromEntries(entries))
  }
  return (
    <form ref={ref} onSubmit={submit} className={styles.form}>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {children}
    </form>
  )
}
