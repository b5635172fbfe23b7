import { type Finding, isCode, type Rule } from './source-file.ts'

const CAST_FILE = /(^|\/)trusted-cast\.ts$/

/** No `as` but `as const`, and no `any`: an unavoidable cast lives in a file named trusted-cast.ts. */
export const noAssertions: Rule = {
  name: 'no-assertions',
  find(file) {
    const found: Finding[] = []
    if (!isCode(file.path) || CAST_FILE.test(file.path) || file.path.endsWith('schema.d.ts')) return found
    const message = 'no type assertion: parse it, narrow it, or name the cast in trusted-cast.ts'
    file.visit({
      TSAsExpression(node) {
        const { typeAnnotation: type } = node
        const isConst =
          type.type === 'TSTypeReference' &&
          type.typeName.type === 'Identifier' &&
          type.typeName.name === 'const'
        if (!isConst) found.push({ at: node.start, message })
      },
      TSTypeAssertion(node) {
        found.push({ at: node.start, message })
      },
      TSAnyKeyword(node) {
        found.push({ at: node.start, message: 'no any: unknown and a check, or the type that it is' })
      },
    })
    return found
  },
}
