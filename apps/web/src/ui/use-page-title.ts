import { useEffect } from 'react'

let title = 'Promptsheet'
let before = ''

function show() {
  document.title = before === '' ? title : `${before} · ${title}`
}

/** Names the tab after the page. */
export function usePageTitle(name: string) {
  useEffect(() => {
    title = `${name} · Promptsheet`
    show()
  }, [name])
}

/** Puts something before the page's name, such as how long a timer has run; nothing when it is empty. */
export function useTitlePrefix(prefix: string) {
  useEffect(() => {
    before = prefix
    show()
    return () => {
      before = ''
      show()
    }
  }, [prefix])
}
