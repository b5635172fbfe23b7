import type { LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { readChosen } from './read-drop.ts'
import type { SourceFile } from './source.ts'

type Props = {
  label: string
  icon: LucideIcon
  look?: 'primary'
  /** What a file may be; a folder may hold anything. */
  accept?: string
  isMany?: boolean
  isFolder?: boolean
  isBusy?: boolean
  onFiles: (files: SourceFile[]) => void
}

/** A button that asks for files of this machine. */
export function FileButton({ label, icon, look, accept, isMany, isFolder, isBusy = false, onFiles }: Props) {
  const ref = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} isBusy={isBusy} {...(look && { look })} onClick={() => ref.current?.click()}>
        {label}
      </Button>
      <input
        ref={ref}
        type="file"
        hidden
        multiple={Boolean(isMany || isFolder)}
        tabIndex={-1}
        aria-label={label}
        {...(isFolder ? { webkitdirectory: '' } : { accept })}
        onChange={(event) => {
          onFiles(readChosen(event.target))
          event.target.value = ''
        }}
      />
    </>
  )
}
