import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { queryClient } from '../app/query-client.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { fetchTryOut } from './branches.queries.ts'
import { text as tryText } from './branches.strings.ts'
import { changedFields, type Draft, draftOf, isVersionChanged, mergeDraft, versionOf } from './draft.ts'
import { ForWriters } from './ForWriters.tsx'
import { KeptNotice } from './KeptNotice.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import { PromptForm } from './PromptForm.tsx'
import { type LoadedPrompt, promptQuery, useChangePrompt, usePublishVersion } from './prompts.queries.ts'
import { text } from './strings.ts'
import { TryOutDialog } from './TryOutDialog.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { text as writing } from './writing-strings.ts'

const Conflict = lazy(async () => ({ default: (await import('./Conflict.tsx')).Conflict }))

/** The text everybody uses, or with `?tryout=` that of a try-out. */
export function EditPromptPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const name = search.get('tryout')
  return <ForWriters>{name ? <EditTryOut key={name} id={id} name={name} /> : <Edit id={id} />}</ForWriters>
}

function Edit({ id }: { id: string }) {
  const { data: prompt, error } = useQuery(promptQuery(id))
  if (error && !prompt) throw error
  return prompt ? <Editor key={id} prompt={prompt} tryOut={null} /> : <Skeleton />
}

function EditTryOut({ id, name }: { id: string; name: string }) {
  const { data, error } = useQuery({
    queryKey: ['prompts', 'try-out', id, name],
    gcTime: 0,
    queryFn: () => fetchTryOut(id, name),
  })
  if (error && data === undefined) throw error
  if (data === undefined) return <Skeleton />
  if (data) return <Editor prompt={data} tryOut={name} />
  return (
    <EmptyState
      title={tryText.isOver}
      actions={<LinkButton to={`/prompts/${id}/versions`}>{text.versions}</LinkButton>}
    >
      <p>{tryText.isOverText}</p>
    </EmptyState>
  )
}

/** Where a text goes: null is what everybody uses, else the try-out of this name. */
type Target = string | null
type Meanwhile = { theirs: LoadedPrompt; target: Target }

function Editor({ prompt, tryOut }: { prompt: LoadedPrompt; tryOut: Target }) {
  const { id, name, versionCount } = prompt
  const [start] = useState(() => ({
    draft: draftOf(prompt),
    version: prompt.currentVersion.number,
    etag: prompt.etag,
  }))
  const kept = useKeptDraft(tryOut === null ? id : `${id} ${tryOut}`, start)
  const { draft, origin } = kept
  const navigate = useNavigate()
  const publish = usePublishVersion(id)
  const change = useChangePrompt(id)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const [isTrying, setIsTrying] = useState(false)
  const published = useRef<{ words: string; number: number } | null>(null)
  const isTextChanged = isVersionChanged(origin.draft, draft)

  const save = async (mine: Draft, etag: string, target: Target) => {
    let number = origin.version
    if (isVersionChanged(origin.draft, mine)) {
      const changeNote = mine.changeNote.trim()
      const branch = target ?? 'main'
      const words = { ...versionOf(mine), changeNote, branch }
      // Saved again after what is around the text was not: the text is there already.
      if (published.current?.words !== JSON.stringify(words)) {
        const version = await publish.mutateAsync({ ...words, etag })
        published.current = { words: JSON.stringify(words), number: version.number }
      }
      number = published.current.number
    }
    const fields = changedFields(origin.draft, mine)
    const hasRest = Object.keys(fields).length > 0
    if (target !== null) {
      // A try-out is a text: what was changed around it is for everybody, and waits here.
      const { name: newName, useCase, category, tags, collectionId } = mine
      kept.forget({ ...origin.draft, name: newName, useCase, category, tags, collectionId })
      navigate(`/prompts/${id}?version=${number}`, { replace: true })
      toast(tryText.trySaved)
      return
    }
    if (hasRest) await change.mutateAsync(fields)
    kept.forget()
    navigate(`/prompts/${id}`, { replace: true })
    toast(text.saved)
  }
  const begin = async (mine: Draft, etag: string, target: Target) => {
    try {
      await save(mine, etag, target)
    } catch (error) {
      if (findProblem(error)?.status !== 412) return
      const now =
        tryOut === null
          ? await queryClient.fetchQuery({ ...promptQuery(id), staleTime: 0 })
          : await fetchTryOut(id, tryOut)
      if (now === null) return
      // Somebody changed a tag, or tried something: the text is as we knew it, so there is nothing to ask.
      if (now.currentVersion.number === origin.version) await save(mine, now.etag, target)
      else setMeanwhile({ theirs: now, target })
    }
  }
  const go = (mine: Draft, etag: string, target: Target) => void begin(mine, etag, target).catch(() => {})
  if (meanwhile) {
    const { theirs, target } = meanwhile
    return (
      <Suspense fallback={<Skeleton />}>
        <Conflict
          key={theirs.etag}
          baseBody={origin.draft.body}
          theirs={theirs}
          body={draft.body}
          isSaving={publish.isPending}
          onBack={() => setMeanwhile(null)}
          onSave={(body) => go(mergeDraft(origin.draft, draftOf(theirs), draft, body), theirs.etag, target)}
        />
      </Suspense>
    )
  }
  const saving = publish.isPending || change.isPending
  const error = findProblem(publish.error)?.status === 412 ? null : (publish.error ?? change.error)
  const back = tryOut === null ? `/prompts/${id}` : `/prompts/${id}?version=${start.version}`
  return (
    <>
      <PageHeader
        title={tryOut === null ? writing.editTitle(name) : tryText.editTitle(tryOut)}
        back={{ to: back, label: text.backToPrompt }}
      />
      <PromptForm
        isNew={false}
        isTextOnly={tryOut !== null}
        draft={draft}
        onChange={kept.change}
        onSave={() => go(draft, origin.etag, tryOut)}
        saveLabel={tryOut === null ? writing.save : tryText.saveTry}
        isSaving={saving}
        error={isTrying ? null : error}
        notice={<KeptNotice isNew={false} keptAt={kept.keptAt} onStartAgain={kept.startAgain} />}
        cancel={
          <>
            {tryOut === null && isTextChanged && draft.body.trim() !== '' && (
              <Button
                onClick={() => {
                  publish.reset()
                  setIsTrying(true)
                }}
              >
                {tryText.tryFirst}
              </Button>
            )}
            <LeaveButton to={back} kept={kept} />
          </>
        }
      />
      {isTrying && (
        <TryOutDialog
          preset={tryText.tryPreset(versionCount + 1)}
          hasRest={Object.keys(changedFields(origin.draft, draft)).length > 0}
          isSaving={saving}
          error={error}
          onTry={(branch) => go(draft, origin.etag, branch)}
          onClose={() => setIsTrying(false)}
        />
      )}
    </>
  )
}
