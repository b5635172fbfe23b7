import { useEffect } from 'react'
import { text } from './strings.ts'

export const timerKeys = text.startKeys(/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌥' : 'Alt')

/** Alt T, or ⌥ T, from anywhere: also while somebody types, so it is never a letter alone. */
export function useTimerKey(run: () => void, isOn = true) {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const isAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
      // On a Mac the key gives another letter.
      if (!isAlt || event.code !== 'KeyT' || event.repeat || document.querySelector('dialog[open]')) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [run, isOn])
}
