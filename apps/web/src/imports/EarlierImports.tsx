import { Link } from 'react-router'
import { formatMoment } from '../ui/format.ts'
import { Section } from '../ui/Section.tsx'
import styles from './Imports.module.css'
import { useImports } from './imports.queries.ts'
import { text } from './strings.ts'

/** What was brought lately: the way back to a preview, and to Undo. */
export function EarlierImports() {
  const { data } = useImports()
  if (!data?.data.length) return null
  return (
    <Section title={text.earlier}>
      <ul>
        {data.data.map(({ id, createdAt, status }) => (
          <li key={id} className={styles.earlier}>
            <Link to={`/import/${id}`}>{text.earlierOf(formatMoment(createdAt))}</Link>{' '}
            <span className={styles.soft}>{text.statuses[status]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
