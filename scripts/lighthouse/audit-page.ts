import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PlainError } from '../plain-error.ts'

// Fetched by npm when it is used: it brings hundreds of packages that nothing else here needs.
const lighthouse = 'lighthouse@13.5.0'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Scores = Record<'performance' | 'accessibility' | 'bestPractices' | 'seo', number>

const category = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
})
const report = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(z.string(), category),
  audits: z.record(z.string(), z.object({ score: z.number().nullable(), title: z.string() })),
})

type PageToAudit = {
  url: string
  form: 'phone' | 'desk'
  cookie: string
  chromium: string
  /** Where the report may lie. */
  folder: string
}

/** The four figures of a page, 0 to 100, and what took points off them. */
export type Audit = { scores: Scores; failed: string[] }

/** Throws PlainError when there are no figures. */
export async function auditPage(page: PageToAudit): Promise<Audit> {
  const path = join(page.folder, 'report.json')
  const headers = join(page.folder, 'headers.json')
  writeFileSync(headers, JSON.stringify({ cookie: page.cookie }), { mode: 0o600 })
  const flags = [
    '--quiet',
    '--output=json',
    `--output-path=${path}`,
    `--extra-headers=${headers}`,
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking',
    ...(page.form === 'desk' ? ['--preset=desktop'] : []),
  ]
  await runNpmExec([page.url, ...flags], page)
  const { runtimeError, categories: found, audits } = report.parse(JSON.parse(readFileSync(path, 'utf8')))
  if (runtimeError) throw new PlainError(`Lighthouse could not look at ${page.url}: ${runtimeError.message}`)
  const scoreOf = (name: string) => Math.round((found[name]?.score ?? 0) * 100)
  const failed = categories.flatMap((name) =>
    (found[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${name}: ${audits[id]?.title} (${id}, ${audits[id]?.score})`),
  )
  const scores = {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    seo: scoreOf('seo'),
  }
  return { scores, failed }
}

async function runNpmExec(args: readonly string[], { chromium, folder }: PageToAudit): Promise<void> {
  const child = spawn('npm', ['exec', '--yes', '--', lighthouse, ...args], {
    cwd: folder,
    env: { ...process.env, CHROME_PATH: chromium },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-4000)
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  const code = await promise
  if (code === 0) return
  if (/npm (error|ERR)/i.test(output))
    throw new PlainError(
      `npm cannot fetch ${lighthouse}: it needs the npm registry once, and then its cache\n${output.trim()}`,
    )
  throw new PlainError(`${lighthouse} ended with ${code}: ${output.trim().split('\n').at(-1)}`)
}
