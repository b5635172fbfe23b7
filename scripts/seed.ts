import { readSettings } from './launch/settings.ts'
import { withDatabase } from './launch/with-database.ts'
import { PlainError, printFailure } from './plain-error.ts'
import { seeds } from './seeds.ts'

try {
  await main(process.argv[2] ?? 'list')
} catch (error) {
  printFailure(error)
  process.exitCode = 1
}

async function main(name: string): Promise<void> {
  if (name === 'list') {
    for (const seed of seeds) console.log(`${seed.name}  ${seed.description}`)
    return
  }
  const seed = seeds.find((known) => known.name === name)
  if (!seed) throw new PlainError(`there is no seed "${name}": npm run seed list shows them`)
  await withDatabase(readSettings(), seed.run)
}
