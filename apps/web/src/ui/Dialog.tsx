import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'
import { keepFocusInPage } from './keep-focus-in-page.ts'
import { text } from './strings.ts'

type Props = {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  width?: 'narrow' | 'wide'
  /** A dialog that must be answered has no cross and ignores Escape. */
  isFirm?: boolean
  /** The title is there for screen readers only. */
  isBare?: boolean
  className?: string | undefined
}

const controls = 'input:not([readonly]), select, textarea, button'

/** A modal on the native dialog: it is open as long as it is rendered. The focus starts on `data-first`. */
export function Dialog(props: Props) {
  const { title, onClose, children, footer, width = 'narrow', isFirm, isBare, className } = props
  const ref = useRef<HTMLDialogElement>(null)
  const bodyRef = useRef<HTMLDivElement>(null)
  const crossRef = useRef<HTMLButtonElement>(null)
  const hasBegun = useRef(false)
  const titleId = useId()
  // A layout effect closes it while it is still there, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) {
      dialog.showModal()
      firstIn(bodyRef.current)?.focus()
    }
    return () => {
      dialog?.close()
      keepFocusInPage(dialog)
    }
  }, [])
  useLayoutEffect(() => {
    // Left to itself the dialog puts the focus on the cross, and what is in it may come later than it opens.
    const isAtCross = document.activeElement === crossRef.current && !hasBegun.current
    const first = firstIn(bodyRef.current)
    if (isAtCross) first?.focus()
    hasBegun.current ||= first !== undefined
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is for pointers, Escape is for keys
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={classes(styles.dialog, styles[width], isBare && styles.bare, className)}
      onCancel={(event) => {
        if (event.target !== ref.current) return
        event.preventDefault()
        if (!isFirm) onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current && !isFirm) onClose()
      }}
    >
      <div className={styles.inside}>
        <header className={isBare ? 'sr-only' : styles.head}>
          <h2 id={titleId}>{title}</h2>
          {!isFirm && !isBare && (
            <Button
              ref={crossRef}
              look="quiet"
              icon={X}
              aria-label={text.close}
              onClick={onClose}
              className={styles.cross}
            />
          )}
        </header>
        <div ref={bodyRef} className={styles.body}>
          {children}
        </div>
        {footer && <footer className={styles.foot}>{footer}</footer>}
      </div>
    </dialog>
  )
}

function firstIn(body: HTMLElement | null): HTMLElement | undefined {
  return (
    body?.querySelector<HTMLElement>('[data-first]') ??
    body?.querySelector<HTMLElement>(controls) ??
    undefined
  )
}
