import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
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
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
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
