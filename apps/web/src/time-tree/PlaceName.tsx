import styles from './BucketPicker.module.css'
import type { Place } from './places.ts'
import { tintOf } from './tint.ts'

/** Its colour, its name, and what it hangs on. */
export function PlaceName({ place }: { place: Place }) {
  const above = place.path.slice(0, -1)
  return (
    <span className={`${styles.place} hued`} style={tintOf(place.colour)}>
      <span className={styles.dot} />
      <span className={styles.name}>{place.label}</span>
      {above.length > 0 && <span className={styles.above}>{above.join(' / ')}</span>}
    </span>
  )
}
