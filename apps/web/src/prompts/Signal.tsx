import type { PromptRow } from './prompts.queries.ts'
import { text } from './strings.ts'

type Props = Pick<PromptRow, 'usesLast30Days' | 'peopleLast30Days' | 'asIsShare'>

/** The honest signal, in words: who uses it, and whether it had to be changed. */
export function Signal(props: Props) {
  return <span>{signalOf(props)}</span>
}

export function signalOf({ usesLast30Days, peopleLast30Days, asIsShare }: Props): string {
  if (usesLast30Days === 0) return text.notUsed
  const used = text.signal(peopleLast30Days, usesLast30Days)
  if (asIsShare === null) return used
  const how = asIsShare >= 0.7 ? text.mostlyAsIs : asIsShare >= 0.4 ? text.sometimesEdited : text.oftenEdited
  return `${used}, ${how}`
}
