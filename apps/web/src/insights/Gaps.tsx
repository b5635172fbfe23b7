import { useMayEdit } from '../app/me.queries.ts'
import { LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Section } from '../ui/Section.tsx'
import styles from './Insights.module.css'
import type { Insights } from './insights.queries.ts'
import { text } from './strings.ts'

type Gap = Insights['gaps'][number]

/** What the most used prompts say about what is not there, each with the next step. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const mayEdit = useMayEdit()
  if (gaps.length === 0) return null
  return (
    <Section title={text.gapsTitle} lead={text.gapsLead}>
      <ul>
        {gaps.map((gap) => {
          const { sentence, to, label, says } = adviceOn(gap, mayEdit)
          return (
            <li key={sentence} className={classes(styles.row, styles.withAction)}>
              <p>{sentence}</p>
              <LinkButton size="small" to={to} aria-label={says}>
                {label}
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function adviceOn({ kind, category, prompt, prompts, share }: Gap, mayEdit: boolean) {
  if (prompt)
    return {
      sentence: text.gapTwo(prompt.name, share),
      to: `/prompts/${prompt.id}`,
      label: text.gapOpen,
      says: text.gapOpenOf(prompt.name),
    }
  const name = category ?? ''
  const search = new URLSearchParams({ q: `category:${/\s/.test(name) ? `"${name}"` : name}` })
  const look = { to: `/library?${search}`, label: text.gapLook, says: text.gapLookOf(name) }
  if (kind === 'lying_idle') return { ...look, sentence: text.gapIdle(name, prompts) }
  const sentence = text.gapFew(name, share, prompts)
  if (!mayEdit) return { ...look, sentence }
  const fresh = new URLSearchParams({ category: name })
  return { sentence, to: `/prompts/new?${fresh}`, label: text.gapWrite, says: text.gapWriteOf(name) }
}
