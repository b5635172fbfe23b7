import { formatDuration } from '@promptsheet/shared/duration'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Choice } from '../prompts/use-choice.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { ChosenBar } from '../ui/ChosenBar.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import styles from './ManyEntries.module.css'
import { ManyTags } from './ManyTags.tsx'
import { text } from './strings.ts'
import { type EntryGroup, type TimeEntry, useChangeEntries, useSubmitWeek } from './week.queries.ts'

const nowhere = { projectId: null, taskId: null }

/** What can be done with several entries at once; it stays in sight while some are chosen. */
export function ManyEntries({
  week,
  choice,
  entries,
}: {
  week: string
  choice: Choice
  entries: readonly TimeEntry[]
}) {
  const [isTagging, setIsTagging] = useState(false)
  const change = useChangeEntries()
  const submit = useSubmitWeek()
  const { chosen } = choice
  const picked = entries.filter(({ id }) => choice.has(id))
  const seconds = picked.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0)
  const isBusy = change.isPending || submit.isPending
  const apply = (wanted: EntryGroup['change']) => change.mutate([{ ids: chosen, change: wanted }])
  const button = { size: 'small', look: 'quiet', disabled: isBusy } as const
  if (chosen.length === 0) return null
  return (
    <>
      <ChosenBar
        label={text.manyBar}
        isBusy={isBusy}
        said={text.chosen(chosen.length, formatDuration(seconds))}
        end={<AllOrNone choice={choice} count={entries.length} />}
      >
        <BucketPicker label={text.moveTo} value={nowhere} onPick={apply} />
        <Menu label={text.isBillable} button={button}>
          <MenuItem onSelect={() => apply({ billable: true })}>{text.isBillable}</MenuItem>
          <MenuItem onSelect={() => apply({ billable: false })}>{text.notBillable}</MenuItem>
        </Menu>
        <Button {...button} onClick={() => setIsTagging(true)}>
          {text.tags}
        </Button>
        <Button {...button} onClick={() => submit.mutate({ week, entryIds: chosen })}>
          {text.submit}
        </Button>
        <Button {...button} icon={Trash2} onClick={() => apply({ deleted: true })}>
          {text.delete}
        </Button>
      </ChosenBar>
      {isTagging && (
        <ManyTags
          entries={picked}
          onClose={() => setIsTagging(false)}
          onChange={(wanted) => {
            setIsTagging(false)
            apply(wanted)
          }}
        />
      )}
    </>
  )
}

/** Says that several can be changed together, until some are chosen. */
export function ChooseHint({ choice, count }: { choice: Choice; count: number }) {
  if (count < 2) return null
  return (
    <p className={styles.idle}>
      {text.chooseHint} <AllOrNone choice={choice} count={count} />
    </p>
  )
}

function AllOrNone({ choice, count }: { choice: Choice; count: number }) {
  const isAll = choice.chosen.length === count
  return (
    <Button size="small" look="quiet" onClick={isAll ? choice.none : choice.all}>
      {isAll ? text.chooseNone : text.chooseAll(count)}
    </Button>
  )
}
