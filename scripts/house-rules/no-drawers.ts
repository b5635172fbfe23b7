import type { Rule } from './source-file.ts'

const DRAWER = /^(apps|packages)\/(.*\/)?(services|repositories|controllers|utils|helpers|lib)\//

/** A folder is a noun of the product, never a layer or a drawer. (scripts/services starts real services.) */
export const noDrawers: Rule = {
  name: 'no-drawers',
  find({ path }) {
    const folder = DRAWER.exec(path)?.[3]
    return folder ? [{ at: 0, message: `no folder named ${folder}: name it after what it is about` }] : []
  },
}
