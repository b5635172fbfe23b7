import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import styles from './PromptFacts.module.css'

type Props<Value extends string> = {
  value: Value
  shown: ReactNode
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
  isFixed: boolean
}

/** A fact that is a menu for those who may change it. */
export function FactMenu<Value extends string>({ value, shown, options, onChange, isFixed }: Props<Value>) {
  if (isFixed || options.length === 0) return shown
  const label = (
    <>
      {shown}
      <ChevronDown size={14} aria-hidden />
    </>
  )
  return (
    <Menu label={label} button={{ look: 'quiet', size: 'small', className: styles.value }}>
      {options.map((option) => (
        <MenuItem
          key={option.value}
          isChecked={option.value === value}
          onSelect={() => option.value !== value && onChange(option.value)}
        >
          {option.label}
        </MenuItem>
      ))}
    </Menu>
  )
}
