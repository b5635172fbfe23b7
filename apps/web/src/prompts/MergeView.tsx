import { diffWords } from '@promptsheet/shared/diff'
import { joinMerge, mergeTexts } from '@promptsheet/shared/merge'
import { mergeAround } from '@promptsheet/shared/merge-around'
import { findSettings } from '@promptsheet/shared/template'
import type { ReactNode } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { lowerBar } from '../ui/use-clear-of-bars.ts'
import { text } from './branches.strings.ts'
import { ChoosePassages } from './ChoosePassages.tsx'
import styles from './Conflict.module.css'
import { DiffText } from './DiffText.tsx'
import type { Version } from './prompts.queries.ts'
import { text as common } from './writing-strings.ts'

type Side = { version: Version; title: string; keep: string }

type Props = {
  title: string
  /** What happens, whether it is all of it or somebody must choose. */
  lead: (isClean: boolean) => ReactNode
  back: { to: string; label: string }
  base: Version
  current: Side
  incoming: Side
  saveLabel: string
  isSaving: boolean
  error: string | null
  onSave: (body: string) => void
  cancel: ReactNode
}

/** What would come of putting two texts together, to look at first; with the choices where both changed the same words. */
export function MergeView(props: Props) {
  const { title, lead, back, base, current, incoming, saveLabel, isSaving, error, onSave, cancel } = props
  const [from, to] = [current.version, incoming.version]
  const merged = joinMerge(mergeTexts(base.body, from.body, to.body))
  const isClean = merged !== null && merged.trim() !== ''
  const { notes } = mergeAround(aroundOf(base), aroundOf(from), aroundOf(to))
  return (
    <>
      <PageHeader title={title} back={back} lead={lead(isClean)} />
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {isClean ? (
        <>
          <section className={styles.sheet}>
            {merged === from.body ? (
              <p>{text.sameText}</p>
            ) : (
              <DiffText hunks={diffWords(from.body, merged)} />
            )}
            {notes !== from.notes && (
              <>
                <h2>{text.notes}</h2>
                <DiffText hunks={diffWords(from.notes, notes)} />
              </>
            )}
          </section>
          <div className={styles.foot} {...lowerBar}>
            <Button look="primary" isBusy={isSaving} onClick={() => onSave(merged)}>
              {saveLabel}
            </Button>
            {cancel}
          </div>
        </>
      ) : (
        <ChoosePassages
          key={`${from.number} ${to.number}`}
          base={base.body}
          theirs={{ body: from.body, title: current.title, keep: current.keep }}
          mine={{ body: to.body, title: incoming.title, keep: incoming.keep }}
          saveLabel={saveLabel}
          isSaving={isSaving}
          onSave={onSave}
          cancel={cancel}
        />
      )}
    </>
  )
}

/** What to say when it was not saved. */
export function mergeFailure(error: unknown): string {
  const problem = findProblem(error)
  return problem?.status === 412 ? text.moved : problem?.message || common.saveFailed
}

function aroundOf({ body, inputs, notes, recommendedModels }: Version) {
  return { settings: findSettings(body, inputs), notes, recommendedModels }
}
