import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import type { ProblemError } from '../app/problem.ts'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { Field } from '../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../ui/Input.tsx'
import { CategoryInput } from './CategoryInput.tsx'
import { type Draft, splitList } from './draft.ts'
import { useTags } from './facets.queries.ts'
import styles from './PromptForm.module.css'
import { text } from './strings.ts'
import { text as writing } from './writing-strings.ts'

type Props = {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  problem: ProblemError | null
  isOpen: boolean
  /** Only what a version holds. */
  isTextOnly: boolean
}

const mostSuggestions = 8

/** What helps others to find and trust a prompt, and can wait. */
export function PromptFormDetails({ draft, onChange, problem, isOpen, isTextOnly }: Props) {
  const { data: tags } = useTags()
  const { data: collections } = useQuery(collectionsQuery)
  const chosen = splitList(draft.tags)
  const suggestions = (tags?.data ?? []).map(({ name }) => name).filter((name) => !chosen.includes(name))
  return (
    <details open={isOpen} className={styles.details}>
      <summary>
        <ChevronRight size={16} aria-hidden />
        {writing.details}
      </summary>
      <div className={styles.grid}>
        {!isTextOnly && (
          <>
            <Field label={text.category} error={problem?.about('category')}>
              {(control) => (
                <CategoryInput
                  {...control}
                  value={draft.category}
                  onChange={(event) => onChange({ category: event.target.value })}
                />
              )}
            </Field>
            <Field label={text.collection} error={problem?.about('collectionId')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.collectionId}
                  onChange={(event) => onChange({ collectionId: event.target.value })}
                >
                  <option value="">{text.noCollection}</option>
                  {collections?.data.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={text.tags} hint={text.tagsHint} error={problem?.about('tags')}>
              {(control) => (
                <>
                  <TextInput
                    {...control}
                    autoComplete="off"
                    value={draft.tags}
                    onChange={(event) => onChange({ tags: event.target.value })}
                  />
                  <div className={styles.suggestions}>
                    {suggestions.slice(0, mostSuggestions).map((name) => (
                      <button
                        key={name}
                        type="button"
                        className={styles.suggestion}
                        onClick={() => onChange({ tags: [...chosen, name].join(', ') })}
                      >
                        + {name}
                      </button>
                    ))}
                  </div>
                </>
              )}
            </Field>
          </>
        )}
        <Field label={text.bestIn} hint={writing.bestInHint} error={problem?.about('recommendedModels')}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              value={draft.models}
              onChange={(event) => onChange({ models: event.target.value })}
            />
          )}
        </Field>
        <div className={styles.wide}>
          <Field label={text.notes} hint={writing.notesHint} error={problem?.about('notes')}>
            {(control) => (
              <TextArea
                {...control}
                value={draft.notes}
                onChange={(event) => onChange({ notes: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
    </details>
  )
}
