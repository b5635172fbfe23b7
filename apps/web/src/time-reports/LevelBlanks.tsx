import { Plus } from 'lucide-react'
import { Fragment } from 'react'
import { Button } from '../ui/Button.tsx'
import { Blank } from './Blank.tsx'
import { type Level, levels, levelsOf, type ReportQuery } from './report-address.ts'
import type { Change } from './Sentence.tsx'
import { text } from './strings.ts'

/** "by client, then project": each level is a blank, and one more may follow. */
export function LevelBlanks({
  query,
  hasPeople,
  onChange,
}: {
  query: ReportQuery
  hasPeople: boolean
  onChange: Change
}) {
  const chosen = levelsOf(query)
  const free = levels.filter((level) => !chosen.includes(level) && (hasPeople || level !== 'member'))
  const write = (next: readonly Level[]) => onChange({ groupBy: next.join(',') })
  const [added] = free
  return (
    <>
      {chosen.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blank stays, with its focus, whatever is chosen in it
        <Fragment key={index}>
          {index === 0 ? text.by : `, ${text.thenBy}`}{' '}
          <Blank
            label={index === 0 ? text.first : text.next(index + 1)}
            value={level}
            onChange={(value) =>
              write(
                chosen.flatMap((one) =>
                  one === level ? (levels.find((known) => known === value) ?? []) : one,
                ),
              )
            }
          >
            {levels
              .filter((one) => one === level || free.includes(one))
              .map((one) => (
                <option key={one} value={one}>
                  {text.levels[one]}
                </option>
              ))}
            {chosen.length > 1 && <option value="">{text.nothing}</option>}
          </Blank>
        </Fragment>
      ))}
      {added && (
        <>
          {' '}
          <Button
            look="quiet"
            size="small"
            icon={Plus}
            aria-label={text.addLevel}
            onClick={() => write([...chosen, free.find((level) => level === 'day') ?? added])}
          />
        </>
      )}
    </>
  )
}
