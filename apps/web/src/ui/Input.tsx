import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={classes(styles.control, className)} />
}

export function TextArea({ className, isMono, ...rest }: ComponentProps<'textarea'> & { isMono?: boolean }) {
  return <textarea {...rest} className={classes(styles.control, isMono && styles.mono, className)} />
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classes(styles.select, className)}>
      <select {...rest} className={styles.control} />
      <ChevronDown size={16} aria-hidden />
    </span>
  )
}
