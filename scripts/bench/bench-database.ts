import { randomBytes } from 'node:crypto'
import { connect } from '@promptsheet/db/client'
import { migrate } from '@promptsheet/db/migrate'
import { provisionDatabase } from '@promptsheet/db/provision'
import { cloneDatabase } from '@promptsheet/db/testing/clone-database'
import postgres from 'postgres'
import type { Actor } from '../../apps/api/src/auth/actor.ts'
import { addOtherLibraries, fillLibrary, type Library } from './fill-libraries.ts'
import { fillTime } from './time/fill-time.ts'

const template = 'promptsheet_bench'

/** An empty, migrated database to make the measured ones from; gives what makes them. */
export async function makeBenchDatabases(superuserUrl: string) {
  const passwords = {
    ownerPassword: randomBytes(16).toString('hex'),
    appPassword: randomBytes(16).toString('hex'),
  }
  const { ownerUrl, appUrl } = await provisionDatabase({ superuserUrl, database: template, ...passwords })
  await migrate(ownerUrl)

  const cluster = postgres(superuserUrl, { max: 1 })
  await cluster`create role bench_floor nosuperuser bypassrls`
  await cluster.end()

  const clone = async (name: string) => {
    await cloneDatabase(superuserUrl, template, name)
    return postgres(at(superuserUrl, name), { max: 1, onnotice: () => undefined })
  }

  /** What the product and the floor under it work with, each on a connection of its own. */
  const open = async (name: string) => {
    const { db, client, close } = connect(at(appUrl, name), {
      max: 1,
      name: 'bench',
      statementTimeoutSeconds: 60,
    })
    const [backend] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`
    const floor = await openFloor(at(superuserUrl, name))
    const [floorBackend] = await floor<{ pid: number }[]>`select pg_backend_pid() as pid`
    return {
      /** As the superuser. */
      url: at(superuserUrl, name),
      appUrl: at(appUrl, name),
      floor,
      db,
      pid: backend?.pid ?? 0,
      floorPid: floorBackend?.pid ?? 0,
      close: async () => {
        await close()
        await floor.end()
      },
    }
  }

  return {
    /** A database of so many prompts, of which one workspace has its share. */
    async ofPrompts(options: { prompts: number; ofOne: number }) {
      const name = `bench_${options.prompts}`
      const root = await clone(name)
      const library = await fillLibrary(root, at(appUrl, name), options.ofOne)
      await addOtherLibraries(root, library, options.prompts)
      await root.end()
      return { ...(await open(name)), library, actor: actorOf(library) }
    },
    /** A database of so many entries in one year of one workspace. */
    async ofTime(entries: number) {
      const name = 'bench_time'
      const root = await clone(name)
      const world = await fillTime(root, entries)
      await root.end()
      return { ...(await open(name)), world, actor: actorOf(world) }
    },
  }
}

/** A role like the application's, but without its policies: a superuser would be spared every check. */
async function openFloor(url: string): Promise<postgres.Sql> {
  const floor = postgres(url, { max: 1, onnotice: () => undefined })
  await floor.unsafe(`grant usage on schema app to bench_floor; grant all on all functions in schema app to bench_floor;
    grant select, insert, update on all tables in schema public, app to bench_floor; set role bench_floor`)
  return floor
}

type Made = Awaited<ReturnType<typeof makeBenchDatabases>>
export type BenchDatabase = Awaited<ReturnType<Made['ofPrompts']>>
export type TimeDatabase = Awaited<ReturnType<Made['ofTime']>>

function actorOf({
  workspaceId,
  memberId,
  userId,
}: Pick<Library, 'workspaceId' | 'memberId' | 'userId'>): Actor {
  return { kind: 'member', workspaceId, memberId, userId, role: 'owner', scopes: null, keyId: null }
}

function at(url: string, database: string): string {
  const place = new URL(url)
  place.pathname = `/${database}`
  return place.toString()
}
