import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { type TryOut, tryOutsQuery, useTakeOver, useTellMerged, versionQuery } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import { ForWriters } from './ForWriters.tsx'
import { MergeView, mergeFailure } from './MergeView.tsx'
import { type LoadedPrompt, promptQuery, refreshPrompts } from './prompts.queries.ts'
import { text as common } from './strings.ts'
import { howItDid } from './TryOuts.tsx'

/** A look at what changes for everybody, before a try-out becomes the current text. */
export function TakeOverPage() {
  const { id = '', name = '' } = useParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  const { data: list, error: listError } = useQuery(tryOutsQuery(id))
  if (error && !prompt) throw error
  if (listError && !list) throw listError
  const tryOut = list?.data.find((one) => one.name === name)
  return (
    <ForWriters>
      {!prompt || !list ? (
        <Skeleton lines={10} />
      ) : tryOut ? (
        <TakeOver prompt={prompt} tryOut={tryOut} />
      ) : (
        <EmptyState
          title={text.isOver}
          actions={<LinkButton to={`/prompts/${id}/versions`}>{common.versions}</LinkButton>}
        >
          <p>{text.isOverText}</p>
        </EmptyState>
      )}
    </ForWriters>
  )
}

function TakeOver({ prompt, tryOut }: { prompt: LoadedPrompt; tryOut: TryOut }) {
  const { id, currentVersion, etag } = prompt
  const { name, author, baseNumber, headNumber } = tryOut
  const navigate = useNavigate()
  const { data: base, error } = useQuery(versionQuery(id, baseNumber))
  const { data: head, error: headError } = useQuery(versionQuery(id, headNumber))
  const takeOver = useTakeOver(id, name)
  const tellMerged = useTellMerged(id, name)
  if (error ?? headError) throw error ?? headError
  if (!base || !head) return <Skeleton lines={10} />
  const hasMoved = baseNumber !== currentVersion.number
  const save = async (body: string) => {
    try {
      await takeOver.mutateAsync({ body, etag })
    } catch (problem) {
      // The text moved while one was looking: what is shown follows, and one looks again.
      if (findProblem(problem)?.status === 412) await refreshPrompts()
      return
    }
    navigate(`/prompts/${id}`, { replace: true })
    tellMerged(text.isUsedNow, currentVersion.number)
  }
  return (
    <MergeView
      title={text.mergeTitle(name)}
      lead={(isClean) => (
        <>
          {isClean ? text.mergeLead(currentVersion.number) : text.mergeAsk}{' '}
          {isClean && hasMoved && text.mergeMoved} {text.soFar(howItDid(tryOut))}
        </>
      )}
      back={{ to: `/prompts/${id}`, label: prompt.name }}
      base={base}
      current={{ version: currentVersion, title: text.currentText, keep: text.keepCurrent }}
      incoming={{
        version: head,
        title: `${text.tryOutText} ${common.by(author.name)}`,
        keep: text.keepTryOut,
      }}
      saveLabel={text.takeOver}
      isSaving={takeOver.isPending}
      error={takeOver.error && mergeFailure(takeOver.error)}
      onSave={(body) => void save(body)}
      cancel={
        <LinkButton look="quiet" to={`/prompts/${id}?version=${headNumber}`}>
          {text.cancel}
        </LinkButton>
      }
    />
  )
}
