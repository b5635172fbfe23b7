import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'react-router'
import styles from './Button.module.css'
import { classes } from './classes.ts'

type Looks = {
  /** `primary` is the one main action of a screen. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  icon?: LucideIcon
  children?: ReactNode
  className?: string | undefined
}

type ButtonProps = Looks &
  ButtonHTMLAttributes<HTMLButtonElement> & { isBusy?: boolean; ref?: Ref<HTMLButtonElement> }

export function Button(props: ButtonProps) {
  const { look, size, icon: Icon, children, className, isBusy, type = 'button', ...rest } = props
  return (
    <button
      {...rest}
      type={type}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      className={looks({ look, size, className }, !children)}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
    >
      {isBusy ? <span className={styles.spinner} /> : Icon && <Icon size={iconSize(size)} aria-hidden />}
      {children}
    </button>
  )
}

type LinkProps = Looks & { to: string; onClick?: () => void; 'aria-label'?: string; state?: unknown }

export function LinkButton({ look, size, icon: Icon, children, className, ...rest }: LinkProps) {
  return (
    <Link {...rest} className={looks({ look, size, className }, !children)}>
      {Icon && <Icon size={iconSize(size)} aria-hidden />}
      {children}
    </Link>
  )
}

function looks({ look = 'plain', size = 'normal', className }: Looks, isIconOnly: boolean) {
  return classes(styles.button, styles[look], styles[size], isIconOnly && styles.iconOnly, className)
}

function iconSize(size: Looks['size']) {
  return size === 'large' ? 20 : 16
}
