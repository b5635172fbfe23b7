import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { isRecord } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast-store.ts'
import { lowerBar } from '../ui/use-clear-of-bars.ts'
import { BlankText } from './BlankText.tsx'
import { Doors } from './Doors.tsx'
import styles from './PromptPage.module.css'
import type { LoadedPrompt } from './prompts.queries.ts'
import { type Door, finishRun, forgetEmptyBlank, tellEmptyBlank } from './run-store.ts'
import { text } from './strings.ts'
import { useBlankValues } from './use-blank-values.ts'
import { tellOutcome } from './uses.queries.ts'

type Props = { prompt: LoadedPrompt; remembered: Record<string, string> }

/** The text on its sheet of paper, filled in place, with Copy and the doors at its foot. */
export function PromptSheet({ prompt, remembered }: Props) {
  const fill = useBlankValues(prompt, remembered)
  const sheet = useRef<HTMLElement>(null)
  const { state } = useLocation()
  const isReady = isRecord(state) && state.focusCopy === true
  const [useId, setUseId] = useState<string | null>(null)
  useEffect(() => forgetEmptyBlank, [])
  const finish = async (door: Door) => {
    setUseId(await finishRun({ prompt, door }, fill.text, fill.values))
  }
  const start = (door: Door) => {
    const [first] = fill.missing
    if (!first) return void finish(door)
    sheet.current?.querySelector<HTMLElement>(`[data-blank="${CSS.escape(first.id)}"]`)?.focus()
    tellEmptyBlank(first.label, () => void finish(door))
  }
  const tell = (outcome: 'as_is' | 'edited') => {
    if (useId) void tellOutcome(useId, outcome)
    setUseId(null)
    toast(text.thanks)
  }
  return (
    <section ref={sheet} aria-label={text.thePrompt} className={styles.sheet}>
      <div className={styles.body}>
        <BlankText
          body={prompt.currentVersion.body}
          blanks={fill.blanks}
          valueIn={fill.valueIn}
          onChange={fill.setValue}
        />
      </div>
      <div className={styles.doors} {...lowerBar}>
        <Doors name={prompt.name} size="page" onOpen={start} isReady={isReady} />
        {useId && (
          <p className={styles.outcome}>
            {text.askOutcome}
            <Button size="small" onClick={() => tell('as_is')}>
              {text.asIs}
            </Button>
            <Button size="small" onClick={() => tell('edited')}>
              {text.edited}
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}
