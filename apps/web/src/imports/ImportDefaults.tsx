import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { useWhoSees } from '../collections/who-sees.ts'
import { useCategories } from '../prompts/facets.queries.ts'
import { Field } from '../ui/Field.tsx'
import { Select, TextInput } from '../ui/Input.tsx'
import styles from './Imports.module.css'
import { findBrought, type Import, useDiscardImport, useStartImport } from './imports.queries.ts'
import { text } from './strings.ts'

/**
 * What prompts get where their file says nothing. Another choice reads what was brought once more, as long as this
 * page still has it.
 */
export function ImportDefaults({ found }: { found: Import }) {
  const { id, collectionId, blankStyles } = found
  const listId = useId()
  const had = findBrought(id)
  const { data: collections } = useQuery(collectionsQuery)
  const { data: categories } = useCategories()
  const whoSees = useWhoSees()
  const start = useStartImport()
  const discard = useDiscardImport()
  const navigate = useNavigate()
  const [category, setCategory] = useState(had?.defaults.category ?? '')
  const readAgain = async (wanted: { collectionId: string; category: string }) => {
    if (!had) return
    const defaults = {
      ...(wanted.collectionId && { collectionId: wanted.collectionId }),
      ...(wanted.category.trim() && { category: wanted.category.trim() }),
      // What was answered once is not asked again.
      blankStyles: Object.fromEntries(
        blankStyles.flatMap(({ style, isBlank }) => (isBlank === null ? [] : [[style, isBlank]])),
      ),
    }
    const next = await start.mutateAsync({ source: had.source, defaults })
    navigate(`/import/${next}`, { replace: true })
    await discard.mutateAsync(id)
  }
  const again = (wanted: Parameters<typeof readAgain>[0]) => void readAgain(wanted).catch(() => {})
  return (
    <div className={styles.defaults}>
      <Field label={text.into}>
        {(control) => (
          <Select
            {...control}
            disabled={!had || start.isPending}
            value={collectionId ?? ''}
            onChange={(event) => again({ collectionId: event.target.value, category })}
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
      {had && (
        <Field label={text.category}>
          {(control) => (
            <>
              <TextInput
                {...control}
                list={listId}
                maxLength={60}
                disabled={start.isPending}
                placeholder={text.categoryPlaceholder}
                value={category}
                onChange={(event) => setCategory(event.target.value)}
                onBlur={() => {
                  if (category.trim() !== (had?.defaults.category ?? ''))
                    again({ collectionId: collectionId ?? '', category })
                }}
              />
              <datalist id={listId}>
                {categories?.data.map(({ name }) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </div>
  )
}
