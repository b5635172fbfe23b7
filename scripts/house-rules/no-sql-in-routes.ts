import type { Finding, Rule } from './source-file.ts'

const ROUTES = /^apps\/api\/src\/.*(^|\/|\.)routes\.ts$/
const SOURCES = /^(drizzle-orm|postgres|@promptsheet\/db\/schema)(\/|$)/
const QUERIES = new Set(['select', 'selectDistinct', 'insert', 'execute'])
const QUERIES_ON_A_CONNECTION = new Set(['update', 'delete', 'query', 'transaction'])
const message = 'no SQL in a route: call a verb that does it'

/** A route parses, calls a verb and shapes the answer. */
export const noSqlInRoutes: Rule = {
  name: 'no-sql-in-routes',
  find(file) {
    const found: Finding[] = []
    if (!ROUTES.test(file.path)) return found
    file.visit({
      ImportDeclaration(node) {
        if (node.importKind !== 'type' && SOURCES.test(node.source.value))
          found.push({ at: node.start, message })
      },
      TaggedTemplateExpression(node) {
        if (node.tag.type === 'Identifier' && node.tag.name === 'sql') found.push({ at: node.start, message })
      },
      CallExpression(node) {
        const { callee } = node
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
        const { object, property } = callee
        const last = object.type === 'MemberExpression' ? object.property : object
        const isConnection = last.type === 'Identifier' && /^(db|tx|trx)$/i.test(last.name)
        if (QUERIES.has(property.name) || (isConnection && QUERIES_ON_A_CONNECTION.has(property.name)))
          found.push({ at: property.start, message })
      },
    })
    return found
  },
}
