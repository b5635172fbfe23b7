import type { Input, InputSettings } from '@promptsheet/shared/template'
import { useState } from 'react'
import styles from './BlankChips.module.css'
import { BlankDialog } from './BlankDialog.tsx'
import { text } from './writing-strings.ts'

type Props = { blanks: Input[]; onChange: (settings: InputSettings) => void }

/** The blanks found in the text, each a chip that opens its settings. */
export function BlankChips({ blanks, onChange }: Props) {
  const [openId, setOpenId] = useState<string | null>(null)
  const open = blanks.find(({ id }) => id === openId)
  if (blanks.length === 0) return null
  return (
    <div className={styles.line}>
      <h2 className={styles.title}>{text.blanks}</h2>
      <ul className={styles.chips}>
        {blanks.map((blank) => (
          <li key={blank.id}>
            <button type="button" className={styles.chip} onClick={() => setOpenId(blank.id)}>
              <b>{blank.label}</b>
              <span>{describe(blank)}</span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <BlankDialog
          blank={open}
          onClose={() => setOpenId(null)}
          onSave={(settings) => {
            onChange(settings)
            setOpenId(null)
          }}
        />
      )}
    </div>
  )
}

function describe({ type, default: preset, options }: Input): string {
  if (type === 'choice') return options.join(' · ')
  if (preset) return preset
  return type === 'text' ? '' : text.types[type]
}
