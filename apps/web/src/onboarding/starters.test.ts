import { promptRecord } from '@promptsheet/shared/prompt-record'
import { findBlanks, parseTemplate } from '@promptsheet/shared/template'
import { describe, expect, it } from 'vitest'
import { starters } from './starters.ts'

describe.each(starters)('the starter “$name”', (starter) => {
  it('is a prompt the library takes', () => {
    const rest = { recommendedModels: [], owner: null, inputs: [], version: null, changeNote: '' }
    expect(promptRecord.safeParse({ ...starter, ...rest }).error).toBeUndefined()
  })

  it('has blanks, and no braces that are none', () => {
    expect(findBlanks(starter.body).length).toBeGreaterThan(0)
    const plain = parseTemplate(starter.body).filter(({ kind }) => kind === 'text')
    expect(plain.some(({ raw }) => raw.includes('{{'))).toBe(false)
  })
})
