import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { commandKey, Kbd } from './Kbd.tsx'
import { text } from './strings.ts'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, useToasts } from './toast-store.ts'
import { useClearOfBars } from './use-clear-of-bars.ts'

const readMs = 5_000
const decideMs = 10_000

/** Where toasts appear: a live region in the top layer, above any dialog. */
export function Toasts() {
  const toasts = useToasts()
  const ref = useRef<HTMLDivElement>(null)
  const newest = toasts.at(-1)?.id
  const undoable = toasts.findLast(isUndo)
  useUndoKey(undoable)
  useClearOfBars(ref, newest !== undefined)
  useEffect(() => {
    if (newest === undefined) return
    // Leaving and entering the top layer puts the newest toast over a dialog opened since.
    ref.current?.hidePopover()
    ref.current?.showPopover()
  }, [newest])
  return (
    <div ref={ref} popover="manual" role="status" aria-live="polite" className={styles.stack}>
      {toasts.map((one) => (
        <ToastCard key={one.id} toast={one} isNewestUndo={one === undoable} />
      ))}
    </div>
  )
}

/** Ctrl/⌘ Z takes the newest undo: by Tab alone its button is a library away. */
function useUndoKey(undoable: Toast | undefined) {
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

/** `isNewestUndo`: the one that the keys take. */
function ToastCard({ toast, isNewestUndo }: { toast: Toast; isNewestUndo: boolean }) {
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
          aria-keyshortcuts={isNewestUndo ? 'Control+Z Meta+Z' : undefined}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
          {isNewestUndo && <Kbd>{commandKey} Z</Kbd>}
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
