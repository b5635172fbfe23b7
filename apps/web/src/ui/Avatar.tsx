import { classes } from './classes.ts'
import { hueOf } from './hue.ts'
import styles from './Small.module.css'

/** Initials on a colour of their own; the name always stands beside it, so it is hidden from readers. */
export function Avatar({ name, isBig }: { name: string; isBig?: boolean }) {
  const words = name.trim().split(/\s+/)
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0] ?? '').join('')
  return (
    <span aria-hidden className={classes(styles.avatar, isBig && styles.big)} style={hueOf(name)}>
      {initials.toUpperCase()}
    </span>
  )
}
