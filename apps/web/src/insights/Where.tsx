import { Section } from '../ui/Section.tsx'
import styles from './Insights.module.css'
import type { Insights } from './insights.queries.ts'
import { text } from './strings.ts'

/** By surface and by target: words with numbers. */
export function Where({ insights: { totals, bySurface, byTarget } }: { insights: Insights }) {
  const share = (uses: number) => text.usesAndShare(uses, uses / totals.uses)
  return (
    <div className={styles.columns}>
      <Section title={text.whereTitle}>
        <dl>
          {bySurface.map(({ surface, uses }) => (
            <div key={surface} className={styles.fact}>
              <dt>{text.surfaces[surface]}</dt>
              <dd>{share(uses)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={text.goTitle}>
        <dl>
          {byTarget.map(({ target, uses }) => (
            <div key={target} className={styles.fact}>
              <dt>{text.targets[target]}</dt>
              <dd>{share(uses)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  )
}
