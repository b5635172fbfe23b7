import { targets } from '@promptsheet/shared/links'
import { Copy } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import styles from './Doors.module.css'
import type { Door } from './run-store.ts'
import { text } from './strings.ts'

type Props = {
  name: string
  size: 'row' | 'page'
  onOpen: (door: Door) => void
  onPrepare?: () => void
  /** Copy has the focus from the start. */
  isReady?: boolean
}

/** Copy, and the three doors. */
export function Doors({ name, size, onOpen, onPrepare, isReady }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only fetches ahead of the click
    <div className={classes(styles.doors, styles[size])} onPointerEnter={onPrepare} onFocus={onPrepare}>
      <button
        type="button"
        // biome-ignore lint/a11y/noAutofocus: whoever has just brought a prompt came to copy it
        autoFocus={isReady}
        className={styles.copy}
        aria-label={size === 'row' ? text.copyName(name) : undefined}
        onClick={() => onOpen('clipboard')}
      >
        <Copy size={size === 'page' ? 20 : 16} aria-hidden />
        {text.copy}
      </button>
      {targets.map((target) => (
        <button
          key={target}
          type="button"
          className={styles.door}
          aria-label={text.openIn(text.targets[target], name)}
          onClick={() => onOpen(target)}
        >
          {text.targets[target]}
        </button>
      ))}
    </div>
  )
}
