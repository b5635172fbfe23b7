import { setImmediate } from 'node:timers/promises'
import { formatPromptMarkdown } from '@promptsheet/shared/prompt-markdown'
import { formatSkill } from '@promptsheet/shared/prompt-skill'
import { Zip, ZipDeflate } from 'fflate'
import { createFileNames } from './file-names.ts'
import type { Exported } from './find-records.ts'

// Other requests get their turn between as many files.
const filesPerTurn = 50

/** A zip of Markdown files, one for each prompt, in a folder for each category. */
export function zipMarkdown(exported: readonly Exported[]): Promise<Uint8Array<ArrayBuffer>> {
  const nameFor = createFileNames()
  return makeZip(exported, (record) => ({
    path: nameFor(record.category, record.name, '.md'),
    text: formatPromptMarkdown(record),
  }))
}

/** A zip of Agent Skills, a folder with its SKILL.md for each prompt. */
export function zipSkills(exported: readonly Exported[]): Promise<Uint8Array<ArrayBuffer>> {
  const taken = new Set<string>()
  return makeZip(exported, (record) => {
    const { folder, text } = formatSkill(record, taken)
    return { path: `${folder}/SKILL.md`, text }
  })
}

async function makeZip(
  exported: readonly Exported[],
  write: (record: Exported['record']) => { path: string; text: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk)
  })
  const encoder = new TextEncoder()
  for (const [index, { record, updatedAt }] of exported.entries()) {
    const { path, text } = write(record)
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = updatedAt
    zip.add(file)
    file.push(encoder.encode(text), true)
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
