import { ChevronDown } from 'lucide-react'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { useStartNow } from './use-start-now.ts'
import { otherKeys } from './use-timer-key.ts'

/** The last five, one click each. */
export function QuickStart({ isRunning, onOther }: { isRunning: boolean; onOther: () => void }) {
  return (
    <Menu icon={ChevronDown} align="end" button={{ 'aria-label': text.more, className: styles.more }}>
      <LastFive isRunning={isRunning} />
      <MenuItem onSelect={onOther}>
        {text.other}
        <Kbd>{otherKeys}</Kbd>
      </MenuItem>
    </Menu>
  )
}

function LastFive({ isRunning }: { isRunning: boolean }) {
  const { recent, find } = useTree()
  const { startNow } = useStartNow()
  const places = recent.flatMap(({ projectId, taskId }) => {
    const place = find(projectId, taskId)
    return place && !place.isArchived ? [place] : []
  })
  if (places.length === 0) return null
  return (
    <>
      <MenuLabel>{isRunning ? text.switchTo : text.startOn}</MenuLabel>
      {places.map((place) => (
        <MenuItem
          key={place.taskId ?? place.projectId}
          onSelect={() => void startNow({ projectId: place.projectId, taskId: place.taskId }).catch(() => {})}
        >
          <PlaceName place={place} />
        </MenuItem>
      ))}
      <MenuLine />
    </>
  )
}
