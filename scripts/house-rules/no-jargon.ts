import type { Finding, Rule } from './source-file.ts'

// What a marketing lead would have to ask about, and the word for it that she would not.
const plainWords: Record<string, string> = {
  variable: 'blank',
  variables: 'blanks',
  placeholder: 'blank',
  placeholders: 'blanks',
  commit: 'version',
  commits: 'versions',
  committed: 'saved',
  revision: 'version',
  revisions: 'versions',
  branch: 'try-out',
  branches: 'try-outs',
  fork: 'copy',
  forks: 'copies',
  merge: 'take over',
  merged: 'taken over',
  diff: 'what changed',
  repository: 'library',
  sync: 'bring',
  configure: 'set',
  configuration: 'settings',
  config: 'settings',
  deploy: '',
  backend: '',
  query: 'search',
  payload: '',
  token: 'link or key',
  tokens: 'links or keys',
  session: 'where you are signed in',
  sessions: 'where you are signed in',
  '2fa': 'second step',
  totp: 'second step',
  otp: 'code',
  tenant: 'workspace',
  timestamp: 'time',
  boolean: '',
  null: '',
  undefined: '',
  markup: '',
  regex: '',
  cache: '',
  cached: '',
  upsert: '',
  idempotent: '',
  'system prompt': 'prompt',
}
const banned = new RegExp(`(?<![\\w-])(${Object.keys(plainWords).join('|')})(?![\\w-])`, 'gi')

/** No word on the page that needs a manual. API keys have a page of their own for people who know what they are. */
export const noJargon: Rule = {
  name: 'no-jargon',
  find(file) {
    const found: Finding[] = []
    const isOnThePage = /^apps\/web\/src\/.*strings\.ts$/.test(file.path) && !file.path.includes('/keys/')
    if (!isOnThePage) return found
    const look = (text: string, at: number) => {
      for (const [word] of text.matchAll(banned)) {
        const plain = plainWords[word.toLowerCase()]
        found.push({ at, message: `no “${word}” on the page${plain ? `: say “${plain}”` : ''}` })
      }
    }
    file.visit({
      Literal(node) {
        if (typeof node.value === 'string' && /[\s.]|^[A-Z]/.test(node.value)) look(node.value, node.start)
      },
      TemplateElement(node) {
        look(node.value.raw, node.start)
      },
    })
    return found
  },
}
