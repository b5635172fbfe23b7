import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { type Import, importQuery, refreshAfterImport, useUndoImport } from './imports.queries.ts'
import { text } from './strings.ts'

/** An import from the first look at it to what came of it, whatever happens to the browser between. */
export function ImportPreviewPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery(importQuery(id))
  const before = useRef(data?.status)
  const status = data?.status
  const navigate = useNavigate()
  const undo = useUndoImport(id)
  // A small one is done before anybody sees it being done.
  const isNew = /ready|committing/.test(before.current ?? '') && status === 'committed'
  const isBack = before.current === 'undoing' && status === 'undone'
  const finish = useEffectEvent(() => {
    void refreshAfterImport()
    if (isBack) return
    const [only, ...others] = data?.promptIds ?? []
    if (!only || others.length > 0) return
    navigate(`/prompts/${only}`, { replace: true, state: { focusCopy: true } })
    const back = () =>
      void undo.mutateAsync().then(
        () => navigate('/library'),
        () => {},
      )
    toast(text.imported(1), { action: { label: text.undoShort, run: back } })
  })
  useEffect(() => {
    if (isNew || isBack) finish()
    before.current = status
    keepFocusInPage()
  }, [isNew, isBack, status])
  if (error && !data) throw error
  const isOver = status === 'committed' || status === 'undone'
  return (
    <>
      {!isOver && <PageHeader title={text.previewTitle} back={{ to: '/import', label: text.back }} />}
      {data ? <Stage key={id} found={data} /> : <Skeleton lines={12} />}
    </>
  )
}

function Stage({ found }: { found: Import }) {
  const { status, failure, progress } = found
  const { done, total } = progress
  if (status === 'pending') {
    return <Progress label={text.reading} value={done} max={total} note={text.readingNote(done, total)} />
  }
  if (status === 'committing' || status === 'undoing') {
    const label = status === 'undoing' ? text.undoing : text.committing
    return <Progress label={label} value={done} max={total} note={text.workNote(label, done, total)} />
  }
  if (status === 'failed') {
    return (
      <EmptyState
        title={text.failedTitle}
        actions={
          <LinkButton look="primary" to="/import">
            {text.startOver}
          </LinkButton>
        }
      >
        <p>{failure}</p>
      </EmptyState>
    )
  }
  return status === 'ready' ? <ImportPreview found={found} /> : <ImportDone found={found} />
}
