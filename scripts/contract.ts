import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endpoints } from '../apps/api/src/app.ts'
import { buildDocument } from '../apps/api/src/http/build-document.ts'
import { isKeyed } from '../apps/api/src/http/endpoint.ts'

// The OpenAPI document is generated from the endpoints, and the client's types from the document. Both are
// committed, so that a change of the contract is seen in review; `--write` brings them up to date. Types are gone
// when the client runs, and it must know which changes take an Idempotency-Key: these few are listed.

const documentFile = fileURLToPath(new URL('../packages/client/openapi.json', import.meta.url))
const typesFile = fileURLToPath(new URL('../packages/client/src/schema.d.ts', import.meta.url))
const clientFolder = fileURLToPath(new URL('../packages/client', import.meta.url))
const keylessFile = fileURLToPath(new URL('../packages/client/src/keyless.ts', import.meta.url))
const wanted = `${JSON.stringify(buildDocument(endpoints, '/'), null, 2)}\n`

const keyless = endpoints
  .filter((endpoint) => endpoint.method !== 'get' && !isKeyed(endpoint))
  .map(({ method, path }) => `  '${method.toUpperCase()} ${path}',\n`)
const wantedKeyless = `// Made by \`npm run contract\`: the changes that take no \`Idempotency-Key\`.
export const keyless: ReadonlySet<string> = new Set([\n${keyless.join('')}])\n`

bring(documentFile, wanted, 'packages/client/openapi.json')
bring(keylessFile, wantedKeyless, 'packages/client/src/keyless.ts')

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

function bring(file: string, text: string, name: string) {
  if (process.argv.includes('--write')) writeFileSync(file, text)
  else if (read(file) !== text) fail(name)
}

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
