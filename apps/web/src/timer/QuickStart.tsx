import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { otherKeys } from './use-timer-key.ts'

const LastFive = lazy(async () => ({ default: (await import('./LastFive.tsx')).LastFive }))

/** The last five, one click each. */
export function QuickStart({ isRunning, onOther }: { isRunning: boolean; onOther: () => void }) {
  return (
    <Menu icon={ChevronDown} align="end" button={{ 'aria-label': text.more, className: styles.more }}>
      <Suspense>
        <LastFive isRunning={isRunning} />
      </Suspense>
      <MenuItem onSelect={onOther}>
        {text.other}
        <Kbd>{otherKeys}</Kbd>
      </MenuItem>
    </Menu>
  )
}
