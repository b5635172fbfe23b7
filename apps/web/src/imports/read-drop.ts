import type { SourceFile } from './source.ts'

const mostFiles = 10_000

/** The files of a drop, those in its folders included, each with its path. */
export async function readDrop(dropped: DataTransfer): Promise<SourceFile[]> {
  // The entries must be taken before the first await: afterwards the browser has emptied the drop.
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: SourceFile[] = []
  for (const entry of entries) await collect(entry, found)
  return found
}

/** The files of an input, with the path inside the folder when one was chosen. */
export function readChosen(input: HTMLInputElement): SourceFile[] {
  return [...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))
}

async function collect(entry: FileSystemEntry, found: SourceFile[]): Promise<void> {
  if (found.length >= mostFiles) return
  const path = entry.fullPath.replace(/^\//, '')
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    found.push({ file, path })
  } else if (isFolder(entry)) {
    const reader = entry.createReader()
    for (;;) {
      // A folder tells its entries a hundred at a time.
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (some.length === 0) return
      for (const one of some) await collect(one, found)
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
