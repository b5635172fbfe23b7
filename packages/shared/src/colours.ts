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

/** A colour for what has been given none: one name always gets the same, and never the grey one. */
export function colourFor(name: string): Colour {
  let hash = 0
  for (const letter of name.trim().toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3_600
  return colours[1 + (hash % (colours.length - 1))] ?? 'slate'
}
