const longest = 80

/**
 * Gives file names that every system can keep: a folder for the category, the prompt's name, never twice the same
 * in a folder whatever the case.
 */
export function createFileNames() {
  const taken = new Set<string>()
  return (category: string | null, name: string, ending: string): string => {
    const folder = category === null ? '' : `${safeName(category, 'category')}/`
    const bare = safeName(name, 'prompt')
    for (let count = 1; ; count++) {
      const path = `${folder}${bare}${count === 1 ? '' : ` ${count}`}${ending}`
      const key = path.normalize('NFKC').toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return path
    }
  }
}

const unsafe = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|__macosx)(\.|$)/i

function safeName(text: string, fallback: string): string {
  const plain = text.replace(unsafe, '-').replace(/\s+/gu, ' ')
  const short = [...plain].slice(0, longest).join('')
  const tidy = short.replace(/^[.\s-]+|[.\s-]+$/gu, '')
  return tidy === '' || reserved.test(tidy) ? `${fallback} ${tidy}`.trim() : tidy
}
