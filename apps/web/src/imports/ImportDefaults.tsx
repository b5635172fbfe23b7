import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { useWhoSees } from '../collections/who-sees.ts'
import { CategoryInput } from '../prompts/CategoryInput.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import styles from './Imports.module.css'
import { type Import, useChangeImport } from './imports.queries.ts'
import { text } from './strings.ts'

/** What prompts get where their file says nothing. */
export function ImportDefaults({ found: { id, collectionId, category } }: { found: Import }) {
  const { data: collections } = useQuery(collectionsQuery)
  const whoSees = useWhoSees()
  const move = useChangeImport(id)
  const sort = useChangeImport(id)
  const [typed, setTyped] = useState(category ?? '')
  const wanted = typed.trim() || null
  const into = move.isPending ? move.variables.collectionId : collectionId
  return (
    <div className={styles.defaults}>
      <Field label={text.into}>
        {(control) => (
          <Select
            {...control}
            value={into ?? ''}
            onChange={(event) => move.mutate({ collectionId: event.target.value || null })}
          >
            <option value="">{text.noCollection}</option>
            {collections?.data.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} ({whoSees(one).toLowerCase()})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={text.category}>
        {(control) => (
          <CategoryInput
            {...control}
            placeholder={text.categoryPlaceholder}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              // Nothing is shown that would not be imported.
              const putBack = () => setTyped(category ?? '')
              if (wanted !== category) sort.mutate({ category: wanted }, { onError: putBack })
            }}
          />
        )}
      </Field>
    </div>
  )
}
