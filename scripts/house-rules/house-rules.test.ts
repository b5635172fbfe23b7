import { describe, expect, it } from 'vitest'
import { environmentInOnePlace } from './environment-in-one-place.ts'
import { featuresImportVerbs } from './features-import-verbs.ts'
import { filesStayShort } from './files-stay-short.ts'
import { noAssertions } from './no-assertions.ts'
import { noConsole } from './no-console.ts'
import { noDrawers } from './no-drawers.ts'
import { noJargon } from './no-jargon.ts'
import { noMachinePaths } from './no-machine-paths.ts'
import { noSqlInRoutes } from './no-sql-in-routes.ts'
import { makeSourceFile, type Rule } from './source-file.ts'

type Sample = [path: string, text: string]

const verb = 'apps/api/src/prompts/publish-version.ts'
const routes = 'apps/api/src/prompts/routes.ts'
const home = ['', 'home', 'somebody', 'code'].join('/')
const long = 'const a = 1\n'.repeat(301)

const cases: { rule: Rule; bad: Sample[]; good: Sample[] }[] = [
  {
    rule: environmentInOnePlace,
    bad: [
      [verb, 'export const url = process.env.DATABASE_URL'],
      [verb, 'const { env } = process'],
      [verb, "import { env } from 'node:process'"],
    ],
    good: [
      ['apps/api/src/env.ts', 'export const readEnv = (source = process.env) => source'],
      ['scripts/start.ts', 'console.log(process.env)'],
      ['apps/web/vite.config.ts', 'const api = process.env.VITE_API'],
      [verb, 'const { pid } = process'],
      [verb, '// process.env is read elsewhere'],
    ],
  },
  {
    rule: noJargon,
    bad: [
      ['apps/web/src/prompts/strings.ts', "export const text = { a: 'Fill the variables first' }"],
      ['apps/web/src/ui/strings.ts', 'export const text = { a: () => `Two commits` }'],
    ],
    good: [
      [
        'apps/web/src/prompts/strings.ts',
        "export const text = { token: 'Fill the blanks first', kinds: ['session'] }",
      ],
      ['apps/web/src/keys/strings.ts', "export const text = { a: 'Your token' }"],
      [verb, "const said = 'No variables here'"],
    ],
  },
  {
    rule: noSqlInRoutes,
    bad: [
      [routes, 'const rows = await tx.select().from(prompts)'],
      [routes, 'await deps.db.delete(prompts)'],
      [routes, 'await db.execute(sql`select 1`)'],
      [routes, "import { eq } from 'drizzle-orm'"],
    ],
    good: [
      [verb, 'const rows = await tx.select().from(prompts)'],
      [routes, "app.delete('/v1/prompts/:id', deletePrompt)"],
      [routes, "import type { Tx } from '@promptsheet/db/client'"],
    ],
  },
  {
    rule: featuresImportVerbs,
    bad: [
      [verb, "import { reviewRoutes } from '../reviews/routes.ts'"],
      [verb, "import { sendMail } from '../outbound/send-mail.job.ts'"],
      [verb, "export { reviewRoutes } from '../reviews/routes.ts'"],
    ],
    good: [
      [verb, "import { recordUse } from '../uses/record-use.ts'"],
      [verb, "import { publish } from './publish.job.ts'"],
      [verb, "import type { Review } from '../reviews/routes.ts'"],
      ['apps/api/src/app.ts', "import { promptRoutes } from './prompts/routes.ts'"],
      ['apps/api/src/testing/harness.ts', "import { sendMail } from '../outbound/send-mail.job.ts'"],
      ['apps/api/src/jobs.ts', "import { sendMail } from './outbound/send-mail.job.ts'"],
    ],
  },
  {
    rule: filesStayShort,
    bad: [
      [verb, long],
      ['apps/web/src/theme.css', long],
    ],
    good: [
      [verb, 'const a = 1\n'.repeat(300)],
      [verb, `// long because: one table\n${long}`],
      ['packages/client/src/schema.d.ts', long],
      ['packages/db/src/seed/content/prompts.ts', long],
      ['packages/db/migrations/0001_tenancy.sql', long],
    ],
  },
  {
    rule: noAssertions,
    bad: [
      [verb, 'const row = found as Prompt'],
      [verb, 'const row = <Prompt>found'],
      ['apps/web/src/App.tsx', 'const page = <p>{name as string}</p>'],
      [verb, 'function publish(input: any) {}'],
    ],
    good: [
      [verb, "const kinds = ['a', 'b'] as const"],
      [verb, "import { sql as raw } from './sql.ts'\nexport { raw as sql }"],
      [verb, '// as good as any other'],
      ['packages/shared/src/trusted-cast.ts', 'export const cast = (value: unknown) => value as string'],
    ],
  },
  {
    rule: noConsole,
    bad: [[verb, "console.log('published')"]],
    good: [
      [verb, "log.info('published')"],
      ['scripts/start.ts', "console.log('ready')"],
    ],
  },
  {
    rule: noDrawers,
    bad: [
      ['apps/api/src/utils/text.ts', ''],
      ['packages/shared/lib/text.ts', ''],
    ],
    good: [
      [verb, ''],
      ['scripts/services/redis.ts', ''],
    ],
  },
  {
    rule: noMachinePaths('/srv/checkouts/promptsheet'),
    bad: [
      ['README.md', `cd ${home}`],
      ['scripts/start.ts', "const root = '/srv/checkouts/promptsheet/apps'"],
    ],
    good: [
      ['README.md', 'cd promptsheet'],
      ['apps/web/src/app/pages.ts', "const page = '../home/HomePage.tsx'"],
    ],
  },
]

describe.each(cases)('the house rule $rule.name', ({ rule, bad, good }) => {
  it.each(bad)('objects in %s to: %s', (path, text) => {
    expect(rule.find(makeSourceFile(path, text))).not.toEqual([])
  })

  it.each(good)('lets %s have: %s', (path, text) => {
    expect(rule.find(makeSourceFile(path, text))).toEqual([])
  })
})
