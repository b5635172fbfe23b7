import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'
import { text } from './strings.ts'
import { useStartNow } from './use-start-now.ts'

export function LastFive({ isRunning }: { isRunning: boolean }) {
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
