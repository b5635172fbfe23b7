import { colours } from '@promptsheet/shared/colours'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import styles from './Clients.module.css'
import type { Change } from './change-tree.ts'
import type { TreeNode } from './outline.ts'
import type { Place } from './places.ts'
import { text } from './strings.ts'
import { tintOf } from './tint.ts'

type Colour = Place['colour']
type Props = {
  node: Exclude<TreeNode, { kind: 'own' }>
  colour: Colour
  tabIndex: number
  onChange: (change: Change) => void
}

/** The mark of a node, which opens what else it could be; each with its word. */
export function ColourMenu({ node, colour, tabIndex, onChange }: Props) {
  const { id, name } = node.node
  const set = (wanted: Colour) => onChange({ kind: node.kind, id, change: { colour: wanted } })
  return (
    <Menu
      label={<Swatch colour={colour} />}
      button={{
        look: 'quiet',
        size: 'small',
        tabIndex,
        className: styles.mark,
        'aria-label': text.colourOf(name, text.colours[colour]),
      }}
    >
      {node.kind === 'task' && (
        <MenuItem
          isChecked={node.node.colour === null}
          onSelect={() => onChange({ kind: 'task', id, change: { colour: null } })}
        >
          {text.colourAbove}
        </MenuItem>
      )}
      {colours.map((one) => (
        <MenuItem key={one} isChecked={node.node.colour === one} onSelect={() => set(one)}>
          <Swatch colour={one} />
          {text.colours[one]}
        </MenuItem>
      ))}
    </Menu>
  )
}

export function Swatch({ colour }: { colour: Colour }) {
  return <span className={`${styles.swatch} hued`} style={tintOf(colour)} />
}
