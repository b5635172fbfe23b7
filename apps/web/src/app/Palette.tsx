import { useQuery } from '@tanstack/react-query'
import { ArrowRight, CornerDownLeft, Search } from 'lucide-react'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { type PromptRow, promptSearchQuery } from '../prompts/prompts.queries.ts'
import { startRun } from '../prompts/run-store.ts'
import { signalOf } from '../prompts/Signal.tsx'
import { useRowKeys } from '../prompts/use-row-keys.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { hueOf } from '../ui/hue.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import styles from './Palette.module.css'
import { pages } from './pages.ts'
import { openPalette } from './palette-store.ts'
import { text } from './strings.ts'

type Choice = {
  key: string
  name: string
  note: string
  hue: string | null
  path: string
  prompt: PromptRow | null
}

const settleMs = 80
const mostPrompts = 7

/** Find a prompt from anywhere and copy it, or go to a page. */
export function Palette() {
  const id = useId()
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const settled = useDebounced(q, settleMs).trim()
  const { data, isFetching, isLoading, isPlaceholderData } = useQuery(promptSearchQuery(settled, mostPrompts))
  const prompts = (data?.data ?? []).map((row): Choice => {
    const path = `/prompts/${row.id}`
    return { key: row.id, name: row.name, note: signalOf(row), hue: row.category, path, prompt: row }
  })
  const wanted = q.trim().toLowerCase()
  const places = pages.flatMap(({ path, name }): Choice[] => {
    const isWanted = name && (wanted === '' || name.toLowerCase().includes(wanted))
    return isWanted ? [{ key: path, name, note: text.page, hue: null, path, prompt: null }] : []
  })
  // Who types a page's whole name wants that page.
  const [exact, others] = [true, false].map((is) =>
    places.filter(({ name }) => (name.toLowerCase() === wanted) === is),
  )
  const choices = [...(exact ?? []), ...prompts, ...(others ?? [])]
  const choiceId = (index: number) => `${id}-${index}`
  const open = (index: number) => {
    const choice = choices[index]
    if (!choice) return
    openPalette(false)
    navigate(choice.path)
  }
  const choose = (index: number) => {
    const prompt = choices[index]?.prompt
    if (!prompt) return open(index)
    openPalette(false)
    void startRun(prompt, 'clipboard')
  }
  const isComing = !exact?.length && (q.trim() !== settled || isLoading || isPlaceholderData)
  const actions = { onChoose: choose, onOpen: open }
  const { active, onKeyDown } = useRowKeys(choices.length, choiceId, settled, actions, isComing)
  return (
    <Dialog title={text.palette} isBare onClose={() => openPalette(false)} className={styles.dialog}>
      <div className={styles.box}>
        <Search size={18} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label={text.palette}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={choices.length > 0 ? choiceId(active) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={text.palettePlaceholder}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={text.palette} className={styles.list}>
        {choices.map(({ key, name, note, hue, prompt }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
          <div
            key={key}
            id={choiceId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={`${styles.choice} hued`}
            style={hueOf(hue ?? '')}
            onClick={() => choose(index)}
          >
            {prompt ? <span className={styles.tab} /> : <ArrowRight size={16} aria-hidden />}
            <span className={styles.name}>{name}</span>
            <span className={styles.note}>{note}</span>
            <CornerDownLeft size={14} aria-hidden className={styles.enter} />
          </div>
        ))}
      </div>
      {choices.length === 0 && !isFetching && <p className={styles.nothing}>{text.paletteNothing}</p>}
      <p className={styles.keys}>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {text.paletteKeys.choose} <Kbd>Enter</Kbd> {text.paletteKeys.copy}{' '}
        <Kbd>Shift Enter</Kbd> {text.paletteKeys.open}
      </p>
    </Dialog>
  )
}
