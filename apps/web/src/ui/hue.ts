import type { CSSProperties } from 'react'

declare module 'react' {
  interface CSSProperties {
    '--hue'?: string
  }
}

/** Sets the hue of a `.hued` or coloured element; one name always gets the same colour. */
export function hueOf(name: string): CSSProperties {
  let hash = 0
  for (const letter of name.trim().toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3_600
  // Twelve steps keep neighbouring names apart.
  return { '--hue': String(((hash % 12) * 30 + 20) % 360) }
}
