import { isIP } from 'node:net'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((value) => value === '1' || value === 'true')
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const schema = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }),
    TRUSTED_PROXIES: z.string().default(''),
    DATA_DIR: z.string().min(1),
    WEB_DIST: optional,
    DATABASE_URL: z.string().startsWith('postgres'),
    REDIS_URL: z.string().startsWith('redis'),
    CACHE_REDIS_URL: optional,
    SECRET_KEY: z.string().min(32),
    SMTP_URL: optional,
    MAIL_FROM: z.string().default('Promptsheet <promptsheet@localhost>'),
    METRICS_TOKEN: optional,
    DEMO: flag.default(false),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
  })
  .transform((raw) => ({
    host: raw.HOST,
    port: raw.PORT,
    publicUrl: raw.PUBLIC_URL.replace(/\/+$/, ''),
    publicOrigin: new URL(raw.PUBLIC_URL).origin,
    trustedProxies: raw.TRUSTED_PROXIES.split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
    dataDir: raw.DATA_DIR,
    webDist: raw.WEB_DIST ?? null,
    databaseUrl: raw.DATABASE_URL,
    redisUrl: raw.REDIS_URL,
    cacheRedisUrl: raw.CACHE_REDIS_URL ?? raw.REDIS_URL,
    secretKey: raw.SECRET_KEY,
    smtpUrl: raw.SMTP_URL ?? null,
    mailFrom: raw.MAIL_FROM,
    metricsToken: raw.METRICS_TOKEN ?? null,
    isDemo: raw.DEMO,
    isLoopback: isLoopback(raw.HOST),
    logLevel: raw.LOG_LEVEL,
    rateLimitFactor: raw.RATE_LIMIT_FACTOR,
  }))
  .superRefine((env, issues) => {
    if (env.smtpUrl === null && !env.isLoopback)
      issues.addIssue({
        code: 'custom',
        path: ['SMTP_URL'],
        message: `is needed when HOST is ${env.host}: without it mail (with its sign-in links) would be readable on /dev/mail by anyone who can reach this machine. Set SMTP_URL, or HOST=127.0.0.1`,
      })
    if (env.isDemo && !env.isLoopback)
      issues.addIssue({
        code: 'custom',
        path: ['DEMO'],
        message: `cannot be on when HOST is ${env.host}: everybody knows the demo password. Set DEMO=0, or HOST=127.0.0.1`,
      })
  })

export type Env = z.output<typeof schema>

/** The environment, checked whole. Throws one line for each variable that is missing or wrong. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = schema.safeParse(source)
  if (result.success) return result.data
  throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
