import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { PlainError } from '../plain-error.ts'

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const given = z
  .string()
  .optional()
  .transform((value) => value || null)

/** Everything `npm start` and `npm run dev` can be told; each one is optional. */
const schema = z.object({
  /** The address to listen on. Anything but this machine itself needs SMTP_URL, and turns the demo off. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** What people type; links in mail begin with it. */
  PUBLIC_URL: given,
  /** Addresses or networks, by comma, whose X-Forwarded-For counts. */
  TRUSTED_PROXIES: given,
  /** A web app that is already built; apps/web is built and used when left out. */
  WEB_DIST: given,
  /** The databases, the secrets and the logs of this installation. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** A Postgres of your own, as the application's role; the embedded one is not started then. */
  DATABASE_URL: given,
  /** The same database as the role that owns it: for migrations and seeds. */
  DATABASE_OWNER_URL: given,
  /** A Redis of your own, for queues and limits: it must never evict. */
  REDIS_URL: given,
  /** Another one for the cache, which may evict; REDIS_URL when left out. */
  CACHE_REDIS_URL: given,
  /** 32 characters or more; made on the first start and kept in DATA_DIR/secret-key when left out. */
  SECRET_KEY: given,
  /** Where mail goes. Without it mail is shown on /dev/mail, to this machine only. */
  SMTP_URL: given,
  MAIL_FROM: given,
  /** The bearer token of /metrics. */
  METRICS_TOKEN: given,
  /** 1 or 0: a workspace full of examples and its public password. On when HOST is this machine only. */
  DEMO: z.enum(['0', '1', 'false', 'true', '']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Multiplies every rate limit. */
  RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
})

export type Settings = ReturnType<typeof readSettings>

/** The settings of this start; throws PlainError with the fix for the first one that cannot be. */
export function readSettings(source: Record<string, string | undefined> = process.env) {
  const result = schema.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  )
  if (!result.success) {
    const [issue] = result.error.issues
    throw new PlainError(`${issue?.path.join('.')} cannot be used: ${issue?.message}`)
  }
  const raw = result.data
  const isLocal = isLoopback(raw.HOST)
  if (!isLocal && !raw.SMTP_URL) {
    const reason = 'without it anybody who reaches this machine could read the mail, with its sign-in links'
    throw new PlainError(`HOST=${raw.HOST} needs SMTP_URL: ${reason}; set SMTP_URL, or HOST=127.0.0.1`)
  }
  const isDemo = raw.DEMO === undefined || raw.DEMO === '' ? isLocal : raw.DEMO === '1' || raw.DEMO === 'true'
  if (isDemo && !isLocal)
    throw new PlainError(
      `DEMO=1 with HOST=${raw.HOST} would open a known password to all: set DEMO=0, or HOST=127.0.0.1`,
    )
  if (raw.DATABASE_URL && !raw.DATABASE_OWNER_URL)
    throw new PlainError(
      'DATABASE_URL needs DATABASE_OWNER_URL beside it, the role that may change the schema',
    )
  if (raw.DATABASE_OWNER_URL && !raw.DATABASE_URL)
    throw new PlainError(
      'DATABASE_OWNER_URL needs DATABASE_URL beside it, the role that the application uses',
    )
  const dataDir = resolve(repository, raw.DATA_DIR)
  return { ...raw, isLocal, isDemo, dataDir, webDist: raw.WEB_DIST ?? join(repository, 'apps/web/dist') }
}

/** PUBLIC_URL, or what a browser on this machine (or network) would type. */
export function publicUrl(settings: Settings, port: number): string {
  if (settings.PUBLIC_URL) return settings.PUBLIC_URL.replace(/\/+$/, '')
  if (settings.isLocal) return `http://localhost:${port}`
  return `http://${isWildcard(settings.HOST) ? hostname() : inUrl(settings.HOST)}:${port}`
}

/** Where this machine itself reaches the API. */
export function localUrl(settings: Settings, port: number): string {
  if (!isWildcard(settings.HOST)) return `http://${inUrl(settings.HOST)}:${port}`
  return settings.HOST === '::' ? `http://[::1]:${port}` : `http://127.0.0.1:${port}`
}

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)
const isWildcard = (host: string) => host === '0.0.0.0' || host === '::'
const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
