import { findLookAlikes, makeBlanks } from '@promptsheet/shared/look-alikes'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './PromptForm.module.css'
import { text } from './writing-strings.ts'

type Props = { body: string; onChange: (body: string) => void }

/** Asks once about [THINGS] that another notation would mean as blanks. */
export function LookAlikes({ body, onChange }: Props) {
  const [refused, setRefused] = useState<string[]>([])
  const found = findLookAlikes(body).filter(({ raw }) => !refused.includes(raw))
  if (found.length === 0) return null
  return (
    <div role="status" className={styles.notice}>
      <p>
        {text.lookAlikes(found.length)} <b>{found.map(({ label }) => label).join(', ')}</b>
      </p>
      <span className={styles.buttons}>
        <Button size="small" onClick={() => onChange(makeBlanks(body, found))}>
          {text.makeBlanks(found.length)}
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={() => setRefused([...refused, ...found.map(({ raw }) => raw)])}
        >
          {text.notBlanks(found.length)}
        </Button>
      </span>
    </div>
  )
}
