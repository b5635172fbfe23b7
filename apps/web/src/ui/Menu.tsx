import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'react-router'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { focusOnOpen } from './focus-on-open.ts'
import styles from './Menu.module.css'
import { placeBeside } from './place-beside.ts'

type MenuProps = {
  /** What the button says; with an icon alone, give `aria-label`. */
  label?: ReactNode
  icon?: LucideIcon
  button?: Omit<ComponentProps<typeof Button>, 'icon' | 'children'>
  align?: 'start' | 'end'
  children: ReactNode
}

/** A menu on the popover attribute: Escape and a click outside close it, arrows walk it. */
export function Menu({ label, icon, button, align = 'start', children }: MenuProps) {
  const id = useId()
  const buttonRef = useRef<HTMLButtonElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        {...button}
        {...(icon && { icon })}
        ref={buttonRef}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        popoverTarget={id}
      >
        {label}
      </Button>
      <div
        ref={listRef}
        id={id}
        role="menu"
        tabIndex={-1}
        popover="auto"
        className={styles.menu}
        onBeforeToggle={(event) => {
          // The items must be there when it opens, and stay until the focus has gone back.
          const list = listRef.current
          if (event.target !== list || !list || event.newState !== 'open') return
          flushSync(() => setIsOpen(true))
          focusOnOpen(items(list)[0])
        }}
        onToggle={(event) => {
          const list = listRef.current
          if (event.target !== list || !list || !buttonRef.current) return
          if (event.newState === 'closed') {
            delete list.dataset.placed
            return setIsOpen(false)
          }
          placeBeside(list, buttonRef.current, align)
        }}
        onKeyDown={walk}
        onClick={(event) => {
          const isItem = event.target instanceof Element && event.target.closest('[role^=menuitem]')
          if (isItem) listRef.current?.hidePopover()
        }}
      >
        {isOpen && children}
      </div>
    </>
  )
}

function items(list: HTMLElement) {
  return [...list.querySelectorAll<HTMLElement>('[role^=menuitem]:not([disabled])')]
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const all = items(event.currentTarget)
  const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
  const next = steps[event.key]
  if (next !== undefined) {
    event.preventDefault()
    all.at(next % all.length)?.focus()
  } else if (event.key.length === 1 && /\S/.test(event.key)) {
    const letter = event.key.toLowerCase()
    const later = [...all.slice(at + 1), ...all.slice(0, at + 1)]
    later.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus()
  }
}

type ItemProps = {
  icon?: LucideIcon
  children: ReactNode
  onSelect?: () => void
  to?: string
  isChecked?: boolean
  isDanger?: boolean
}

export function MenuItem({ icon: Icon, children, onSelect, to, isChecked, isDanger }: ItemProps) {
  const className = classes(styles.item, isDanger && styles.danger)
  const inside = (
    <>
      {Icon ? <Icon size={16} aria-hidden /> : isChecked !== undefined && <span className={styles.tick} />}
      {children}
    </>
  )
  if (to) {
    return (
      <Link role="menuitem" tabIndex={-1} to={to} className={className}>
        {inside}
      </Link>
    )
  }
  const checkable = isChecked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': isChecked }
  return (
    <button
      type="button"
      role="menuitem"
      {...checkable}
      tabIndex={-1}
      className={className}
      onClick={onSelect}
    >
      {inside}
    </button>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className={styles.label}>{children}</p>
}

export function MenuLine() {
  return <hr className={styles.line} />
}
