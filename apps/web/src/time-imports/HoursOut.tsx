import { useState } from 'react'
import { useMayManageTime } from '../app/me.queries.ts'
import { SaveAs } from '../imports/SaveAs.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/Input.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'

const formats = [
  ['csv', text.exportCsv],
  ['xlsx', text.exportXlsx],
  ['json', text.exportJson],
] as const

export function HoursOut() {
  const seesAll = useMayManageTime()
  const [period, setPeriod] = useState({ from: '', to: '' })
  return (
    <SaveAs
      title={text.exportTitle}
      lead={seesAll ? text.exportAll : text.exportOwn}
      files={formats.map(([format, label]) => ({ href: addressOf(format, period), label }))}
    >
      <div className={styles.period}>
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={text[end]} hint={end === 'from' ? text.periodHint : undefined}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                value={period[end]}
                onChange={(event) => setPeriod({ ...period, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </SaveAs>
  )
}

function addressOf(format: string, { from, to }: { from: string; to: string }): string {
  const query = new URLSearchParams({ format, ...(from && { from }), ...(to && { to }) })
  return `/v1/exports/time?${query}`
}
