import { useEffect } from 'react'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../ui/format.ts'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import styles from './PromptForm.module.css'
import { text } from './writing-strings.ts'

type Props = { keptAt: string | null; isNew: boolean; onStartAgain: () => void }

export function KeptNotice({ keptAt, isNew, onStartAgain }: Props) {
  useEffect(() => {
    // Its button goes with it.
    if (!keptAt) keepFocusInPage()
  }, [keptAt])
  if (!keptAt) return null
  return (
    <div className={styles.notice}>
      <p>{text.draftKept(formatMoment(keptAt))}</p>
      <Button size="small" onClick={onStartAgain}>
        {isNew ? text.draftDropNew : text.draftDrop}
      </Button>
    </div>
  )
}
