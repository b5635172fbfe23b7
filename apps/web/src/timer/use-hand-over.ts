import { type MouseEvent, useCallback, useRef } from 'react'

/**
 * The button that starts makes room for the one that stops, and the other way round: who pressed one with the keyboard
 * has the other under the same key.
 */
export function useHandOver() {
  const isPressed = useRef(false)
  const take = useCallback((button: HTMLButtonElement | null) => {
    const { activeElement } = document
    if (button && isPressed.current && (!activeElement || activeElement === document.body)) button.focus()
    if (button) isPressed.current = false
  }, [])
  const press = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    isPressed.current = document.activeElement === currentTarget
  }
  return { take, press }
}
