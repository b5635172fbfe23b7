import type { World } from './operation-world.ts'

type From<T> = (world: World) => T | Promise<T>

/** What a good call of an operation takes, when its owner makes it. */
export type Fixture = {
  path?: From<Record<string, string>>
  query?: From<Record<string, string>>
  /** With every field it knows, so that each gets its turn to be junk; and without the world's marker. */
  body?: From<unknown>
  headers?: From<Record<string, string>>
}

export const anyRevision = () => ({ 'if-match': '*' })
