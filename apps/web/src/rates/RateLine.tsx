import { Undo2 } from 'lucide-react'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { toast } from '../ui/toast-store.ts'
import styles from './Rates.module.css'
import type { RateRow, Span } from './rate-rows.ts'
import { useDeleteRate, useSetRate } from './rates.queries.ts'
import { text } from './strings.ts'
import { TargetWords } from './TargetWords.tsx'
import { bodyOf, useTargetNames } from './targets.ts'

/** A rate with what it was before and will be. */
export function RateLine({ row, onNew }: { row: RateRow; onNew: () => void }) {
  const { shown, next, spans } = row
  const name = useTargetNames()(shown)
  return (
    <li className={styles.row}>
      <TargetWords name={name} />
      <p className={classes(styles.numbers, styles.beside)}>
        {text.anHour(shown.rate)}
        <span className={styles.soft}>
          {shown.isCurrent ? text.sinceDay(shown.effectiveFrom) : text.from(shown.effectiveFrom)}
          {next && `, ${text.thereafter(next.rate, next.effectiveFrom)}`}
        </span>
      </p>
      <Button size="small" className={styles.beside} aria-label={text.newRateOf(name.label)} onClick={onNew}>
        {text.newRate}
      </Button>
      <details className={styles.history}>
        <summary aria-label={text.historyOf(name.label)}>{text.history}</summary>
        <ul>
          {spans.map((span) => (
            <PastRate key={span.id} span={span} isPast={!span.isCurrent && span.until !== null} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function PastRate({ span, isPast }: { span: Span; isPast: boolean }) {
  const { rate, effectiveFrom, until, isCurrent } = span
  const takeBack = useDeleteRate()
  const putBack = useSetRate()
  // It is gone from the page by the time this is said.
  const take = async () => {
    await takeBack.mutateAsync(span)
    const run = () => putBack.mutate({ ...bodyOf(span), ...rate, effectiveFrom })
    toast(text.takenBack, { action: { label: text.undo, run } })
  }
  return (
    <li>
      <span>{text.anHour(rate)}</span>
      <span className={styles.soft}>{text.fromTo(effectiveFrom, until)}</span>
      {isCurrent && <Badge tone="good">{text.now}</Badge>}
      {!isCurrent && !isPast && <Badge>{text.coming}</Badge>}
      <Button
        look="quiet"
        size="small"
        icon={Undo2}
        isBusy={takeBack.isPending}
        aria-label={text.takeBackOf(rate, effectiveFrom)}
        onClick={() => void take().catch(() => {})}
      >
        {text.takeBack}
      </Button>
    </li>
  )
}
