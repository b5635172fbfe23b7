import { type Finding, isCode, type Rule } from './source-file.ts'

const ALLOWED = /^scripts\/|^apps\/api\/src\/env\.ts$|\.config\.ts$/
const message = 'the environment is read in apps/api/src/env.ts only: take it from there'

/** process.env is read, checked and named in one file of the API; scripts and tool configuration may too. */
export const environmentInOnePlace: Rule = {
  name: 'environment-in-one-place',
  find(file) {
    const found: Finding[] = []
    if (!isCode(file.path) || ALLOWED.test(file.path)) return found
    file.visit({
      MemberExpression(node) {
        const isProcess = node.object.type === 'Identifier' && node.object.name === 'process'
        if (isProcess && node.property.type === 'Identifier' && node.property.name === 'env')
          found.push({ at: node.start, message })
      },
      VariableDeclarator(node) {
        if (node.init?.type !== 'Identifier' || node.init.name !== 'process') return
        if (node.id.type !== 'ObjectPattern') return
        const names = node.id.properties.map((entry) => entry.type === 'Property' && entry.key)
        if (names.some((key) => key && key.type === 'Identifier' && key.name === 'env'))
          found.push({ at: node.start, message })
      },
      ImportDeclaration(node) {
        const names = node.specifiers.map((entry) => entry.type === 'ImportSpecifier' && entry.imported)
        const isEnv = names.some((name) => name && name.type === 'Identifier' && name.name === 'env')
        if (isEnv && /^(node:)?process$/.test(node.source.value)) found.push({ at: node.start, message })
      },
    })
    return found
  },
}
