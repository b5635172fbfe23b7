import { useQuery } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Leaving.module.css'
import { deletedQuery, useUndeleteWorkspace } from './leaving.queries.ts'
import { text } from './strings.ts'

/** What was deleted and can still come back, for whoever was in it. Nothing when there is nothing. */
export function DeletedWorkspaces() {
  const { data } = useQuery(deletedQuery)
  const undelete = useUndeleteWorkspace()
  const bringBack = async (id: string, name: string) => {
    await undelete.mutateAsync(id)
    toast(text.back(name))
  }
  if (!data?.data.length) return null
  return (
    <section aria-labelledby="deleted" className={styles.gone}>
      <h2 id="deleted">{text.gone}</h2>
      <ul>
        {data.data.map(({ id, name, deletedBy, deletedAt, until, mayUndelete }) => (
          <li key={id}>
            <p>
              <b>{name}</b>
            </p>
            <p className={styles.soft}>{text.goneText(deletedBy, deletedAt, until)}</p>
            {mayUndelete ? (
              <Button
                isBusy={undelete.isPending && undelete.variables === id}
                onClick={() => void bringBack(id, name).catch(() => {})}
              >
                {text.bringBack}
              </Button>
            ) : (
              <p className={styles.soft}>{text.askOwner}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
