import { type ReactNode, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { lowerBar } from '../ui/use-clear-of-bars.ts'
import styles from './Conflict.module.css'
import { DiffText } from './DiffText.tsx'
import { PromptTextArea } from './PromptTextArea.tsx'
import { findPassages, joinPieces, type Piece, type Side } from './passages.ts'
import type { Hunk } from './prompts.queries.ts'
import { text } from './writing-strings.ts'

/** One of the two texts: what it says, what it is called, and how one chooses it. */
type Text = { body: string; title: string; keep: string }

type Props = {
  base: string
  theirs: Text
  mine: Text
  saveLabel: string
  isSaving: boolean
  onSave: (body: string) => void
  cancel: ReactNode
}

const sidesOf = (theirs: string, mine: string): Side[] =>
  theirs && mine ? ['theirs', 'mine', 'both'] : ['theirs', 'mine']

/** Two texts side by side; what is saved is chosen passage by passage, or written by hand. */
export function ChoosePassages({ base, theirs, mine, saveLabel, isSaving, onSave, cancel }: Props) {
  const [pieces] = useState(() => findPassages(base, theirs.body, mine.body))
  const passages = pieces.flatMap((piece) => (piece.kind === 'passage' ? [piece.passage] : []))
  const [choices, setChoices] = useState(() => passages.map(({ suggested }) => suggested))
  const [written, setWritten] = useState<string | null>(null)
  const result = written ?? joinPieces(pieces, choices)
  const open = written === null ? choices.indexOf(null) : -1
  const all = (side: Side) => {
    setWritten(null)
    setChoices(passages.map(() => side))
  }
  const labels = { theirs: theirs.keep, mine: mine.keep, both: text.keepBoth }
  const hunks = pieces.flatMap(hunksOf)
  return (
    <>
      <div className={styles.pair}>
        {([theirs, mine] as const).map(({ title }, at) => (
          <section key={title} className={styles.sheet}>
            <header>
              <h2>{title}</h2>
              <Button size="small" onClick={() => all(at === 0 ? 'theirs' : 'mine')}>
                {text.allOfIt}
              </Button>
            </header>
            <DiffText hunks={hunks} side={at === 0 ? 'from' : 'to'} />
          </section>
        ))}
      </div>
      {written === null ? (
        <ol className={styles.passages}>
          {passages.map(({ theirs: their, mine: my }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the passages of one comparison keep their order
            <li key={at}>
              <fieldset>
                <legend>{choices[at] === null ? text.passageOpen(at + 1) : text.passage(at + 1)}</legend>
                <div className={styles.sides}>
                  {sidesOf(their, my).map((side) => (
                    <label key={side}>
                      <input
                        type="radio"
                        name={`passage-${at}`}
                        checked={choices[at] === side}
                        onChange={() => setChoices(choices.map((one, index) => (index === at ? side : one)))}
                      />
                      <span>
                        {labels[side]}
                        {side !== 'both' && <Words words={side === 'theirs' ? their : my} />}
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.written}>
          {text.writtenByHand}
          <Button size="small" onClick={() => setWritten(null)}>
            {text.chooseAgain}
          </Button>
        </p>
      )}
      <h2 className={styles.title}>{text.together}</h2>
      <PromptTextArea aria-label={text.together} value={result} onChange={setWritten} />
      <div className={styles.foot} {...lowerBar}>
        <Button
          look="primary"
          isBusy={isSaving}
          disabled={!result.trim() || open >= 0}
          onClick={() => onSave(result)}
        >
          {saveLabel}
        </Button>
        {cancel}
        {open >= 0 && <p role="status">{text.chooseFirst(open + 1)}</p>}
      </div>
    </>
  )
}

function Words({ words }: { words: string }) {
  return words.trim() ? <q>{words.trim()}</q> : <em>{text.withoutWords}</em>
}

function hunksOf(piece: Piece): Hunk[] {
  if (piece.kind === 'same') return [{ op: 'equal', text: piece.text }]
  const { theirs, mine } = piece.passage
  return [
    ...(theirs ? [{ op: 'delete' as const, text: theirs }] : []),
    ...(mine ? [{ op: 'insert' as const, text: mine }] : []),
  ]
}
