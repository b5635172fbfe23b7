import { useEffect } from 'react'
import { text } from './strings.ts'

const alt = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌥' : 'Alt'
export const timerKeys = text.startKeys(alt)
export const otherKeys = text.otherKeys(alt)

type Key = { run: () => void; isOn?: boolean; isShifted?: boolean }

/** Alt T, or ⌥ T, from anywhere: also while somebody types, so it is never a letter alone. */
export function useTimerKey({ run, isOn = true, isShifted = false }: Key) {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const isAlt = event.altKey && !event.ctrlKey && !event.metaKey && event.shiftKey === isShifted
      // On a Mac the key gives another letter.
      if (!isAlt || event.code !== 'KeyT' || event.repeat || document.querySelector('dialog[open]')) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [run, isOn, isShifted])
}
