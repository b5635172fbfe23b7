import { Check, CheckList } from './Check.tsx'

type Props = {
  legend: string
  tags: readonly string[]
  off: readonly string[]
  onChange: (off: string[]) => void
}

/** Which of the tags that some things wear to take off them; nothing where they wear none. */
export function TakeOff({ legend, tags, off, onChange }: Props) {
  const worn = [...new Set(tags)].sort((a, b) => a.localeCompare(b))
  if (worn.length === 0) return null
  return (
    <CheckList legend={legend}>
      {worn.map((tag) => (
        <Check
          key={tag}
          checked={off.includes(tag)}
          onChange={({ target }) =>
            onChange(target.checked ? [...off, tag] : off.filter((one) => one !== tag))
          }
        >
          #{tag}
        </Check>
      ))}
    </CheckList>
  )
}
