import { useExport } from './imports.queries.ts'
import { SaveAs } from './SaveAs.tsx'
import { text } from './strings.ts'

const formats = [
  { format: 'markdown', label: text.exportMarkdown },
  { format: 'csv', label: text.exportCsv },
  { format: 'json', label: text.exportJson },
  { format: 'skills', label: text.exportSkills },
] as const

export function ExportSection() {
  return <SaveAs title={text.exportTitle} lead={text.exportLead} formats={formats} exported={useExport()} />
}
