import styles from './DiffText.module.css'
import type { Hunk } from './prompts.queries.ts'
import { text } from './strings.ts'

type Props = { hunks: Hunk[]; side?: 'both' | 'from' | 'to' }

/** A text with what went struck through and what came underlined: never by colour alone. */
export function DiffText({ hunks, side = 'both' }: Props) {
  return (
    <p className={styles.text}>
      {hunks.map(({ op, text: words }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the passages of one comparison keep their order
        if (op === 'equal') return <span key={index}>{words}</span>
        if (op === 'delete') {
          if (side === 'to') return null
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <del key={index}>
              <span className="sr-only">{text.removed} </span>
              {words}
            </del>
          )
        }
        if (side === 'from') return null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ins key={index}>
            <span className="sr-only">{text.added} </span>
            {words}
          </ins>
        )
      })}
    </p>
  )
}
