export const targets = ['chatgpt', 'claude', 'gemini'] as const

export type Target = (typeof targets)[number]

const pages = {
  chatgpt: 'https://chatgpt.com/',
  claude: 'https://claude.ai/new',
  gemini: 'https://gemini.google.com/app',
} as const

/** Longest prompt, percent-encoded, that is put into a link: 6 KB. */
const longestEncoded = 6 * 1024

/**
 * Where to send a person with this text. With `needsPaste` the text goes to the clipboard and the person
 * pastes it: Claude and Gemini ignore text in a link, and a long link breaks. Never `q=`, which submits.
 */
export function openTarget(target: Target, text: string): { url: string; needsPaste: boolean } {
  const page = pages[target]
  if (text === '') return { url: page, needsPaste: false }
  if (target !== 'chatgpt' || text.length > longestEncoded) return { url: page, needsPaste: true }
  const encoded = encodeURIComponent(text.toWellFormed())
  if (encoded.length > longestEncoded) return { url: page, needsPaste: true }
  return { url: `${page}?prompt=${encoded}`, needsPaste: false }
}
