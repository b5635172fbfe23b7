import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { ImportAtWork } from './ImportAtWork.tsx'
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
  if (found.status === 'ready') return <ImportPreview found={found} />
  return found.status === 'committed' || found.status === 'undone' ? (
    <ImportDone found={found} />
  ) : (
    <ImportAtWork found={found} startOver="/import" />
  )
}
