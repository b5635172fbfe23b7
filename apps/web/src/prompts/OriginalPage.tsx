import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { useBringOver, useTellMerged, versionQuery } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import { ForWriters } from './ForWriters.tsx'
import { MergeView, mergeFailure } from './MergeView.tsx'
import { type LoadedPrompt, promptQuery, refreshPrompts } from './prompts.queries.ts'

/** What changed in the prompt that this one was made from, and whether to have it here too. */
export function OriginalPage() {
  const { id = '' } = useParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  if (error && !prompt) throw error
  const source = prompt?.forkedFrom
  const isNew = source && source.name !== null && source.currentVersionNumber > source.takenNumber
  return (
    <ForWriters>
      {!prompt ? (
        <Skeleton lines={10} />
      ) : isNew ? (
        <BringOver prompt={prompt} source={source} />
      ) : (
        <EmptyState
          title={text.nothingNew}
          actions={<LinkButton to={`/prompts/${id}`}>{text.back}</LinkButton>}
        >
          <p>{text.nothingNewText}</p>
        </EmptyState>
      )}
    </ForWriters>
  )
}

type Source = NonNullable<LoadedPrompt['forkedFrom']>

function BringOver({ prompt, source }: { prompt: LoadedPrompt; source: Source }) {
  const { id, currentVersion, etag } = prompt
  const { promptId, name, takenNumber, currentVersionNumber } = source
  const navigate = useNavigate()
  const { data: base, error } = useQuery(versionQuery(promptId, takenNumber))
  const { data: incoming, error: otherError } = useQuery(versionQuery(promptId, currentVersionNumber))
  const bringOver = useBringOver(id)
  const tellMerged = useTellMerged(id)
  if (error ?? otherError) throw error ?? otherError
  if (!base || !incoming) return <Skeleton lines={10} />
  const isUntouched = currentVersion.body === base.body
  const save = async (wanted: { body: string } | { skip: true }) => {
    try {
      await bringOver.mutateAsync({ ...wanted, etag, versionNumber: currentVersionNumber })
    } catch (problem) {
      if (findProblem(problem)?.status === 412) await refreshPrompts()
      return
    }
    navigate(`/prompts/${id}`, { replace: true })
    if ('skip' in wanted) toast(text.isLeft)
    else tellMerged(text.isBrought, currentVersion.number)
  }
  return (
    <MergeView
      title={text.bringTitle}
      lead={(isClean) => (
        <>
          {text.bringLead(name ?? '', takenNumber, currentVersionNumber)}{' '}
          {!isClean ? text.bringAsk : !isUntouched && text.bringBoth}
        </>
      )}
      back={{ to: `/prompts/${id}`, label: prompt.name }}
      base={base}
      current={{ version: currentVersion, title: text.yourText, keep: text.keepYours }}
      incoming={{ version: incoming, title: text.originalText, keep: text.keepOriginal }}
      saveLabel={text.bring}
      isSaving={bringOver.isPending}
      error={bringOver.error && mergeFailure(bringOver.error)}
      onSave={(body) => void save({ body })}
      cancel={
        <Button look="quiet" onClick={() => void save({ skip: true })}>
          {text.leaveMine}
        </Button>
      }
    />
  )
}
