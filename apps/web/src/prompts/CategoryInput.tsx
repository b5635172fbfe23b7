import { type ComponentProps, useId } from 'react'
import { TextInput } from '../ui/Input.tsx'
import { useCategories } from './facets.queries.ts'

/** A category, any at all, with those there are to choose from. */
export function CategoryInput(props: Omit<ComponentProps<typeof TextInput>, 'list' | 'maxLength'>) {
  const listId = useId()
  const { data: categories } = useCategories()
  return (
    <>
      <TextInput {...props} list={listId} maxLength={60} />
      <datalist id={listId}>
        {categories?.data.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
