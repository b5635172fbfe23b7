import { useEffect } from 'react'
import { keepFocusInPage } from './keep-focus-in-page.ts'

/** The page takes the focus when a button goes as soon as `shown` is another. */
export function useKeepFocus(shown: string | boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that takes the button away
  useEffect(() => () => keepFocusInPage(), [shown])
}
