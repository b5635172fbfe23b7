import { diffWords } from '@promptsheet/shared/diff'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DiffText } from '../prompts/DiffText.tsx'
import { PreviewText } from '../prompts/PreviewText.tsx'
import { promptQuery } from '../prompts/prompts.queries.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Imports.module.css'
import { importRowQuery } from './imports.queries.ts'
import { text } from './strings.ts'

/** What a row is set beside: a prompt of the library, or an earlier row. */
type Base = { promptId: string } | { row: number } | null
type Props = { id: string; row: number; base: Base }

/** The whole text of a row on demand, with what is different marked. */
export function CompareRow({ id, row, base }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={styles.compare} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{base ? text.compare : text.showText}</summary>
      {isOpen && <Texts id={id} row={row} base={base} />}
    </details>
  )
}

function Texts({ id, row, base }: Props) {
  const { data } = useQuery(importRowQuery(id, row))
  const isRow = base !== null && 'row' in base
  const isPrompt = base !== null && 'promptId' in base
  const other = useQuery({ ...importRowQuery(id, isRow ? base.row : row), enabled: isRow })
  const prompt = useQuery({ ...promptQuery(isPrompt ? base.promptId : ''), enabled: isPrompt })
  const body = data?.body ?? null
  const before = isRow ? other.data?.body : isPrompt ? prompt.data?.currentVersion.body : ''
  if (body === null || before === undefined || before === null) return <Skeleton lines={3} />
  if (base === null) return <PreviewText body={body} />
  if (before.trim() === body.trim()) return <p className={styles.soft}>{text.sameText}</p>
  return <DiffText hunks={diffWords(before, body)} />
}
