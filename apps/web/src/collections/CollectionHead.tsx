import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { CollectionMenu } from './CollectionMenu.tsx'
import styles from './Collections.module.css'
import { type Collection, collectionsQuery } from './collections.queries.ts'
import { text } from './strings.ts'
import { useWhoSees } from './who-sees.ts'

/** Above the library while it shows one collection: its name, what it is for and who sees it. */
export function CollectionHead({ id }: { id: string }) {
  const { data } = useQuery(collectionsQuery)
  const collection = data?.data.find((one) => one.id === id)
  return collection ? <Head collection={collection} /> : <h1 className="sr-only">{text.collections}</h1>
}

function Head({ collection }: { collection: Collection }) {
  const { name, description } = collection
  const navigate = useNavigate()
  const whoSees = useWhoSees()
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
