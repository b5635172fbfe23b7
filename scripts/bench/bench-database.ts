import { randomBytes } from 'node:crypto'
import { connect } from '@promptsheet/db/client'
import { migrate } from '@promptsheet/db/migrate'
import { provisionDatabase } from '@promptsheet/db/provision'
import { cloneDatabase } from '@promptsheet/db/testing/clone-database'
import postgres from 'postgres'
import type { Actor } from '../../apps/api/src/auth/actor.ts'
import { addOtherLibraries, fillLibrary, type Library } from './fill-libraries.ts'

const template = 'promptsheet_bench'

/** An empty, migrated database to make the measured ones from; gives what makes one. */
export async function makeBenchDatabases(superuserUrl: string) {
  const passwords = {
    ownerPassword: randomBytes(16).toString('hex'),
    appPassword: randomBytes(16).toString('hex'),
  }
  const { ownerUrl, appUrl } = await provisionDatabase({ superuserUrl, database: template, ...passwords })
  await migrate(ownerUrl)

  /** A database of so many prompts, of which one workspace has its share. */
  return async function makeDatabase(options: { prompts: number; ofOne: number }) {
    const name = `bench_${options.prompts}`
    await cloneDatabase(superuserUrl, template, name)
    const root = postgres(at(superuserUrl, name), { max: 1, onnotice: () => undefined })
    const library = await fillLibrary(root, at(appUrl, name), options.ofOne)
    await addOtherLibraries(root, library, options.prompts)
    const { db, client, close } = connect(at(appUrl, name), {
      max: 1,
      name: 'bench',
      statementTimeoutSeconds: 60,
    })
    const [backend] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`
    const [rootBackend] = await root<{ pid: number }[]>`select pg_backend_pid() as pid`
    return {
      /** As the superuser. */
      url: at(superuserUrl, name),
      appUrl: at(appUrl, name),
      library,
      root,
      db,
      actor: actorOf(library),
      pid: backend?.pid ?? 0,
      rootPid: rootBackend?.pid ?? 0,
      close: async () => {
        await close()
        await root.end()
      },
    }
  }
}

export type BenchDatabase = Awaited<ReturnType<Awaited<ReturnType<typeof makeBenchDatabases>>>>

function actorOf({ workspaceId, memberId, userId }: Library): Actor {
  return { kind: 'member', workspaceId, memberId, userId, role: 'owner', scopes: null, keyId: null }
}

function at(url: string, database: string): string {
  const place = new URL(url)
  place.pathname = `/${database}`
  return place.toString()
}
