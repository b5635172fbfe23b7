import { homedir } from 'node:os'
import type { Finding, Rule } from './source-file.ts'

const SOMEBODYS_HOME = /(?<![\w.-])\/(home|Users)\/[a-z][\w.-]*/g

/** Nothing committed may name a place on the machine that it was written on. */
export function noMachinePaths(repository: string): Rule {
  const own = [repository, homedir()].filter((place) => place.split('/').length > 2)
  return {
    name: 'no-machine-paths',
    find({ text }) {
      const found: Finding[] = []
      for (const match of text.matchAll(SOMEBODYS_HOME)) found.push(at(match.index, match[0]))
      for (const place of own) {
        const index = text.indexOf(place)
        if (index >= 0) found.push(at(index, place))
      }
      return found
    },
  }
}

function at(index: number, place: string): Finding {
  return { at: index, message: `${place} is a place on one machine: make it relative, or a setting` }
}
