import styles from './DiffText.module.css'
import type { Hunk } from './prompts.queries.ts'
import { text } from './writing-strings.ts'

type Props = { hunks: Hunk[]; side?: 'both' | 'from' | 'to' }

const shown = { from: 'delete', to: 'insert' }

/** A text with what went struck through and what came underlined: never by colour alone. */
export function DiffText({ hunks, side = 'both' }: Props) {
  return (
    <p className={styles.text}>
      {hunks.map(({ op, text: words }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the passages of one comparison keep their order
        if (op === 'equal') return <span key={index}>{words}</span>
        // Two texts side by side are equals: neither has lost anything.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        if (side !== 'both') return op === shown[side] && <mark key={index}>{words}</mark>
        if (op === 'delete') {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <del key={index}>
              <span className="sr-only">{text.removed} </span>
              {words}
            </del>
          )
        }
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
