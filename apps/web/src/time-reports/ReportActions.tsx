import { Bookmark, FileDown } from 'lucide-react'
import { useState } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import buttons from '../ui/Button.module.css'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { type ReportQuery, writeReport } from './report-address.ts'
import { SaveReportDialog } from './SaveReportDialog.tsx'
import { text } from './strings.ts'

/** Takes a report away as a file, or keeps it under a name. */
export function ReportActions({ query }: { query: ReportQuery }) {
  const [isSaving, setIsSaving] = useState(false)
  const mayEdit = useMayEdit()
  return (
    <>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <a
          key={kind}
          href={`/v1/reports/time.${kind}?${writeReport(query)}`}
          download
          aria-label={text.download(text[kind])}
          className={classes(buttons.button, buttons.plain, buttons.normal)}
        >
          <FileDown size={16} aria-hidden />
          {text[kind]}
        </a>
      ))}
      {mayEdit && (
        <Button look="primary" icon={Bookmark} onClick={() => setIsSaving(true)}>
          {text.save}
        </Button>
      )}
      {isSaving && <SaveReportDialog query={query} onClose={() => setIsSaving(false)} />}
    </>
  )
}
