import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Button } from './Button.tsx'
import { TextInput } from './Input.tsx'
import styles from './PasswordInput.module.css'
import { text } from './strings.ts'

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: ComponentProps<'input'>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <span className={styles.wrap}>
      <TextInput {...props} type={isShown ? 'text' : 'password'} className={styles.input} />
      <Button
        look="quiet"
        size="small"
        icon={isShown ? EyeOff : Eye}
        aria-label={isShown ? text.hidePassword : text.showPassword}
        aria-pressed={isShown}
        className={styles.eye}
        onClick={() => setIsShown(!isShown)}
      />
    </span>
  )
}
