import { parseTemplate } from '@promptsheet/shared/template'
import styles from './Imports.module.css'

/** How a prompt begins, on one line, its blanks marked. */
export function Snippet({ children }: { children: string }) {
  return (
    <p className={styles.snippet}>
      {parseTemplate(children).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
          <mark key={index}>{part.label}</mark>
        ),
      )}
    </p>
  )
}
