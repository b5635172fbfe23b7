import { hueOf } from '../ui/hue.ts'
import styles from './SampleCard.module.css'
import { text } from './strings.ts'

/** The product in one look: a prompt with blanks, and the honest signal. */
export function SampleCard() {
  const { name, useCase, parts, signal } = text.sample
  return (
    <div className={`${styles.card} hued`} style={hueOf('email')}>
      <p className={styles.name}>{name}</p>
      <p className={styles.soft}>{useCase}</p>
      <p className={styles.body}>
        {parts.map((part, at) => (at % 2 ? <mark key={part}>{part}</mark> : part))}
      </p>
      <p className={styles.soft}>{signal}</p>
    </div>
  )
}
