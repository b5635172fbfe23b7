import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Keys.module.css'
import type { MadeApiKey } from './keys.queries.ts'
import { text } from './strings.ts'

/** Firm, so that a slip of the hand does not close over a key that is shown once. */
export function MadeKeyDialog({ made, onClose }: { made: MadeApiKey; onClose: () => void }) {
  return (
    <Dialog
      title={text.madeTitle}
      isFirm
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.kept}</Button>}
    >
      <div className={styles.made}>
        <p>{text.madeText}</p>
        <p className={styles.key}>
          <span className="sr-only">{text.key}: </span>
          {made.key}
        </p>
        <CopyButton look="primary" value={made.key} data-first>
          {text.copyKey}
        </CopyButton>
      </div>
    </Dialog>
  )
}
