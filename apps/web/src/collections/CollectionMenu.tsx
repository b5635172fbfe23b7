import { Ellipsis, Eye, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import { AccessDialog } from './AccessDialog.tsx'
import { CollectionDialog } from './CollectionDialog.tsx'
import type { Collection } from './collections.queries.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { text } from './strings.ts'
import { useMayManageCollection } from './who-sees.ts'

type Props = { collection: Collection; onDeleted?: () => void }

export function CollectionMenu({ collection, onDeleted }: Props) {
  const [open, setOpen] = useState<'rename' | 'access' | 'delete' | null>(null)
  const mayEdit = useMayEdit()
  const mayManage = useMayManageCollection()(collection)
  const close = () => setOpen(null)
  if (!mayEdit) return null
  return (
    <>
      <Menu
        icon={Ellipsis}
        align="end"
        button={{ look: 'quiet', size: 'small', 'aria-label': text.moreOf(collection.name) }}
      >
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          {text.rename}
        </MenuItem>
        {mayManage && (
          <>
            <MenuItem icon={Eye} onSelect={() => setOpen('access')}>
              {text.access}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={Trash2} isDanger onSelect={() => setOpen('delete')}>
              {text.delete}
            </MenuItem>
          </>
        )}
      </Menu>
      {open === 'rename' && (
        <CollectionDialog collection={collection} onClose={close} onSaved={() => toast(text.saved)} />
      )}
      {open === 'access' && <AccessDialog collection={collection} onClose={close} />}
      {open === 'delete' && (
        <DeleteDialog collection={collection} onClose={close} onDeleted={onDeleted ?? (() => {})} />
      )}
    </>
  )
}
