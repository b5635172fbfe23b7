/** The text that others are nearly the same as: a prompt of the library, or an earlier row. */
export type Leader = { promptId: string; name: string } | { row: number; name: string }

/**
 * Gathers rows around the text they resemble. Every row of a group resembles its leader, not just its neighbour, so
 * that a chain of small changes does not end in one group of things that have nothing in common.
 */
export function createGroups() {
  const followers = new Map<Leader, number[]>()

  return {
    join(leader: Leader, row: number): void {
      const rows = followers.get(leader)
      if (rows === undefined) followers.set(leader, 'row' in leader ? [leader.row, row] : [row])
      else rows.push(row)
    },
    /** The group of each row that is in one: the number of the group's first row. */
    numbers(): Map<number, number> {
      const groupOf = new Map<number, number>()
      for (const rows of followers.values()) for (const row of rows) groupOf.set(row, rows[0] ?? row)
      return groupOf
    },
  }
}
