import { Copy, ExternalLink } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { capitalise } from '../ui/format.ts'
import { BlankControl } from './BlankControl.tsx'
import styles from './FillDialog.module.css'
import { PreviewText } from './PreviewText.tsx'
import { closeRun, type Door, finishRun, type Run, tellEmptyBlank } from './run-store.ts'
import { text } from './strings.ts'
import { useBlankValues } from './use-blank-values.ts'

/** The blanks as a short form; the text beside it fills in while one types, and Enter goes. */
export function FillDialog({ run }: { run: Run }) {
  const { prompt, door } = run
  const fill = useBlankValues(prompt, run.remembered)
  const [firstId] = useState(() => fill.missing[0]?.id ?? fill.blanks[0]?.id)
  const form = useRef<HTMLFormElement>(null)
  const finish = (way: Door) => {
    closeRun()
    void finishRun({ prompt, door: way }, fill.text, fill.values)
  }
  const start = (way: Door) => {
    const [first] = fill.missing
    if (!first) return finish(way)
    form.current?.querySelector<HTMLElement>(`[data-blank="${CSS.escape(first.id)}"]`)?.focus()
    tellEmptyBlank(first.label, () => finish(way))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    start(door)
  }
  const label = door === 'clipboard' ? text.copy : text.targets[door]
  const otherWays = (['clipboard', 'chatgpt', 'claude', 'gemini'] as const).filter((way) => way !== door)
  return (
    <Dialog
      title={prompt.name}
      width="wide"
      onClose={closeRun}
      footer={
        <>
          <LinkButton look="quiet" to={`/prompts/${prompt.id}`} onClick={closeRun} className={styles.page}>
            {text.wholePrompt}
          </LinkButton>
          {otherWays.map((way) => (
            <Button key={way} onClick={() => start(way)}>
              {way === 'clipboard' ? text.copy : text.targets[way]}
            </Button>
          ))}
          <Button
            look="primary"
            icon={door === 'clipboard' ? Copy : ExternalLink}
            type="submit"
            form={formId}
            className={styles.main}
          >
            {label}
          </Button>
        </>
      }
    >
      <div className={styles.split}>
        <form
          ref={form}
          id={formId}
          className={styles.form}
          onKeyDown={onKeyDown}
          onSubmit={(event) => {
            event.preventDefault()
            start(door)
          }}
        >
          {fill.blanks.map((blank) => (
            <Field
              key={blank.id}
              label={capitalise(blank.label)}
              hint={blank.required || blank.default ? null : text.mayStayEmpty}
            >
              {(control) => (
                <BlankControl
                  {...control}
                  blank={blank}
                  value={fill.valueIn(blank.id)}
                  onChange={(value) => fill.setValue(blank.id, value)}
                  isFirst={blank.id === firstId}
                />
              )}
            </Field>
          ))}
        </form>
        <section aria-label={text.preview} className={styles.preview}>
          <PreviewText body={prompt.currentVersion.body} valueIn={fill.valueIn} />
        </section>
      </div>
    </Dialog>
  )
}

const formId = 'fill-blanks'
