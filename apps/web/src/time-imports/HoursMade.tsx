import { Section } from '../ui/Section.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'
import type { TimeImport } from './time-imports.queries.ts'

/** The clients, projects and tasks that are not here yet. */
export function HoursMade({ found: { creates } }: { found: TimeImport }) {
  const { clients, projects, tasks } = creates
  const names = projects.map(({ client, name }) => text.projectOf(client, name))
  if (clients.length + projects.length + tasks === 0) return null
  return (
    <Section title={text.creates}>
      {clients.length > 0 && <Names title={text.newClients(clients.length)} names={clients} />}
      {projects.length > 0 && <Names title={text.newProjects(projects.length)} names={names} />}
      {tasks > 0 && <p className={styles.made}>{text.newTasks(tasks)}</p>}
    </Section>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <details className={styles.made} open={names.length <= 10}>
      <summary>{title}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  )
}
