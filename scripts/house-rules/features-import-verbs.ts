import { posix } from 'node:path'
import type { Finding, Rule } from './source-file.ts'

const ROOT = 'apps/api/src/'

/** A feature of the API may use another one's verbs and types, never its routes or jobs. */
export const featuresImportVerbs: Rule = {
  name: 'features-import-verbs',
  find(file) {
    const found: Finding[] = []
    const feature = featureOf(file.path)
    if (!feature) return found
    const check = (source: string, at: number) => {
      if (!source.startsWith('.')) return
      const target = posix.join(posix.dirname(file.path), source)
      const other = featureOf(target)
      if (!other || other === feature || !/(^|\/|\.)(routes|job)\.ts$/.test(target)) return
      found.push({
        at,
        message: `${feature} may use a verb or a type of ${other}, not ${posix.basename(target)}`,
      })
    }
    file.visit({
      ImportDeclaration(node) {
        if (node.importKind !== 'type') check(node.source.value, node.start)
      },
      ImportExpression(node) {
        if (node.source.type === 'Literal' && typeof node.source.value === 'string')
          check(node.source.value, node.start)
      },
      ExportNamedDeclaration(node) {
        if (node.source && node.exportKind !== 'type') check(node.source.value, node.start)
      },
      ExportAllDeclaration(node) {
        check(node.source.value, node.start)
      },
    })
    return found
  },
}

/** The folder of a file; null for app.ts, jobs.ts and their like and for the test harness, which know them all. */
function featureOf(path: string): string | null {
  if (!path.startsWith(ROOT)) return null
  const rest = path.slice(ROOT.length)
  const [folder = null, ...inside] = rest.split('/')
  return inside.length === 0 || folder === 'testing' ? null : folder
}
