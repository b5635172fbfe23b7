import { Check, Copy } from 'lucide-react'
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { text } from './strings.ts'

type Props = Omit<ComponentProps<typeof Button>, 'onClick' | 'value'> & {
  value: string
  children?: ReactNode
}

/** Copies a fixed text (a key, an address) and says so on itself. */
export function CopyButton({ value, children = text.copy, ...rest }: Props) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button {...rest} icon={isCopied ? Check : Copy} onClick={async () => setIsCopied(await copyText(value))}>
      <span aria-live="polite">{isCopied ? text.copied : children}</span>
    </Button>
  )
}
