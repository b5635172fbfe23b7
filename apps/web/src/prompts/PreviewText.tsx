import { parseTemplate } from '@promptsheet/shared/template'
import styles from './PromptText.module.css'

type Props = { body: string; valueIn?: (blankId: string) => string }

/** A prompt's text to read, its blanks marked: filled ones with their value, empty ones with their name. */
export function PreviewText({ body, valueIn }: Props) {
  return (
    <p className={styles.text}>
      {parseTemplate(body).map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
        if (part.kind === 'text') return <span key={index}>{part.text}</span>
        const value = valueIn?.(part.id) ?? ''
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <mark key={index} className={value ? styles.filled : styles.empty}>
            {value || part.label}
          </mark>
        )
      })}
    </p>
  )
}
