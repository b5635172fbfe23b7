import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import spectral from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'
import { repository } from '../launch/settings.ts'

// The API's document against the recommended rules of Redocly and Spectral; a process of its own, as both are slow to load.

const source = readFileSync(join(repository, 'packages/client/openapi.json'), 'utf8')
const config = await createConfig({ extends: ['recommended'] })
const redocly = (await lintFromString({ source, absoluteRef: 'openapi.json', config })).map(
  ({ ruleId, message, location }) => `redocly ${ruleId}: ${message} at ${location[0]?.pointer ?? ''}`,
)
const linter = new spectral.Spectral()
// Their two packages disagree about a type that does not matter here.
Reflect.apply(linter.setRuleset, linter, [{ extends: [rulesets.oas] }])
const found = (await linter.run(JSON.parse(source))).map(
  ({ code, message, path }) => `spectral ${code}: ${message} at ${path.join('.')}`,
)
const problems = [...redocly, ...found]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0
