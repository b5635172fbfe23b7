import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Security.module.css'
import { text } from './strings.ts'

/** Firm, and with nothing said over it, so that a slip of the hand does not close over what is shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Dialog
      title={text.codesTitle}
      isFirm
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.codesKept}</Button>}
    >
      <div className={styles.codes}>
        <p>{text.codesText}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton look="primary" value={codes.join('\n')} data-first>
          {text.copyCodes}
        </CopyButton>
      </div>
    </Dialog>
  )
}
