import { LinkButton } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { text } from './strings.ts'

export function MissingPage() {
  return (
    <>
      <PageHeader title={text.missingTitle} lead={text.missingText} />
      <LinkButton to="/library">{text.toLibrary}</LinkButton>
    </>
  )
}
