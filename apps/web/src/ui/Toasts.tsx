import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { commandKey, Kbd } from './Kbd.tsx'
import { text } from './strings.ts'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, useToasts } from './toast-store.ts'

const readMs = 5_000
const decideMs = 10_000

/** Where toasts appear: a live region in the top layer, above any dialog. */
export function Toasts() {
  const toasts = useToasts()
  const ref = useRef<HTMLDivElement>(null)
  const newest = toasts.at(-1)?.id
  useUndoKey(toasts)
  useEffect(() => {
    if (newest === undefined) return
    // Leaving and entering the top layer puts the newest toast over a dialog opened since.
    ref.current?.hidePopover()
    ref.current?.showPopover()
  }, [newest])
  return (
    <div ref={ref} popover="manual" role="status" aria-live="polite" className={styles.stack}>
      {toasts.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </div>
  )
}

/** Ctrl/⌘ Z takes the newest undo: by Tab alone its button is a library away. */
function useUndoKey(toasts: Toast[]) {
  const undoable = toasts.findLast(isUndo)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!undoable || !isCommand || event.key.toLowerCase() !== 'z' || isWriting(event.target)) return
      event.preventDefault()
      dismissToast(undoable.id)
      undoable.action?.run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undoable])
}

function isUndo({ action }: Toast) {
  return action?.label === text.undo
}

// In a field with something in it the keys are the browser's own undo.
function isWriting(target: EventTarget | null) {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && target.value !== ''
}

function ToastCard({ toast }: { toast: Toast }) {
  const { id, action } = toast
  const isHeld = useRef(false)
  useEffect(() => {
    const wait = action ? decideMs : readMs
    const timer = setInterval(() => {
      if (!isHeld.current) dismissToast(id)
    }, wait)
    return () => clearInterval(timer)
  }, [id, action])
  return (
    <div
      className={classes(styles.toast, toast.tone === 'danger' && styles.danger)}
      onPointerEnter={() => {
        isHeld.current = true
      }}
      onPointerLeave={() => {
        isHeld.current = false
      }}
    >
      <p>{toast.text}</p>
      {action && (
        <button
          type="button"
          className={styles.action}
          aria-label={action.label}
          aria-keyshortcuts={isUndo(toast) ? 'Control+Z Meta+Z' : undefined}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
          {isUndo(toast) && <Kbd>{commandKey} Z</Kbd>}
        </button>
      )}
      <Button
        look="quiet"
        size="small"
        icon={X}
        aria-label={text.dismiss}
        className={styles.cross}
        onClick={() => dismissToast(id)}
      />
    </div>
  )
}
