import { expect, it } from 'vitest'
import { type Around, mergeAround } from './merge-around.ts'

const around = (part: Partial<Around>): Around => ({
  settings: [],
  notes: '',
  recommendedModels: [],
  ...part,
})

it('keeps what only one of them changed, whichever it was', () => {
  const base = around({ notes: 'A', recommendedModels: ['x'], settings: [{ id: 'tone', label: 'Tone' }] })
  const other = around({ notes: 'B', recommendedModels: ['y'], settings: [{ id: 'tone', label: 'Mood' }] })
  expect(mergeAround(base, other, base)).toEqual(other)
  expect(mergeAround(base, base, other)).toEqual(other)
  expect(mergeAround(base, other, other)).toEqual(other)
})

it('keeps the notes of both, and each blank and model that one of them added', () => {
  const merged = mergeAround(
    around({ recommendedModels: ['Claude', 'Gemini'] }),
    around({
      notes: 'Mind the date.',
      recommendedModels: ['Claude', 'Gemini', 'ChatGPT'],
      settings: [{ id: 'a' }],
    }),
    around({ notes: 'Mind the name.', recommendedModels: ['Claude'], settings: [{ id: 'b' }] }),
  )
  expect(merged).toEqual({
    notes: 'Mind the date. Mind the name.',
    recommendedModels: ['Claude', 'ChatGPT'],
    settings: [{ id: 'a' }, { id: 'b' }],
  })
})

it('takes the incoming notes when both are too long together', () => {
  const [one, other] = ['a '.repeat(4_000), 'b '.repeat(4_000)]
  expect(mergeAround(around({}), around({ notes: one }), around({ notes: other })).notes).toBe(other)
})
