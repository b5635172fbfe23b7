import { DataList, DataRow } from '../ui/DataRow.tsx'
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
        <DataList>
          {bySurface.map(({ surface, uses }) => (
            <DataRow key={surface} name={text.surfaces[surface]}>
              {share(uses)}
            </DataRow>
          ))}
        </DataList>
      </Section>
      <Section title={text.goTitle}>
        <DataList>
          {byTarget.map(({ target, uses }) => (
            <DataRow key={target} name={text.targets[target]}>
              {share(uses)}
            </DataRow>
          ))}
        </DataList>
      </Section>
    </div>
  )
}
