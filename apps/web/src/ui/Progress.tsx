import styles from './Small.module.css'

type Props = { label: string; value: number; max: number; note?: string }

export function Progress({ label, value, max, note }: Props) {
  const percent = max > 0 ? Math.min(100, Math.round((value / max) * 100)) : 0
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className={styles.track}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.note}>{note ?? label}</p>
    </div>
  )
}
