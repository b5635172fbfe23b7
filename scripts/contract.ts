import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endpoints } from '../apps/api/src/app.ts'
import { buildDocument } from '../apps/api/src/http/build-document.ts'

// The OpenAPI document is generated from the endpoints, and the client's types from the document. Both are
// committed, so that a change of the contract is seen in review; `--write` brings them up to date.

const documentFile = fileURLToPath(new URL('../packages/client/openapi.json', import.meta.url))
const typesFile = fileURLToPath(new URL('../packages/client/src/schema.d.ts', import.meta.url))
const clientFolder = fileURLToPath(new URL('../packages/client', import.meta.url))
const wanted = `${JSON.stringify(buildDocument(endpoints, '/'), null, 2)}\n`

if (process.argv.includes('--write')) writeFileSync(documentFile, wanted)
else if (read(documentFile) !== wanted) fail('packages/client/openapi.json')

const before = read(typesFile)
// Nested, with a TypeScript of its own: it needs the compiler's JavaScript interface.
const generator = fileURLToPath(
  new URL('../packages/client/node_modules/.bin/openapi-typescript', import.meta.url),
)
const generated = spawnSync(
  generator,
  [documentFile, ...(process.argv.includes('--write') ? ['-o', typesFile] : [])],
  { cwd: clientFolder, encoding: 'utf8', maxBuffer: 64 << 20 },
)
if (generated.status !== 0) {
  console.error(generated.stderr || generated.error?.message)
  process.exit(1)
}
if (!process.argv.includes('--write') && before !== generated.stdout) fail('packages/client/src/schema.d.ts')

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function fail(file: string): never {
  console.error(`${file} does not say what the API does. Run: npm run contract -- --write`)
  process.exit(1)
}
