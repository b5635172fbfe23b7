import { randomBytes } from 'node:crypto'

export interface SeedContext {
  ownerUrl: string
  appUrl: string
}

export interface Seed {
  name: string
  description: string
  run: (context: SeedContext) => Promise<void>
}

/** Every seed by name; the import is inside `run` so that listing them loads nothing. */
export const seeds: readonly Seed[] = [
  {
    name: 'demo',
    description: 'Northlight Studio: eight people, 60 prompts, three months of history and use',
    run: async ({ appUrl }) => {
      const { connect } = await import('@promptsheet/db/client')
      const { seedDemo } = await import('../apps/api/src/demo/seed-demo.ts')
      const { db, close } = connect(appUrl, { max: 1, name: 'promptsheet-seed', statementTimeoutSeconds: 60 })
      await seedDemo({ db, clock: () => new Date(), random: randomBytes }).finally(close)
    },
  },
]
