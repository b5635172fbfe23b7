import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { environmentInOnePlace } from './environment-in-one-place.ts'
import { featuresImportVerbs } from './features-import-verbs.ts'
import { filesStayShort } from './files-stay-short.ts'
import { noAssertions } from './no-assertions.ts'
import { noConsole } from './no-console.ts'
import { noDrawers } from './no-drawers.ts'
import { noJargon } from './no-jargon.ts'
import { noMachinePaths } from './no-machine-paths.ts'
import { noSqlInRoutes } from './no-sql-in-routes.ts'
import { lineAt, makeSourceFile, type Rule } from './source-file.ts'

const LARGEST_BYTES = 1_000_000
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', 'test-results'])

/** One line for every breach of a house rule in the repository's own files. */
export function runHouseRules(repository: string): string[] {
  const rules: Rule[] = [
    environmentInOnePlace,
    featuresImportVerbs,
    filesStayShort,
    noAssertions,
    noConsole,
    noDrawers,
    noJargon,
    noMachinePaths(repository),
    noSqlInRoutes,
  ]
  return listFiles(repository).flatMap((path) => {
    const text = readText(join(repository, path))
    if (text === null) return []
    const file = makeSourceFile(path, text)
    return rules.flatMap((rule) =>
      rule.find(file).map(({ at, message }) => `${path}:${lineAt(text, at)} ${rule.name}: ${message}`),
    )
  })
}

function readText(path: string): string | null {
  const kind = statSync(path, { throwIfNoEntry: false })
  if (!kind?.isFile() || kind.size > LARGEST_BYTES) return null
  const text = readFileSync(path, 'utf8')
  return text.includes('\0') ? null : text
}

/** What git knows or would take; without git (a downloaded copy) everything but what tools made. */
function listFiles(repository: string): string[] {
  try {
    const flags = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const output = execFileSync('git', flags, {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return [...new Set(output.split('\0').filter(Boolean))]
  } catch {
    return walk(repository, '')
  }
}

function walk(repository: string, folder: string): string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (!entry.isDirectory()) return [path]
    return SKIPPED_FOLDERS.has(entry.name) || entry.name.startsWith('.') ? [] : walk(repository, path)
  })
}
