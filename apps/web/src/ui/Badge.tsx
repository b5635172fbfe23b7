import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Small.module.css'

type Props = { children: ReactNode; icon?: LucideIcon; tone?: 'plain' | 'good' | 'dashed' }

export function Badge({ children, icon: Icon, tone = 'plain' }: Props) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  )
}
