import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { KeyRow } from './KeyRow.tsx'
import styles from './Keys.module.css'
import { keysQuery, type MadeApiKey } from './keys.queries.ts'
import { MadeKeyDialog } from './MadeKeyDialog.tsx'
import { MakeKeyDialog } from './MakeKeyDialog.tsx'
import { text } from './strings.ts'

export function KeysPage() {
  const { data, error } = useQuery(keysQuery)
  const [isMaking, setIsMaking] = useState(false)
  const [made, setMade] = useState<MadeApiKey | null>(null)
  if (error && !data) throw error
  const make = (
    <Button look="primary" icon={KeyRound} onClick={() => setIsMaking(true)}>
      {text.make}
    </Button>
  )
  const isEmpty = data?.data.length === 0
  return (
    <>
      <PageHeader
        title={text.title}
        lead={
          <>
            {text.lead} <a href="/docs">{text.docs}</a>
          </>
        }
        actions={data && !isEmpty && make}
      />
      {!data && <Skeleton />}
      {isEmpty && (
        <EmptyState title={text.empty} actions={make}>
          <p>{text.emptyText}</p>
        </EmptyState>
      )}
      {data && !isEmpty && (
        <ul className={styles.list}>
          {data.data.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      {isMaking && (
        <MakeKeyDialog
          onClose={() => setIsMaking(false)}
          onMade={(key) => {
            setIsMaking(false)
            setMade(key)
          }}
        />
      )}
      {made && <MadeKeyDialog made={made} onClose={() => setMade(null)} />}
    </>
  )
}
