import type { Rule } from './source-file.ts'

const LIMIT = 300
const COUNTED = /\.(ts|tsx|mjs|css)$/
const EXEMPT = /(^|\/)schema\.d\.ts$|^packages\/db\/src\/seed\//
const REASON = /^(\/\/|\/\*) long because: \S/

/** 300 lines, unless the first line gives the reason: `// long because: …`. */
export const filesStayShort: Rule = {
  name: 'files-stay-short',
  find({ path, text }) {
    if (!COUNTED.test(path) || EXEMPT.test(path) || REASON.test(text)) return []
    const count = text.trimEnd().split('\n').length
    if (count <= LIMIT) return []
    return [
      { at: 0, message: `${count} lines: split it, or begin with "// long because: …" (limit ${LIMIT})` },
    ]
  },
}
