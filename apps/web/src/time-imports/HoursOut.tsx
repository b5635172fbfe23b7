import { useState } from 'react'
import { useMayManageTime } from '../app/me.queries.ts'
import { SaveAs } from '../imports/SaveAs.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/Input.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'
import { useExportTime } from './time-imports.queries.ts'

const formats = [
  { format: 'csv', label: text.exportCsv },
  { format: 'xlsx', label: text.exportXlsx },
  { format: 'json', label: text.exportJson },
] as const

export function HoursOut() {
  const seesAll = useMayManageTime()
  const [period, setPeriod] = useState({ from: '', to: '' })
  return (
    <SaveAs
      title={text.exportTitle}
      lead={seesAll ? text.exportAll : text.exportOwn}
      formats={formats}
      exported={useExportTime(period)}
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
