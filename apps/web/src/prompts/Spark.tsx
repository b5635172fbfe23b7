import styles from './Spark.module.css'
import { text } from './strings.ts'

/** Use over time as a line one reads in a glance; the words say the same. */
export function Spark({ byDay }: { byDay: { date: string; uses: number }[] }) {
  const most = Math.max(1, ...byDay.map(({ uses }) => uses))
  const total = byDay.reduce((sum, { uses }) => sum + uses, 0)
  const step = 100 / Math.max(1, byDay.length)
  return (
    <svg
      role="img"
      aria-label={text.sparkLabel(byDay.length, total)}
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      className={styles.spark}
    >
      <line x1="0" y1="23.5" x2="100" y2="23.5" />
      {byDay.map(({ date, uses }, index) => {
        const height = (uses / most) * 22
        return <rect key={date} x={index * step} y={23.5 - height} width={step * 0.68} height={height} />
      })}
    </svg>
  )
}
