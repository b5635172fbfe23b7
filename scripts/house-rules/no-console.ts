import { type Finding, isCode, type Rule } from './source-file.ts'

/** The product logs with its logger; only scripts and the command line talk to a terminal. */
export const noConsole: Rule = {
  name: 'no-console',
  find(file) {
    const found: Finding[] = []
    if (!isCode(file.path) || !/^(apps|packages)\//.test(file.path)) return found
    file.visit({
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && node.object.name === 'console')
          found.push({ at: node.start, message: 'no console here: log with the logger that you are given' })
      },
    })
    return found
  },
}
