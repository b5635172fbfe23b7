import { parseTemplate } from '@promptsheet/shared/template'
import { Braces } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './PromptTextArea.module.css'
import { text } from './writing-strings.ts'

type Props = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
  value: string
  onChange: (value: string) => void
}

/** Where prompts are written: blanks light up as they are typed, and the box grows with the text. */
export function PromptTextArea({ value, onChange, ...rest }: Props) {
  const ref = useRef<HTMLTextAreaElement>(null)
  const makeBlank = () => {
    const area = ref.current
    if (!area) return
    const { selectionStart, selectionEnd } = area
    const chosen = value.slice(selectionStart, selectionEnd).trim() || text.blankWord
    area.focus()
    // Typing it for the person keeps the browser's own undo.
    document.execCommand('insertText', false, `{{${chosen.replace(/[{}\n]/g, ' ')}}}`)
    area.setSelectionRange(selectionStart + 2, selectionStart + 2 + chosen.length)
  }
  return (
    <div className={styles.frame}>
      <div className={styles.paper}>
        <div aria-hidden className={styles.mirror}>
          {parseTemplate(value).map(({ kind, raw }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
            kind === 'text' ? raw : <mark key={index}>{raw}</mark>,
          )}
          {'\n'}
        </div>
        <textarea
          {...rest}
          ref={ref}
          value={value}
          className={styles.area}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <div className={styles.tools}>
        <Button look="quiet" size="small" icon={Braces} onClick={makeBlank}>
          {text.makeBlank}
        </Button>
      </div>
    </div>
  )
}
