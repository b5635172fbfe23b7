import { SaveAs } from './SaveAs.tsx'
import { text } from './strings.ts'

const formats = [
  ['markdown', text.exportMarkdown],
  ['csv', text.exportCsv],
  ['json', text.exportJson],
  ['skills', text.exportSkills],
] as const
const files = formats.map(([format, label]) => ({ href: `/v1/exports/prompts?format=${format}`, label }))

export function ExportSection() {
  return <SaveAs title={text.exportTitle} lead={text.exportLead} files={files} />
}
