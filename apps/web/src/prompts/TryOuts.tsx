import { Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Ago } from '../ui/Ago.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { type TryOut, useThrowAway } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import { text as common } from './strings.ts'
import styles from './TryOuts.module.css'

type Props = {
  promptId: string
  tryOuts: readonly TryOut[]
  mayEdit: boolean
  onCompare: (head: number) => void
}

/** The texts that are being tried, each with how it did and what can become of it. */
export function TryOuts({ promptId, tryOuts, mayEdit, onCompare }: Props) {
  const throwAway = useThrowAway(promptId)
  const { length } = tryOuts
  const before = useRef(length)
  useEffect(() => {
    // The button that threw one away goes with it.
    if (length < before.current) keepFocusInPage()
    before.current = length
  }, [length])
  if (length === 0) return null
  return (
    <section aria-labelledby="try-outs" className={styles.tryOuts}>
      <h2 id="try-outs">{text.tryOuts}</h2>
      <p className={styles.soft}>{text.tryOutsLead}</p>
      <ul>
        {tryOuts.map((one) => (
          <li key={one.name} className={styles.tryOut}>
            <p className={styles.name}>{one.name}</p>
            <p className={styles.soft}>
              <Ago at={one.updatedAt} /> {common.by(one.author.name)}. {text.begun(one.baseNumber, one.ahead)}
              . {one.behind > 0 && text.behind(one.behind)}
            </p>
            <p className={styles.soft}>{howItDid(one)}</p>
            <div className={styles.actions}>
              <LinkButton size="small" to={`/prompts/${promptId}?version=${one.headNumber}`}>
                {text.open}
              </LinkButton>
              {mayEdit && (
                <LinkButton size="small" to={`/prompts/${promptId}/try-outs/${encodeURIComponent(one.name)}`}>
                  {text.takeOver}
                </LinkButton>
              )}
              <Button
                size="small"
                look="quiet"
                aria-label={`${text.compare}: ${one.name}`}
                onClick={() => onCompare(one.headNumber)}
              >
                {text.compare}
              </Button>
              {mayEdit && (
                <Button
                  size="small"
                  look="quiet"
                  icon={Trash2}
                  aria-label={`${text.throwAway}: ${one.name}`}
                  onClick={() => void throwAway(one.name).catch(() => {})}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function howItDid({ uses, asIs, edited }: TryOut): string {
  const told = asIs + edited
  return [text.uses(uses), ...(told > 0 ? [text.asIs(asIs, told)] : [])].join(', ')
}
