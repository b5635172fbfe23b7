import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../ui/Skeleton.tsx'
import { DiffText } from './DiffText.tsx'
import { diffQuery } from './prompts.queries.ts'
import { text } from './writing-strings.ts'

export function Comparison({ promptId, from, to }: { promptId: string; from: number; to: number }) {
  const { data, error } = useQuery(diffQuery(promptId, from, to))
  if (error) throw error
  if (!data) return <Skeleton lines={6} />
  const isSame = data.hunks.every(({ op }) => op === 'equal')
  return (
    <>
      <h2>{text.compare(from, to)}</h2>
      {isSame && <p>{text.same}</p>}
      <DiffText hunks={data.hunks} />
    </>
  )
}
