import { Link } from 'react-router'
import { Section } from '../ui/Section.tsx'
import styles from './Imports.module.css'
import { text } from './strings.ts'

/** What was brought lately: the way back to a preview, and to Undo. */
export function EarlierImports({ list }: { list: { to: string; label: string; note: string }[] }) {
  if (list.length === 0) return null
  return (
    <Section title={text.earlier}>
      <ul>
        {list.map(({ to, label, note }) => (
          <li key={to} className={styles.earlier}>
            <Link to={to}>{label}</Link> <span className={styles.soft}>{note}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
