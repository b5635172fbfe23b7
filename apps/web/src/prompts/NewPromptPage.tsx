import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { PageHeader } from '../ui/PageHeader.tsx'
import { toast } from '../ui/toast-store.ts'
import { emptyDraft, fieldsOf, versionOf } from './draft.ts'
import { ForWriters } from './ForWriters.tsx'
import { KeptNotice } from './KeptNotice.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import { PromptForm } from './PromptForm.tsx'
import { useCreatePrompt } from './prompts.queries.ts'
import { text } from './strings.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { text as writing } from './writing-strings.ts'

export function NewPromptPage() {
  return (
    <ForWriters>
      <Editor />
    </ForWriters>
  )
}

function Editor() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  // A link may say what kind of prompt is missing.
  const [initial] = useState(() => ({ ...emptyDraft, category: search.get('category') ?? '' }))
  const kept = useKeptDraft('new', { draft: initial, version: 0, etag: '' })
  const create = useCreatePrompt()
  const save = () =>
    create.mutate(
      { ...fieldsOf(kept.draft), ...versionOf(kept.draft) },
      {
        onSuccess: ({ id }) => {
          kept.forget()
          navigate(`/prompts/${id}`, { replace: true })
          toast(text.saved)
        },
      },
    )
  return (
    <>
      <PageHeader title={writing.newTitle} />
      <PromptForm
        isNew
        draft={kept.draft}
        onChange={kept.change}
        onSave={save}
        saveLabel={writing.saveNew}
        isSaving={create.isPending}
        error={create.error}
        notice={<KeptNotice isNew keptAt={kept.keptAt} onStartAgain={kept.startAgain} />}
        cancel={<LeaveButton to="/library" kept={kept} />}
      />
    </>
  )
}
