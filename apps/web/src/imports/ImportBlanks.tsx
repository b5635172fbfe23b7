import { Segments } from '../ui/Segments.tsx'
import styles from './Imports.module.css'
import { type Import, useChangeImport } from './imports.queries.ts'
import { text } from './strings.ts'

type Answer = 'yes' | 'no' | 'open'

const choices: { value: Answer; label: string }[] = [
  { value: 'yes', label: text.makeBlanks },
  { value: 'no', label: text.leaveBlanks },
]

/** Asks once for the whole import about each other way to write a blank. */
export function ImportBlanks({ found: { id, blankStyles } }: { found: Import }) {
  const answer = useChangeImport(id)
  if (blankStyles.length === 0) return null
  const given = (answer.isPending && answer.variables.blankStyles) || {}
  return (
    <section aria-labelledby="blanks-asked" className={styles.ask}>
      <h2 id="blanks-asked">{text.blanks}</h2>
      <p className={styles.soft}>{text.blanksText}</p>
      <ul>
        {blankStyles.map(({ style, count, prompts, examples, isBlank }) => {
          const said = given[style] ?? isBlank
          const [example = ''] = examples
          return (
            <li key={style} className={styles.asked}>
              <p>
                <code>{examples.join(', ')}</code>
                <span className={styles.soft}>{text.foundBlanks(count, prompts)}</span>
              </p>
              <Segments
                label={text.isBlank(example)}
                choices={choices}
                value={said === null ? 'open' : said ? 'yes' : 'no'}
                onChange={(value) => answer.mutate({ blankStyles: { [style]: value === 'yes' } })}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
