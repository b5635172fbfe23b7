/** What clients, projects and tasks may be marked with. Their light and strength are the theme's. */
export const colours = [
  'slate',
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'violet',
  'pink',
] as const

export type Colour = (typeof colours)[number]

/**
 * A colour for what has been given none: one name always gets the same, and never the grey one; but the next that is free
 * where that one is `taken`, while one is left.
 */
export function colourFor(name: string, taken: readonly string[] = []): Colour {
  let hash = 0
  for (const letter of name.trim().toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3_600
  const [, ...bright] = colours
  const first = hash % bright.length
  const inOrder = [...bright.slice(first), ...bright.slice(0, first)]
  return inOrder.find((colour) => !taken.includes(colour)) ?? inOrder[0] ?? 'slate'
}
