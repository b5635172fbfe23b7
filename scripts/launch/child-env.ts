import { join } from 'node:path'
import { keepSecret } from '../services/secret-file.ts'
import type { Settings } from './settings.ts'

type Addresses = { port: number; url: string; appUrl: string; redisUrl: string; cacheRedisUrl: string }

/** The environment of the API and the worker: what they may know, and nothing of the database's owner. */
export function childEnv(settings: Settings, addresses: Addresses): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))
  const given = {
    HOST: settings.HOST,
    PORT: String(addresses.port),
    PUBLIC_URL: addresses.url,
    TRUSTED_PROXIES: settings.TRUSTED_PROXIES ?? undefined,
    DATA_DIR: settings.dataDir,
    WEB_DIST: settings.webDist,
    DATABASE_URL: addresses.appUrl,
    DATABASE_OWNER_URL: undefined,
    REDIS_URL: addresses.redisUrl,
    CACHE_REDIS_URL: addresses.cacheRedisUrl,
    SECRET_KEY: settings.SECRET_KEY ?? keepSecret(join(settings.dataDir, 'secret-key')),
    SMTP_URL: settings.SMTP_URL ?? undefined,
    MAIL_FROM: settings.MAIL_FROM ?? undefined,
    METRICS_TOKEN: settings.METRICS_TOKEN ?? undefined,
    DEMO: settings.isDemo ? '1' : '0',
    LOG_LEVEL: settings.LOG_LEVEL,
    RATE_LIMIT_FACTOR: String(settings.RATE_LIMIT_FACTOR),
  }
  return { ...Object.fromEntries(inherited), ...given }
}
