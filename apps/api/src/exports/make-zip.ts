import { setImmediate } from 'node:timers/promises'
import { formatPromptMarkdown } from '@promptsheet/shared/prompt-markdown'
import { Zip, ZipDeflate } from 'fflate'
import { createFileNames } from './file-names.ts'
import type { Exported } from './find-records.ts'

// Other requests get their turn between as many files.
const filesPerTurn = 50

/** A zip of Markdown files, one for each prompt, in a folder for each category. */
export async function makeZip(exported: readonly Exported[]): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk)
  })
  const nameFor = createFileNames()
  const encoder = new TextEncoder()
  for (const [index, { record, updatedAt }] of exported.entries()) {
    const file = new ZipDeflate(nameFor(record.category, record.name, '.md'), { level: 6 })
    file.mtime = updatedAt
    zip.add(file)
    file.push(encoder.encode(formatPromptMarkdown(record)), true)
    if (index % filesPerTurn === filesPerTurn - 1) await setImmediate()
  }
  zip.end()
  return joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
