import { FileUp, FolderUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextArea } from '../ui/Input.tsx'
import { FileButton } from './FileButton.tsx'
import styles from './Imports.module.css'
import { findPasted, keepPasted, useStartImport } from './imports.queries.ts'
import { kindOfText, type Misfit, type Source, sizeOf, sourceOfFiles } from './source.ts'
import { text } from './strings.ts'
import { useDrop } from './use-drop.ts'

const mostBytes = 10 * 1024 * 1024

type Props = { onStarted: (id: string) => void; label?: ReactNode; isBrief?: boolean }

/** Paste, drop, or choose: whatever comes is read first, and nothing is done yet. */
export function ImportBox({ onStarted, label = text.paste, isBrief }: Props) {
  const start = useStartImport()
  const [pasted, setPasted] = useState(findPasted)
  const [trouble, setTrouble] = useState('')
  const bring = (source: Source | Misfit) => {
    if (typeof source === 'string') return setTrouble(text.misfits[source])
    if (sizeOf(source) > mostBytes) return setTrouble(text.tooBig)
    setTrouble('')
    start.mutate(source, { onSuccess: onStarted })
  }
  const isOver = useDrop((files) => bring(sourceOfFiles(files)))
  const why = trouble || (start.error && (findProblem(start.error)?.message || text.failed))
  return (
    <div className={styles.box}>
      <Form onSubmit={() => bring({ kind: kindOfText(pasted), text: pasted })} error={why}>
        <Field label={label} hint={isBrief ? undefined : text.pasteHint}>
          {(control) => (
            <TextArea
              {...control}
              isMono
              className={styles.paste}
              placeholder={text.pastePlaceholder}
              value={pasted}
              onChange={(event) => {
                setPasted(event.target.value)
                keepPasted(event.target.value)
              }}
            />
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" disabled={!pasted.trim()} isBusy={start.isPending}>
            {text.look}
          </Button>
        </FormFoot>
      </Form>
      <div className={styles.files}>
        <h2 className={styles.filesTitle}>{text.files}</h2>
        <p className={styles.soft}>{text.filesText}</p>
        <FormFoot>
          <FileButton
            isMany
            label={text.chooseFiles}
            icon={FileUp}
            accept=".md,.markdown,.mdx,.txt,.csv,.tsv,.json,.zip,text/markdown,text/plain,text/csv,application/json"
            onFiles={(files) => bring(sourceOfFiles(files))}
          />
          <FileButton
            isFolder
            label={text.chooseFolder}
            icon={FolderUp}
            onFiles={(files) => bring(sourceOfFiles(files))}
          />
        </FormFoot>
      </div>
      {start.isPending && (
        <p role="status" className={styles.soft}>
          {text.sending}
        </p>
      )}
      {isOver && (
        <div aria-hidden className={styles.over}>
          {text.dropHere}
        </div>
      )}
    </div>
  )
}
