import { Archive, ArchiveRestore, Ellipsis, FolderInput, Pencil, Plus } from 'lucide-react'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import type { Row } from './outline.ts'
import { text } from './strings.ts'

type Props = {
  row: Row
  tabIndex: number
  onAdd: () => void
  onEdit: () => void
  onMove: () => void
  onArchive: (isArchived: boolean) => void
}

export function NodeMenu({ row, tabIndex, onAdd, onEdit, onMove, onArchive }: Props) {
  const isArchived = row.node.archivedAt !== null
  const isInUse = !isArchived && !row.isUnderArchived
  return (
    <Menu
      icon={Ellipsis}
      align="end"
      button={{ look: 'quiet', size: 'small', tabIndex, 'aria-label': text.moreOf(row.node.name) }}
    >
      {isInUse && (
        <MenuItem icon={Plus} onSelect={onAdd}>
          {row.kind === 'client' || row.kind === 'own' ? text.add.project : text.add.task}
        </MenuItem>
      )}
      {row.kind !== 'own' && (
        <>
          <MenuItem icon={Pencil} onSelect={onEdit}>
            {text.edit}
          </MenuItem>
          {row.kind !== 'client' && isInUse && (
            <MenuItem icon={FolderInput} onSelect={onMove}>
              {text.move}
            </MenuItem>
          )}
          {!row.isUnderArchived && (
            <>
              <MenuLine />
              <MenuItem icon={isArchived ? ArchiveRestore : Archive} onSelect={() => onArchive(!isArchived)}>
                {isArchived ? text.unarchive : text.archive}
              </MenuItem>
            </>
          )}
        </>
      )}
    </Menu>
  )
}
