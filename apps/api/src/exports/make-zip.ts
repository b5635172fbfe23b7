import { formatPromptMarkdown } from '@promptsheet/shared/prompt-markdown'
import { formatSkill } from '@promptsheet/shared/prompt-skill'
import { createZip } from './create-zip.ts'
import { createFileNames } from './file-names.ts'
import type { Exported } from './find-records.ts'
import { inTurns } from './in-turns.ts'

/** A zip of Markdown files, one for each prompt, in a folder for each category. */
export function zipMarkdown(exported: Iterable<Exported>): Promise<Uint8Array<ArrayBuffer>> {
  const nameFor = createFileNames()
  return makeZip(exported, (record) => ({
    path: nameFor(record.category, record.name, '.md'),
    text: formatPromptMarkdown(record),
  }))
}

/** A zip of Agent Skills, a folder with its SKILL.md for each prompt. */
export function zipSkills(exported: Iterable<Exported>): Promise<Uint8Array<ArrayBuffer>> {
  const taken = new Set<string>()
  return makeZip(exported, (record) => {
    const { folder, text } = formatSkill(record, taken)
    return { path: `${folder}/SKILL.md`, text }
  })
}

async function makeZip(
  exported: Iterable<Exported>,
  write: (record: Exported['record']) => { path: string; text: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = createZip()
  for await (const { record, updatedAt } of inTurns(exported)) {
    const { path, text } = write(record)
    zip.open(path, updatedAt)(text, true)
  }
  return zip.finish()
}
