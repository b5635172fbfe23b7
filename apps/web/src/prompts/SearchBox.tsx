import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './SearchBox.module.css'
import { text } from './strings.ts'

type Props = {
  ref: Ref<HTMLInputElement>
  value: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  gridId: string
  activeId: string | undefined
}

/** The library's front: it has the focus, and the arrows walk the rows below it. */
export function SearchBox({ ref, value, onChange, onKeyDown, gridId, activeId }: Props) {
  return (
    <search className={styles.box}>
      <Search size={20} aria-hidden />
      <input
        ref={ref}
        type="text"
        role="combobox"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={text.searchLabel}
        aria-expanded
        aria-haspopup="grid"
        aria-controls={gridId}
        aria-activedescendant={activeId}
        placeholder={text.searchPlaceholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value && <Button look="quiet" icon={X} aria-label={text.clear} onClick={() => onChange('')} />}
    </search>
  )
}
