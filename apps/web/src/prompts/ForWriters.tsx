import type { ReactNode } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { text } from './strings.ts'

/** The editor, but not for those who could not save what they typed. */
export function ForWriters({ children }: { children: ReactNode }) {
  return useMayEdit() ? children : <NotAWriter />
}

function NotAWriter() {
  usePageTitle(text.viewerTitle)
  return (
    <EmptyState title={text.viewerTitle} actions={<LinkButton to="/library">{text.back}</LinkButton>}>
      <p>{text.viewerText}</p>
    </EmptyState>
  )
}
