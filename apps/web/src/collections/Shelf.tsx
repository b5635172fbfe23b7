import { Lock, UsersRound } from 'lucide-react'
import { Link } from 'react-router'
import { classes } from '../ui/classes.ts'
import { hueOf } from '../ui/hue.ts'
import { CollectionMenu } from './CollectionMenu.tsx'
import styles from './Collections.module.css'
import type { Collection } from './collections.queries.ts'
import { text } from './strings.ts'
import { useWhoSees } from './who-sees.ts'

const mostSpines = 28

/** One collection as a shelf: what it is for, how much is on it, who sees it. */
export function Shelf({ collection }: { collection: Collection }) {
  const { id, name, description, promptCount, visibility } = collection
  const whoSees = useWhoSees()
  const Icon = visibility === 'teams' ? Lock : UsersRound
  return (
    <li className={classes(styles.shelf, 'hued')} style={hueOf(name)}>
      <div className={styles.what}>
        <p>
          <Link to={`/library?collection=${id}`} className={styles.name}>
            {name}
          </Link>
        </p>
        {description && <p className={styles.about}>{description}</p>}
        <p className={styles.facts}>
          <span>{text.prompts(promptCount)}</span>
          <span className={styles.who}>
            <Icon size={13} aria-hidden />
            {whoSees(collection)}
          </span>
        </p>
      </div>
      <span aria-hidden className={styles.spines}>
        {Array.from({ length: Math.min(promptCount, mostSpines) }, (_, spine) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a spine is nothing but its place
          <i key={spine} style={{ height: `${55 + ((spine * 37 + name.length * 11) % 45)}%` }} />
        ))}
      </span>
      <span className={styles.menu}>
        <CollectionMenu collection={collection} />
      </span>
    </li>
  )
}
