import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { writeReport } from './report-address.ts'
import { similarQuery } from './reports.queries.ts'
import styles from './SimilarTasks.module.css'
import { text } from './strings.ts'

type Props = {
  /** What the task is to be called, as far as it is typed. */
  name: string
  projectId?: string | null
  tags?: readonly string[]
  /** Given, what four of five took can be taken for the estimate. */
  onTake?: (seconds: number) => void
}

const shown = 4

/** What past tasks like the one that is written took; nothing while there is none. For forms that ask for an estimate. */
export function SimilarTasks({ name, projectId = null, tags = [], onTake }: Props) {
  const asked = useDebounced(name.trim(), 300)
  const query = {
    name: asked,
    ...(projectId ? { projectId } : {}),
    ...(tags.length > 0 ? { tags: tags.join(',') } : {}),
  }
  const { data } = useQuery(similarQuery(query))
  if (!data || data.medianSeconds === null || data.p80Seconds === null || asked.length < 3) return null
  const { medianSeconds, p80Seconds } = data
  const [only] = data.data
  return (
    <aside aria-label={text.similarTitle} className={styles.similar}>
      <p>
        {data.data.length === 1 && only
          ? text.similarOne(formatDuration(only.actualSeconds))
          : text.similar(formatDuration(medianSeconds), formatDuration(p80Seconds), data.data.length)}{' '}
        {data.ownHoursOnly && text.similarOwn}
      </p>
      <ul>
        {data.data.slice(0, shown).map((task) => (
          <li key={task.id}>
            <Link
              to={`/time/reports?${writeReport({ period: 'this_year', groupBy: 'member,month', taskId: task.id })}`}
            >
              {task.name}
            </Link>{' '}
            <span className={styles.soft}>
              {formatDuration(task.actualSeconds)}
              {task.estimateSeconds !== null && `, ${text.estimated(formatDuration(task.estimateSeconds))}`} ·{' '}
              {task.within}
            </span>
          </li>
        ))}
      </ul>
      {onTake && (
        <Button size="small" onClick={() => onTake(p80Seconds)}>
          {text.take(formatDuration(p80Seconds))}
        </Button>
      )}
    </aside>
  )
}
