import { useQuery } from '@tanstack/react-query'
import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import styles from './FilterBar.module.css'
import { useCategories, useTags } from './facets.queries.ts'
import { type Sort, sorts } from './prompts.queries.ts'
import { findFilters } from './search-text.ts'
import { text } from './strings.ts'

type Props = {
  q: string
  onFilter: (name: string, value: string) => void
  collectionId: string
  onCollection: (id: string) => void
  sort: Sort
  onSort: (sort: Sort) => void
  count: ReactNode
  /** Something more at the end of the bar. */
  children?: ReactNode
}

const statuses = ['active', 'battle_tested', 'draft', 'retired'] as const

/** Filters that write themselves into the search box, so that people learn its words by using it. */
export function FilterBar({ q, onFilter, collectionId, onCollection, sort, onSort, count, children }: Props) {
  const { data: tags } = useTags()
  const { data: categories } = useCategories()
  const { data: collections } = useQuery(collectionsQuery)
  const chosen = findFilters(q)
  const collection = collections?.data.find(({ id }) => id === collectionId)
  const isChosen = (name: string, value: string) =>
    chosen.some((filter) => filter.name === name && filter.value.toLowerCase() === value.toLowerCase())
  return (
    <div className={styles.bar}>
      <FilterMenu label={text.category} values={categories?.data.map(({ name }) => name)}>
        {(value) => (
          <MenuItem isChecked={isChosen('category', value)} onSelect={() => onFilter('category', value)}>
            {value}
          </MenuItem>
        )}
      </FilterMenu>
      <FilterMenu label={text.tag} values={tags?.data.map(({ name }) => name)}>
        {(value) => (
          <MenuItem isChecked={isChosen('tag', value)} onSelect={() => onFilter('tag', value)}>
            {value}
          </MenuItem>
        )}
      </FilterMenu>
      <FilterMenu label={text.status} values={statuses}>
        {(value) => (
          <MenuItem isChecked={isChosen('status', value)} onSelect={() => onFilter('status', value)}>
            {text.statuses[value]}
          </MenuItem>
        )}
      </FilterMenu>
      <span className={styles.narrow}>
        <FilterMenu label={text.collection} values={collections?.data.map(({ id }) => id)}>
          {(id) => (
            <MenuItem
              isChecked={id === collectionId}
              onSelect={() => onCollection(id === collectionId ? '' : id)}
            >
              {collections?.data.find((one) => one.id === id)?.name}
            </MenuItem>
          )}
        </FilterMenu>
      </span>
      {collection && (
        <Chip label={collection.name} onRemove={() => onCollection('')}>
          {collection.name}
        </Chip>
      )}
      {chosen.map(({ raw, name, value }) => (
        <Chip key={raw} label={raw} onRemove={() => onFilter(name, value)}>
          {raw}
        </Chip>
      ))}
      <span className={styles.count}>{count}</span>
      <FilterMenu label={text.sorts[sort]} values={sorts} align="end">
        {(value) => (
          <MenuItem isChecked={value === sort} onSelect={() => onSort(value)}>
            {text.sorts[value]}
          </MenuItem>
        )}
      </FilterMenu>
      {children}
    </div>
  )
}

type FilterMenuProps<Value extends string> = {
  label: string
  values: readonly Value[] | undefined
  align?: 'start' | 'end'
  children: (value: Value) => ReactNode
}

function FilterMenu<Value extends string>({
  label,
  values,
  align = 'start',
  children,
}: FilterMenuProps<Value>) {
  if (!values?.length) return null
  const name = (
    <>
      {label}
      <ChevronDown size={14} aria-hidden />
    </>
  )
  return (
    <Menu label={name} align={align} button={{ look: 'quiet', size: 'small' }}>
      {values.map((value) => (
        <span key={value} role="none">
          {children(value)}
        </span>
      ))}
    </Menu>
  )
}

function Chip({ label, onRemove, children }: { label: string; onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.chip} aria-label={text.without(label)} onClick={onRemove}>
      {children}
      <X size={14} aria-hidden />
    </button>
  )
}
