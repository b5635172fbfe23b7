import { ChevronDown, Plus, Search } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../ui/Button.tsx'
import { focusOnOpen } from '../ui/focus-on-open.ts'
import { placeBeside } from '../ui/place-beside.ts'
import styles from './BucketPicker.module.css'
import { PickerList } from './PickerList.tsx'
import { PlaceName } from './PlaceName.tsx'
import type { Bucket, Place } from './places.ts'
import { text } from './strings.ts'
import { useTree } from './tree.queries.ts'
import { useAddTyped } from './use-add-typed.ts'
import { usePickerRows } from './use-picker-rows.ts'

type Props = {
  value: Bucket
  onPick: (bucket: Bucket) => void
  /** What it is for, heard with its name. */
  label: string
  /** Opens at once, for where picking is the next thing to do. */
  autoFocus?: boolean
}

/** A button that says where time goes, and a search over all there is; the last five are one click away. */
export function BucketPicker({ value, onPick, label, autoFocus = false }: Props) {
  const id = useId()
  const buttonRef = useRef<HTMLButtonElement>(null)
  const boxRef = useRef<HTMLDivElement>(null)
  const inputRef = useRef<HTMLInputElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [entered, setEntered] = useState('')
  const tree = useTree()
  const chosen = tree.find(value.projectId, value.taskId)
  const rows = usePickerRows(tree, typed, chosen !== null)
  const pick = (place: Place | null) => {
    boxRef.current?.hidePopover()
    onPick({ projectId: place?.projectId ?? null, taskId: place?.taskId ?? null })
  }
  const typedNew = useAddTyped(typed)
  const add = rows.isNothing && typedNew.label !== null ? typedNew.label : null
  const addTyped = async () => {
    const projectId = await typedNew.add()
    if (projectId === undefined) return
    boxRef.current?.hidePopover()
    if (projectId) onPick({ projectId, taskId: null })
  }
  // Enter that came before there was anything to find counts once there is.
  useEffect(() => {
    if (entered === '' || !typedNew.isKnown) return
    setEntered('')
    const first = rows.groups[0]?.rows[0]
    if (entered !== typed) return
    if (first) pick(first.place)
    else if (add) void addTyped()
  })
  useLayoutEffect(() => {
    // In the same moment, but after the dialog around it has opened, which would close it again.
    if (autoFocus) queueMicrotask(() => boxRef.current?.showPopover())
  }, [autoFocus])
  const idOf = (index: number) => `${id}-${index}`
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        className={styles.button}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-label={`${label}: ${chosen ? chosen.path.join(' / ') : text.none}`}
        popoverTarget={id}
      >
        {chosen ? <PlaceName place={chosen} /> : <span className={styles.unset}>{text.pick}</span>}
        <ChevronDown size={16} aria-hidden />
      </button>
      <div
        ref={boxRef}
        id={id}
        popover="auto"
        className={styles.box}
        onBeforeToggle={(event) => {
          if (event.target !== boxRef.current || event.newState !== 'open') return
          flushSync(() => setIsOpen(true))
          focusOnOpen(inputRef.current)
        }}
        onToggle={(event) => {
          const box = boxRef.current
          if (event.target !== box || !box || !buttonRef.current) return
          if (event.newState === 'closed') {
            delete box.dataset.placed
            setTyped('')
            setEntered('')
            return setIsOpen(false)
          }
          placeBeside(box, buttonRef.current, 'start')
        }}
      >
        {isOpen && (
          <>
            <div className={styles.search}>
              <Search size={16} aria-hidden />
              <input
                ref={inputRef}
                role="combobox"
                aria-label={text.search}
                aria-expanded
                aria-autocomplete="list"
                aria-controls={`${id}-list`}
                aria-activedescendant={rows.active < 0 ? undefined : idOf(rows.active)}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                enterKeyHint="done"
                placeholder={text.search}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  rows.onKeyDown(event, idOf, pick)
                  if (event.defaultPrevented || event.key !== 'Enter' || event.nativeEvent.isComposing) return
                  event.preventDefault()
                  if (!typedNew.isKnown) setEntered(typed.trim() && typed)
                  else if (add) void addTyped()
                }}
              />
            </div>
            <PickerList
              id={`${id}-list`}
              idOf={idOf}
              label={label}
              rows={rows}
              isKnown={typedNew.isKnown}
              onPick={pick}
            />
            {add && (
              <div className={styles.add}>
                <Button look="quiet" icon={Plus} onClick={() => void addTyped()}>
                  {add}
                </Button>
                {!typed.includes('/') && <p className={styles.note}>{text.addTypedHint}</p>}
              </div>
            )}
          </>
        )}
      </div>
    </>
  )
}
