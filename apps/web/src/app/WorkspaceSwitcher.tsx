import { ChevronsUpDown } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Menu, MenuItem, MenuLabel } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import { useActivateWorkspace, useMe } from './me.queries.ts'
import { text } from './strings.ts'
import styles from './WorkspaceSwitcher.module.css'

/** The workspace's name; a menu only for those who are in more than one. */
export function WorkspaceSwitcher() {
  const { workspace, workspaces } = useMe()
  const activate = useActivateWorkspace()
  const navigate = useNavigate()
  if (workspaces.length < 2) return <span className={styles.name}>{workspace.name}</span>
  const name = (
    <>
      <span className={styles.cut}>{workspace.name}</span>
      <ChevronsUpDown size={14} aria-hidden />
    </>
  )
  return (
    <Menu label={name} button={{ look: 'quiet', className: styles.button }}>
      <MenuLabel>{text.switchWorkspace}</MenuLabel>
      {workspaces.map(({ id, name }) => (
        <MenuItem
          key={id}
          isChecked={id === workspace.id}
          onSelect={async () => {
            if (id === workspace.id) return
            await activate.mutateAsync(id)
            navigate('/')
            toast(text.switched(name))
          }}
        >
          {name}
        </MenuItem>
      ))}
    </Menu>
  )
}
