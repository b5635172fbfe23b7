import { Undo2 } from 'lucide-react'
import { Ago } from '../ui/Ago.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast-store.ts'
import { text as tryText } from './branches.strings.ts'
import { useRestoreVersion, type Version } from './prompts.queries.ts'
import { text } from './strings.ts'
import styles from './VersionsPage.module.css'
import { text as writing } from './writing-strings.ts'

type Pair = { from: number; to: number }

type Props = {
  promptId: string
  versions: Version[]
  /** The try-outs that are not over: theirs is not brought back but taken over. */
  tried: ReadonlySet<string>
  current: number
  chosen: Pair
  onChoose: (pair: Pair) => void
  mayEdit: boolean
}

export function VersionList({ promptId, versions, tried, current, chosen, onChoose, mayEdit }: Props) {
  const restore = useRestoreVersion(promptId)
  const bringBack = async (number: number) => {
    const now = await restore.mutateAsync(number)
    onChoose({ from: current, to: now.number })
    const run = async () => {
      await restore.mutateAsync(current)
      toast(writing.restored(current))
    }
    toast(writing.restored(number), { action: { label: text.undo, run: () => void run() } })
  }
  return (
    <ol reversed className={styles.list}>
      {versions.map(({ number, branch, author, createdAt, changeNote }) => (
        <li
          key={number}
          className={styles.version}
          data-chosen={number === chosen.from || number === chosen.to}
        >
          <div className={styles.what}>
            <p className={styles.number}>
              {text.version(number)} {number === current && <Badge>{writing.current}</Badge>}
            </p>
            {branch !== 'main' && <p className={styles.soft}>{tryText.fromTryOut(branch)}</p>}
            {changeNote && <p>{changeNote}</p>}
            <p className={styles.soft}>
              <Ago at={createdAt} /> {text.by(author.name)}
            </p>
            {mayEdit && number !== current && !tried.has(branch) && (
              <Button
                size="small"
                look="quiet"
                icon={Undo2}
                className={styles.restore}
                isBusy={restore.isPending && restore.variables === number}
                onClick={() => void bringBack(number).catch(() => {})}
              >
                {writing.restore}
              </Button>
            )}
          </div>
          {versions.length > 1 && (
            <span className={styles.ends}>
              {(['from', 'to'] as const).map((end) => (
                <label key={end} className={styles.end}>
                  <input
                    type="radio"
                    name={end}
                    checked={chosen[end] === number}
                    onChange={() => onChoose({ ...chosen, [end]: number })}
                  />
                  {end === 'from' ? writing.olderOf : writing.newerOf}
                </label>
              ))}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
