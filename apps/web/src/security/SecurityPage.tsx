import { PageHeader } from '../ui/PageHeader.tsx'
import { EmailSection } from './EmailSection.tsx'
import { EventsSection } from './EventsSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SecondStepSection } from './SecondStepSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import { text } from './strings.ts'

export function SecurityPage() {
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <SessionsSection />
      <SecondStepSection />
      <PasswordSection />
      <EmailSection />
      <EventsSection />
    </>
  )
}
