import { LogOut, Moon, Settings, Sun, SunMoon, Users } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../ui/Avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'
import { useLogOut, useMe } from './me.queries.ts'
import { text } from './strings.ts'
import { getTheme, setTheme, type Theme } from './theme.ts'
import styles from './UserMenu.module.css'

const themes = [
  { theme: 'system', label: text.themeSystem, icon: SunMoon },
  { theme: 'light', label: text.themeLight, icon: Sun },
  { theme: 'dark', label: text.themeDark, icon: Moon },
] as const

export function UserMenu() {
  const { user } = useMe()
  const logOut = useLogOut()
  const [chosen, setChosen] = useState<Theme>(getTheme)
  return (
    <Menu
      align="end"
      label={<Avatar name={user.name} isBig />}
      button={{ look: 'quiet', className: styles.button, 'aria-label': text.userMenu(user.name) }}
    >
      <div className={styles.who}>
        <b>{user.name}</b>
        <span>{user.email}</span>
      </div>
      <MenuLine />
      <MenuLabel>{text.theme}</MenuLabel>
      {themes.map(({ theme, label, icon }) => (
        <MenuItem
          key={theme}
          icon={icon}
          isChecked={theme === chosen}
          onSelect={() => {
            setTheme(theme)
            setChosen(theme)
          }}
        >
          {label}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={Settings} to="/settings/you">
        {text.settings}
      </MenuItem>
      <MenuItem icon={Users} to="/settings/people">
        {text.people}
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => logOut.mutate()}>
        {text.logOut}
      </MenuItem>
    </Menu>
  )
}
