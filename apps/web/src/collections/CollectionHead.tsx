import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { usePageTitle } from '../ui/use-page-title.ts'
import { CollectionMenu } from './CollectionMenu.tsx'
import styles from './Collections.module.css'
import { type Collection, collectionsQuery } from './collections.queries.ts'
import { text } from './strings.ts'
import { useWhoSees } from './who-sees.ts'

/** Above the library while it shows one collection: its name, what it is for and who sees it. */
export function CollectionHead({ id }: { id: string }) {
  const { data } = useQuery(collectionsQuery)
  const collection = data?.data.find((one) => one.id === id)
  return collection ? <Head collection={collection} /> : null
}

function Head({ collection }: { collection: Collection }) {
  const { name, description } = collection
  const navigate = useNavigate()
  const whoSees = useWhoSees()
  usePageTitle(name)
  return (
    <div className={styles.head}>
      <div className={styles.headLine}>
        <h1>{name}</h1>
        <CollectionMenu collection={collection} onDeleted={() => navigate('/collections')} />
      </div>
      {description && <p className={styles.about}>{description}</p>}
      <p className={styles.facts}>
        <span>{text.prompts(collection.promptCount)}</span>
        <span>{whoSees(collection)}</span>
      </p>
    </div>
  )
}
