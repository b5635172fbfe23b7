import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { text } from './strings.ts'

export function MissingPage() {
  usePageTitle(text.missingTitle)
  return (
    <EmptyState title={text.missingTitle} actions={<LinkButton to="/library">{text.toLibrary}</LinkButton>}>
      <p>{text.missingText}</p>
    </EmptyState>
  )
}
