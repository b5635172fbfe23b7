import type { UseMutationResult } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'

type Props<Format extends string> = {
  title: string
  lead: ReactNode
  formats: readonly { format: Format; label: string }[]
  exported: UseMutationResult<{ blob: Blob; name: string }, Error, Format>
  children?: ReactNode
}

/** Everything as a file, in the form one chooses. */
export function SaveAs<Format extends string>({ title, lead, formats, exported, children }: Props<Format>) {
  return (
    <Section title={title} lead={lead}>
      {children}
      <FormFoot>
        {formats.map(({ format, label }) => (
          <Button
            key={format}
            icon={FileDown}
            isBusy={exported.isPending && exported.variables === format}
            onClick={() =>
              exported.mutate(format, {
                onSuccess: ({ blob, name }) => save(blob, name),
                onError: (error) =>
                  toast(findProblem(error)?.message || text.exportFailed, { tone: 'danger' }),
              })
            }
          >
            {label}
          </Button>
        ))}
      </FormFoot>
    </Section>
  )
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
