import { useQuery } from '@tanstack/react-query'
import { useMayEdit } from '../app/me.queries.ts'
import { LinkButton } from '../ui/Button.tsx'
import { tryOutsQuery } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import type { LoadedPrompt, Version } from './prompts.queries.ts'
import styles from './TryOuts.module.css'

/** Says that the text on the page is not the one everybody uses, and where to go from there. */
export function VersionNotice({ prompt, version }: { prompt: LoadedPrompt; version: Version }) {
  const { id, currentVersion } = prompt
  const { number, branch, author } = version
  const mayEdit = useMayEdit()
  const { data: list } = useQuery(tryOutsQuery(id))
  const isMain = branch === 'main'
  const isOpen = list?.data.some((one) => one.name === branch && one.headNumber === number) === true
  const said = isMain
    ? text.noticeOld(number)
    : isOpen
      ? text.notice(branch, author.name)
      : text.noticeOver(branch)
  return (
    <div className={styles.notice}>
      <p>
        {said} {text.everybody(currentVersion.number)}
      </p>
      <div className={styles.actions}>
        {isOpen && mayEdit && (
          <>
            <LinkButton size="small" to={`/prompts/${id}/try-outs/${encodeURIComponent(branch)}`}>
              {text.takeOver}
            </LinkButton>
            <LinkButton size="small" to={`/prompts/${id}/edit?tryout=${encodeURIComponent(branch)}`}>
              {text.edit}
            </LinkButton>
          </>
        )}
        <LinkButton size="small" to={`/prompts/${id}/versions?from=${currentVersion.number}&to=${number}`}>
          {text.compare}
        </LinkButton>
        <LinkButton size="small" to={`/prompts/${id}`}>
          {text.toCurrent}
        </LinkButton>
      </div>
    </div>
  )
}
