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
export const seeds: readonly Seed[] = []
