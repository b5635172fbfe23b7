import { FileDown } from 'lucide-react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import { useExport } from './imports.queries.ts'
import { text } from './strings.ts'

const formats = [
  { format: 'markdown', label: text.exportMarkdown },
  { format: 'csv', label: text.exportCsv },
  { format: 'json', label: text.exportJson },
  { format: 'skills', label: text.exportSkills },
] as const

export function ExportSection() {
  const exported = useExport()
  return (
    <Section title={text.exportTitle} lead={text.exportLead}>
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
