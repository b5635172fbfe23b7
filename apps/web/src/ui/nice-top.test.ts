import { describe, expect, it } from 'vitest'
import { niceTop } from './nice-top.ts'

describe('the top of the scale', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [7, 10],
    [10, 10],
    [11, 20],
    [35, 40],
    [612, 1000],
  ])('for %d is %d', (most, top) => {
    expect(niceTop(most)).toBe(top)
  })
})
