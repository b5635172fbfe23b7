import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ImportGroup } from './ImportGroup.tsx'
import styles from './Imports.module.css'
import { type Import, importGroupsQuery, useDecideGroups } from './imports.queries.ts'
import { text } from './strings.ts'

/** What is nearly the same, among the prompts that were brought and beside the library. */
export function ImportGroups({ found: { id, kind, groups } }: { found: Import }) {
  const list = useInfiniteQuery(importGroupsQuery(id))
  const decide = useDecideGroups(id)
  if (list.error && !list.data) throw list.error
  const all = groups > 1 && (
    <FormFoot>
      <Button isBusy={decide.isPending} onClick={() => decide.mutate('keep_one')}>
        {text.keepOneOfEach}
      </Button>
      <Button look="quiet" disabled={decide.isPending} onClick={() => decide.mutate('keep_all')}>
        {text.keepAllOfEach}
      </Button>
    </FormFoot>
  )
  return (
    <Section title={text.groups(groups)} lead={text.groupsText} actions={all}>
      {list.data ? (
        <ul aria-label={text.groups(groups)} className={styles.groups}>
          {list.data.pages
            .flatMap((page) => page.data)
            .map((group) => (
              <ImportGroup key={group.group} id={id} kind={kind} group={group} />
            ))}
        </ul>
      ) : (
        <Skeleton />
      )}
      {list.hasNextPage && (
        <Button look="quiet" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.moreGroups}
        </Button>
      )}
    </Section>
  )
}
