import type { Colour } from '@promptsheet/shared/colours'
import type { CSSProperties } from 'react'

declare module 'react' {
  interface CSSProperties {
    '--vivid'?: string
  }
}

const hues: Record<Colour, number> = {
  slate: 75,
  red: 25,
  orange: 50,
  amber: 80,
  lime: 125,
  green: 152,
  teal: 180,
  cyan: 212,
  blue: 245,
  indigo: 275,
  violet: 305,
  pink: 350,
}

/** Sets `--tint` of a `.hued` element to the colour of a client, project or task. */
export function tintOf(colour: Colour): CSSProperties {
  return { '--hue': String(hues[colour]), '--vivid': colour === 'slate' ? '0.12' : '1' }
}
