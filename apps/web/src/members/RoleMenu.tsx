import { ChevronDown } from 'lucide-react'
import { useMe } from '../app/me.queries.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Member, type Role, roles, useChangeRole } from './members.queries.ts'
import styles from './People.module.css'
import { text } from './strings.ts'

/** What a member may do, in words, and another choice of it. */
export function RoleMenu({ member }: { member: Member }) {
  const { workspace } = useMe()
  const change = useChangeRole()
  const { id, name, role } = member
  const isOwner = workspace.role === 'owner'
  const give = (next: Role, isUndo = false) =>
    change.mutate(
      { id, role: next },
      {
        onSuccess: () =>
          toast(
            text.roleChanged(name, text.roles[next].name.toLowerCase()),
            isUndo ? {} : { action: { label: text.undo, run: () => give(role, true) } },
          ),
      },
    )
  if (role === 'owner' && !isOwner) return <span className={styles.soft}>{text.roles.owner.name}</span>
  const label = (
    <>
      {text.roles[role].name}
      <ChevronDown size={14} aria-hidden />
    </>
  )
  return (
    <Menu
      align="end"
      label={label}
      button={{
        look: 'quiet',
        size: 'small',
        'aria-label': text.roleOf(name, text.roles[role].name),
      }}
    >
      {roles
        .filter((one) => one !== 'owner' || isOwner)
        .map((one) => (
          <MenuItem key={one} isChecked={one === role} onSelect={() => one !== role && give(one)}>
            <span className={styles.role}>
              {text.roles[one].name}
              <span>{text.roles[one].may}</span>
            </span>
          </MenuItem>
        ))}
    </Menu>
  )
}
