import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { FileButton } from '../imports/FileButton.tsx'
import shared from '../imports/Imports.module.css'
import type { SourceFile } from '../imports/source.ts'
import { useDrop } from '../imports/use-drop.ts'
import { DataList, DataRow } from '../ui/DataRow.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'
import { useStartTimeImport } from './time-imports.queries.ts'

const mostBytes = 40 * 1024 * 1024
const readable = /\.(csv|tsv|txt|xlsx|xlsm|json)$/i

/** Takes one file of hours, chosen or dropped: it is read first, and nothing is done yet. */
export function BringHours({ onStarted }: { onStarted: (id: string) => void }) {
  const start = useStartTimeImport()
  const [trouble, setTrouble] = useState('')
  const bring = ([found, ...others]: SourceFile[]) => {
    if (!found) return
    if (others.length > 0) return setTrouble(text.oneFile)
    if (!readable.test(found.path)) return setTrouble(text.noneFit)
    if (found.file.size > mostBytes) return setTrouble(text.tooBig)
    setTrouble('')
    start.mutate(found, { onSuccess: onStarted })
  }
  const isOver = useDrop(bring)
  const why = trouble || (start.error && (findProblem(start.error)?.message || text.failed))
  return (
    <div className={styles.bring}>
      <section className={shared.files} aria-labelledby="bring-hours">
        <h2 id="bring-hours" className={shared.filesTitle}>
          {text.bring}
        </h2>
        <p className={shared.soft}>{text.bringText}</p>
        {why && (
          <p role="alert" className={shared.failure}>
            {why}
          </p>
        )}
        <FormFoot>
          <FileButton
            look="primary"
            label={text.choose}
            icon={FileUp}
            isBusy={start.isPending}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.json,text/csv,application/json"
            onFiles={bring}
          />
        </FormFoot>
        {start.isPending && (
          <p role="status" className={shared.soft}>
            {text.sending}
          </p>
        )}
      </section>
      <section aria-labelledby="where-hours">
        <h2 id="where-hours" className={shared.filesTitle}>
          {text.where}
        </h2>
        <DataList>
          {text.tools.map(([name = '', how]) => (
            <DataRow key={name} name={name}>
              {how}
            </DataRow>
          ))}
        </DataList>
      </section>
      {isOver && (
        <div aria-hidden className={shared.over}>
          {text.choose}
        </div>
      )}
    </div>
  )
}
