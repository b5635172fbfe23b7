import { useQuery } from '@tanstack/react-query'
import { Library } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { CollectionDialog } from './CollectionDialog.tsx'
import { collectionsQuery } from './collections.queries.ts'
import { Shelf } from './Shelf.tsx'
import { text } from './strings.ts'

export function CollectionsPage() {
  const { data, error } = useQuery(collectionsQuery)
  const mayEdit = useMayEdit()
  const navigate = useNavigate()
  const [isMaking, setIsMaking] = useState(false)
  if (error && !data) throw error
  const isEmpty = data?.data.length === 0
  const make = mayEdit && (
    <Button look="primary" icon={Library} onClick={() => setIsMaking(true)}>
      {text.make}
    </Button>
  )
  return (
    <>
      <PageHeader title={text.collections} lead={text.lead} actions={data && !isEmpty && make} />
      {!data && <Skeleton />}
      {isEmpty && (
        <EmptyState title={text.empty} actions={make}>
          <p>{mayEdit ? text.emptyText : text.emptyViewer}</p>
        </EmptyState>
      )}
      <ul>
        {data?.data.map((collection) => (
          <Shelf key={collection.id} collection={collection} />
        ))}
      </ul>
      {isMaking && (
        <CollectionDialog
          collection={null}
          onClose={() => setIsMaking(false)}
          onSaved={({ id, name }) => {
            navigate(`/library?collection=${id}`)
            toast(text.made(name))
          }}
        />
      )}
    </>
  )
}
