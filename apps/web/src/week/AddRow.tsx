import { Plus } from 'lucide-react'
import { useState } from 'react'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import type { Bucket } from '../time-tree/places.ts'
import { Button } from '../ui/Button.tsx'
import { text } from './strings.ts'

const nowhere = { projectId: null, taskId: null }

/** Asks what the row is for, and adds it. */
export function AddRow({ onAdd }: { onAdd: (bucket: Bucket) => void }) {
  const [isPicking, setIsPicking] = useState(false)
  if (!isPicking)
    return (
      <Button icon={Plus} data-add-row onClick={() => setIsPicking(true)}>
        {text.addRow}
      </Button>
    )
  return (
    <BucketPicker
      autoFocus
      label={text.addRowLabel}
      value={nowhere}
      onPick={(bucket) => {
        setIsPicking(false)
        onAdd(bucket)
      }}
    />
  )
}
