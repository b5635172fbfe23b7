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
  /** How many are asked for before anything is copied or opened. */
  blanks?: number
  /** Copy has the focus from the start. */
  isReady?: boolean
}

/** Copy, and the three doors. */
export function Doors({ name, size, onOpen, onPrepare, blanks = 0, isReady }: Props) {
  const asks = blanks > 0 ? text.blanksToFill(blanks) : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only fetches ahead of the click
    <div className={classes(styles.doors, styles[size])} onPointerEnter={onPrepare} onFocus={onPrepare}>
      <button
        type="button"
        // biome-ignore lint/a11y/noAutofocus: whoever has just brought a prompt came to copy it
        autoFocus={isReady}
        className={styles.copy}
        aria-label={size === 'row' ? text.copyName(name) : undefined}
        aria-description={asks}
        onClick={() => onOpen('clipboard')}
      >
        <Copy size={size === 'page' ? 20 : 16} aria-hidden />
        {blanks > 0 ? text.copyAfter : text.copy}
      </button>
      {targets.map((target) => (
        <button
          key={target}
          type="button"
          className={styles.door}
          aria-label={text.openIn(text.targets[target], name)}
          aria-description={asks}
          onClick={() => onOpen(target)}
        >
          {text.targets[target]}
        </button>
      ))}
    </div>
  )
}
