import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { PlainError } from '../plain-error.ts'

/** What a backup says of itself, in `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number(), sha256: z.string() }),
  ),
  /** The SHA-256 of the file `secret-key`. */
  secretKey: z.string(),
})
export type Manifest = z.infer<typeof manifestSchema>

export const tableFile = (folder: string, name: string) => join(folder, `${name}.jsonl.gz`)

/** Packs a folder into one file, readable by its owner alone. */
export function pack(folder: string, file: string): void {
  tar(`${file} could not be written`, ['--create', '--file', file, '--directory', folder, '.'])
}

export function unpack(file: string, folder: string): void {
  tar(`${file} is no backup, or was cut short`, [
    '--extract',
    '--file',
    file,
    '--directory',
    folder,
    '--no-same-owner',
  ])
}

function tar(otherwise: string, args: string[]): void {
  const run = spawnSync('tar', args, { encoding: 'utf8' })
  if (run.status !== 0)
    throw new PlainError(`${otherwise}: ${(run.stderr || run.error?.message || '').trim().split('\n', 1)[0]}`)
}

/** Reads the manifest of an unpacked backup and makes sure that every file is what it says. */
export async function readManifest(folder: string, file: string): Promise<Manifest> {
  const notOurs = new PlainError(`${file} is no backup of this product, or of a newer version of it`)
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  } catch {
    throw notOurs
  }
  const parsed = manifestSchema.safeParse(manifest)
  if (!parsed.success) throw notOurs
  for (const { name, sha256 } of parsed.data.tables)
    if ((await hashFile(tableFile(folder, name))) !== sha256)
      throw new PlainError(`${file} is damaged: the table ${name} is not what was written`)
  if ((await hashFile(join(folder, 'secret-key'))) !== parsed.data.secretKey)
    throw new PlainError(`${file} is damaged: its secret key is not what was written`)
  return parsed.data
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch {
    return 'missing'
  }
  return hash.digest('hex')
}
