import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Conflict.module.css'
import { DiffText } from './DiffText.tsx'
import type { Draft } from './draft.ts'
import { PromptTextArea } from './PromptTextArea.tsx'
import { findPassages, joinPieces, type Piece, type Side } from './passages.ts'
import type { Hunk, LoadedPrompt } from './prompts.queries.ts'
import { text } from './strings.ts'

type Props = {
  baseBody: string
  theirs: LoadedPrompt
  draft: Draft
  isSaving: boolean
  onSave: (body: string) => void
  onBack: () => void
}

const sidesOf = (theirs: string, mine: string): Side[] =>
  theirs && mine ? ['theirs', 'mine', 'both'] : ['theirs', 'mine']

/** Two texts side by side; what is saved is chosen passage by passage, or written by hand. */
export function Conflict({ baseBody, theirs, draft, isSaving, onSave, onBack }: Props) {
  const { body, author } = theirs.currentVersion
  const [pieces] = useState(() => findPassages(baseBody, body, draft.body))
  const passages = pieces.flatMap((piece) => (piece.kind === 'passage' ? [piece.passage] : []))
  const [choices, setChoices] = useState<Side[]>(() => passages.map(({ suggested }) => suggested))
  const [merged, setMerged] = useState(() => joinPieces(pieces, choices))
  const choose = (next: Side[]) => {
    setChoices(next)
    setMerged(joinPieces(pieces, next))
  }
  useEffect(() => {
    // It comes in place of the editor, from the top.
    scrollTo(0, 0)
    keepFocusInPage()
  }, [])
  const labels = { theirs: text.keepTheirs(author.name), mine: text.keepMine, both: text.keepBoth }
  const hunks = pieces.flatMap(hunksOf)
  return (
    <>
      <PageHeader title={text.conflictTitle} lead={text.conflictText(author.name)} />
      <div className={styles.pair}>
        <section className={styles.sheet}>
          <header>
            <h2>{text.theirs(author.name)}</h2>
            <Button size="small" onClick={() => choose(passages.map(() => 'theirs'))}>
              {text.allTheirs}
            </Button>
          </header>
          <DiffText hunks={hunks} side="from" />
        </section>
        <section className={styles.sheet}>
          <header>
            <h2>{text.mine}</h2>
            <Button size="small" onClick={() => choose(passages.map(() => 'mine'))}>
              {text.allMine}
            </Button>
          </header>
          <DiffText hunks={hunks} side="to" />
        </section>
      </div>
      <ol className={styles.passages}>
        {passages.map(({ theirs: their, mine }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the passages of one comparison keep their order
          <li key={at}>
            <fieldset>
              <legend>{text.passage(at + 1)}</legend>
              <div className={styles.sides}>
                {sidesOf(their, mine).map((side) => (
                  <label key={side}>
                    <input
                      type="radio"
                      name={`passage-${at}`}
                      checked={choices[at] === side}
                      onChange={() => choose(choices.map((one, index) => (index === at ? side : one)))}
                    />
                    <span>
                      {labels[side]}
                      {side !== 'both' && <Words words={side === 'theirs' ? their : mine} />}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <h2 className={styles.title}>{text.together}</h2>
      <PromptTextArea aria-label={text.together} value={merged} onChange={setMerged} />
      <div className={styles.foot}>
        <Button look="primary" isBusy={isSaving} disabled={!merged.trim()} onClick={() => onSave(merged)}>
          {text.saveMerged}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {text.goBack}
        </Button>
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
