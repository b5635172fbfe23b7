import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { queryClient } from '../app/query-client.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { changedFields, type Draft, draftOf, isVersionChanged, versionOf } from './draft.ts'
import { ForWriters } from './ForWriters.tsx'
import { KeptNotice } from './KeptNotice.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import { PromptForm } from './PromptForm.tsx'
import { type LoadedPrompt, promptQuery, useChangePrompt, usePublishVersion } from './prompts.queries.ts'
import { text } from './strings.ts'
import { useKeptDraft } from './use-kept-draft.ts'

const Conflict = lazy(async () => ({ default: (await import('./Conflict.tsx')).Conflict }))

export function EditPromptPage() {
  const { id = '' } = useParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  if (error && !prompt) throw error
  return <ForWriters>{prompt ? <Editor key={id} prompt={prompt} /> : <Skeleton />}</ForWriters>
}

function Editor({ prompt }: { prompt: LoadedPrompt }) {
  // What one started from stays, whatever is fetched behind one's back.
  const [base] = useState(prompt)
  const { id, name } = base
  const initial = draftOf(base)
  const kept = useKeptDraft(id, initial, base.etag)
  const navigate = useNavigate()
  const publish = usePublishVersion(id)
  const change = useChangePrompt(id)
  const [theirs, setTheirs] = useState<LoadedPrompt | null>(null)

  const save = async (draft: Draft, etag: string) => {
    if (isVersionChanged(initial, draft)) {
      const changeNote = draft.changeNote.trim()
      await publish.mutateAsync({ ...versionOf(draft), changeNote, etag })
    }
    const fields = changedFields(initial, draft)
    if (Object.keys(fields).length > 0) await change.mutateAsync(fields)
    kept.forget()
    navigate(`/prompts/${id}`, { replace: true })
    toast(text.saved)
  }
  const start = async (draft: Draft, etag: string) => {
    try {
      await save(draft, etag)
    } catch (error) {
      if (findProblem(error)?.status !== 412) return
      const now = await queryClient.fetchQuery({ ...promptQuery(id), staleTime: 0 })
      kept.setEtag(now.etag)
      // Somebody changed a tag or the keeper: the text is as we knew it, so there is nothing to ask.
      if (now.currentVersion.number === base.currentVersion.number) await save(draft, now.etag)
      else setTheirs(now)
    }
  }
  if (theirs) {
    return (
      <Suspense fallback={<Skeleton />}>
        <Conflict
          baseBody={base.currentVersion.body}
          theirs={theirs}
          draft={kept.draft}
          isSaving={publish.isPending}
          onBack={() => setTheirs(null)}
          onSave={(body) => {
            kept.change({ body })
            void start({ ...kept.draft, body }, theirs.etag).catch(() => {})
          }}
        />
      </Suspense>
    )
  }
  const error = findProblem(publish.error)?.status === 412 ? null : (publish.error ?? change.error)
  return (
    <>
      <PageHeader title={text.editTitle(name)} back={{ to: `/prompts/${id}`, label: text.backToPrompt }} />
      <PromptForm
        isNew={false}
        draft={kept.draft}
        onChange={kept.change}
        onSave={() => void start(kept.draft, kept.etag).catch(() => {})}
        isSaving={publish.isPending || change.isPending}
        error={error}
        notice={<KeptNotice isNew={false} keptAt={kept.keptAt} onStartAgain={kept.startAgain} />}
        cancel={<LeaveButton to={`/prompts/${id}`} kept={kept} />}
      />
    </>
  )
}
