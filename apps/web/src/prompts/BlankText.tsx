import { type Input, parseTemplate, type TemplatePart } from '@promptsheet/shared/template'
import { ChevronDown } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import styles from './PromptText.module.css'
import { text as writing } from './writing-strings.ts'

type Props = {
  body: string
  blanks: Input[]
  valueIn: (blankId: string) => string
  onChange: (blankId: string, value: string) => void
}

/** The prompt's text with its blanks to fill in place; a blank that comes again repeats what is typed. */
export function BlankText({ body, blanks, valueIn, onChange }: Props) {
  const seen = new Set<string>()
  const parts = parseTemplate(body)
  const isLong = (part: TemplatePart | undefined) =>
    part?.kind === 'blank' && blanks.some(({ id, type }) => id === part.id && type === 'long_text')
  return (
    <div className={styles.text}>
      {parts.map((part, index) => {
        if (part.kind === 'text') {
          // A long blank is a block: it ends its own line.
          const words = isLong(parts[index - 1]) ? part.text.replace(/^\n/, '') : part.text
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
          return <span key={index}>{words}</span>
        }
        const blank = blanks.find((one) => one.id === part.id)
        const value = valueIn(part.id)
        if (!blank || seen.has(part.id)) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <mark key={index} className={value ? styles.filled : styles.empty}>
              {value || part.label}
            </mark>
          )
        }
        seen.add(part.id)
        const change = (next: string) => onChange(part.id, next)
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return <InlineBlank key={index} blank={blank} value={value} onChange={change} />
      })}
    </div>
  )
}

type InlineProps = { blank: Input; value: string; onChange: (value: string) => void }

function InlineBlank({ blank, value, onChange }: InlineProps) {
  const { id, label, type, options } = blank
  const shared = { 'aria-label': label, 'data-blank': id, value }
  const frame = {
    'data-mirror': value || label,
    className: classes(styles.blank, value && styles.isFilled, kinds[type]),
  }
  if (type === 'choice') {
    return (
      <span {...frame}>
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          <option value="">{label}</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </span>
    )
  }
  if (type === 'long_text') {
    return (
      <span {...frame}>
        <textarea
          {...shared}
          rows={1}
          placeholder={label}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    )
  }
  return (
    <span {...frame}>
      <input
        {...shared}
        size={1}
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'number' ? 'decimal' : 'text'}
        autoComplete="off"
        placeholder={label}
        title={writing.blankTitle(label)}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  )
}

const kinds = { text: '', number: '', date: styles.date, choice: styles.choice, long_text: styles.long }
