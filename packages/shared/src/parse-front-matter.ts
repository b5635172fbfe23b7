import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from './prompt-record.ts'

export type FrontMatterValue =
  | { kind: 'text'; text: string; line: number }
  | { kind: 'nothing'; line: number }
  | { kind: 'list'; items: FrontMatterValue[]; line: number }
  | { kind: 'map'; entries: FrontMatterEntry[]; line: number }

export type FrontMatterEntry = { key: string; value: FrontMatterValue; line: number }

const longestFrontMatter = 200_000
const deepest = 4

/**
 * Reads the YAML between the `---` lines. Every scalar is text as written (nothing turns into a number, a
 * date or a boolean), and references to other values are refused, so a small text cannot grow. Problems
 * carry lines counted from `firstLine`; with one, there are no entries.
 */
export function parseFrontMatter(
  source: string,
  firstLine: number,
): { entries: FrontMatterEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const fail = (line: number, message: string) => ({ entries: [], problems: [{ line, message }] })
  if (source.length > longestFrontMatter) {
    return fail(firstLine, 'The settings at the top are too long; check that a line --- ends them')
  }
  const counter = new LineCounter()
  const lineAt = (offset: number | undefined) =>
    firstLine + Math.max(counter.linePos(offset ?? 0).line - 1, 0)
  try {
    const document = parseDocument(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const error = document.errors[0]
    if (error) return fail(lineAt(error.pos[0]), explain(error.code))
    const root = document.contents
    if (root === null) return { entries: [], problems }
    if (!isMap(root))
      return fail(firstLine, 'The settings at the top must be lines such as "name: Cold email"')
    const value = read(root, 0, lineAt, problems)
    return { entries: problems.length === 0 && value?.kind === 'map' ? value.entries : [], problems }
  } catch {
    return fail(firstLine, 'The settings at the top are nested too deeply to read; keep one line per field')
  }
}

function read(
  node: Node,
  depth: number,
  lineAt: (offset: number | undefined) => number,
  problems: Problem[],
): FrontMatterValue | null {
  const line = lineAt(node.range?.[0])
  if (isAlias(node)) {
    problems.push({ line, message: 'Write the value out instead of referring to another with *' })
    return null
  }
  if (depth > deepest) {
    problems.push({ line, message: 'This is nested too deeply; keep one line per field' })
    return null
  }
  if (isScalar(node)) {
    const text = typeof node.value === 'string' ? node.value : ''
    const isNothing = node.type === 'PLAIN' && ['', '~', 'null', 'Null', 'NULL'].includes(text)
    return isNothing ? { kind: 'nothing', line } : { kind: 'text', text, line }
  }
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => read(item, depth + 1, lineAt, problems))
    return { kind: 'list', items: items.filter((item) => item !== null), line }
  }
  if (!isMap<Node, Node | null>(node)) return { kind: 'nothing', line }
  const entries: FrontMatterEntry[] = []
  const seen = new Set<string>()
  for (const pair of node.items) {
    const keyLine = lineAt(pair.key.range?.[0])
    const key = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : null
    if (key === null)
      problems.push({ line: keyLine, message: 'A field name must be plain text before the colon' })
    else if (seen.has(key)) problems.push({ line: keyLine, message: `"${key}" is there twice; keep one` })
    else {
      seen.add(key)
      const value = pair.value ? read(pair.value, depth + 1, lineAt, problems) : null
      entries.push({ key, value: value ?? { kind: 'nothing', line: keyLine }, line: keyLine })
    }
  }
  return { kind: 'map', entries, line }
}

function explain(code: string) {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces instead of a tab'
  if (code === 'MISSING_CHAR') return 'A quote or bracket is not closed on this line'
  return 'This line cannot be read; put the text after the colon in "double quotes"'
}
