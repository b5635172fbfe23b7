import { CopyPlus, Ellipsis, History, Pencil, Trash2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import { useMakeCopy } from './branches.queries.ts'
import type { LoadedPrompt } from './prompts.queries.ts'
import { text } from './strings.ts'
import { useBinPrompt } from './use-bin-prompt.ts'

export function PromptActions({ prompt }: { prompt: LoadedPrompt }) {
  const { id, name } = prompt
  const mayEdit = useMayEdit()
  const navigate = useNavigate()
  const makeCopy = useMakeCopy(id)
  const bin = useBinPrompt()
  if (!mayEdit) return <LinkButton to={`/prompts/${id}/versions`}>{text.versions}</LinkButton>
  return (
    <>
      <LinkButton to={`/prompts/${id}/edit`} icon={Pencil}>
        {text.edit}
      </LinkButton>
      <Menu icon={Ellipsis} align="end" button={{ 'aria-label': text.more }}>
        <MenuItem icon={History} to={`/prompts/${id}/versions`}>
          {text.versions}
        </MenuItem>
        <MenuItem
          icon={CopyPlus}
          onSelect={async () => {
            const copy = await makeCopy.mutateAsync()
            navigate(`/prompts/${copy.id}`)
            toast(text.copyMade)
          }}
        >
          {text.makeCopy}
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={Trash2}
          isDanger
          onSelect={() => {
            navigate('/library')
            bin(id, name)
          }}
        >
          {text.toBin}
        </MenuItem>
      </Menu>
    </>
  )
}
