import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { Ago } from '../ui/Ago.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Keys.module.css'
import { type ApiKey, useRevokeKey } from './keys.queries.ts'
import { text } from './strings.ts'

export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, name, prefix, scopes, member, expiresAt, lastUsedAt } = apiKey
  const { workspace } = useMe()
  const revoke = useRevokeKey()
  const [isAsking, setIsAsking] = useState(false)
  const isOver = expiresAt !== null && new Date(expiresAt) < new Date()
  const close = () => setIsAsking(false)
  const goOn = async () => {
    await revoke.mutateAsync(id)
    toast(text.revoked(name))
  }
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p>
          <span className={styles.name}>{name}</span>{' '}
          {member.id !== workspace.memberId && <span className={styles.soft}>({text.of(member.name)})</span>}
        </p>
        <p className={styles.soft}>{scopes.map((scope) => text.scopes[scope].name).join(', ')}</p>
        <p className={styles.soft}>
          <span className={styles.prefix}>{prefix}…</span>
          <span>
            {lastUsedAt ? (
              <>
                {text.used} <Ago at={lastUsedAt} />
              </>
            ) : (
              text.notUsed
            )}
          </span>
          {expiresAt && <span>{isOver ? text.over(expiresAt) : text.until(expiresAt)}</span>}
        </p>
      </div>
      <Button size="small" look="danger" aria-label={text.revokeOf(name)} onClick={() => setIsAsking(true)}>
        {text.revoke}
      </Button>
      {isAsking && (
        <Dialog
          title={text.revokeTitle(name)}
          onClose={close}
          footer={
            <>
              <Button look="quiet" onClick={close}>
                {text.cancel}
              </Button>
              <Button look="danger" isBusy={revoke.isPending} onClick={() => void goOn().catch(close)}>
                {text.revoke}
              </Button>
            </>
          }
        >
          <p>{text.revokeText}</p>
        </Dialog>
      )}
    </li>
  )
}
