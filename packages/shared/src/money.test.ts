import { describe, expect, it } from 'vitest'
import { currencyDigits, decimalOf, formatAmount, formatMoney, parseMoney } from './money.ts'

it('knows how many decimals a currency has', () => {
  expect(['EUR', 'JPY', 'KWD'].map(currencyDigits)).toEqual([2, 0, 3])
})

it('writes minor units as a plain number', () => {
  expect([
    decimalOf(123_450, 'EUR'),
    decimalOf(5, 'EUR'),
    decimalOf(1234, 'JPY'),
    decimalOf(5, 'KWD'),
  ]).toEqual(['1234.50', '0.05', '1234', '0.005'])
  expect([decimalOf(-5, 'EUR'), decimalOf(0, 'EUR')]).toEqual(['-0.05', '0.00'])
})

it('writes them for people', () => {
  expect(formatMoney({ amount: 123_450, currency: 'EUR' })).toBe('€1,234.50')
  expect(formatMoney({ amount: 1234, currency: 'JPY' })).toBe('¥1,234')
  expect(formatMoney({ amount: 1234, currency: 'KWD' })).toBe('KWD\u00a01.234')
  expect(formatAmount({ amount: 123_450, currency: 'EUR' })).toBe('1,234.50')
})

describe('what people type', () => {
  it.each([
    ['95', 'EUR', 9500],
    ['95.5', 'EUR', 9550],
    ['95,50', 'EUR', 9550],
    ['1,200', 'EUR', 120_000],
    ['1.200,00', 'EUR', 120_000],
    ['1,200.00', 'EUR', 120_000],
    ['1 200', 'EUR', 120_000],
    ['1,200,300', 'EUR', 120_030_000],
    ['1234', 'JPY', 1234],
    ['1,234', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['95.555', 'USD', 9_555_500],
    ['95.5', 'JPY', null],
    ['95.5555', 'USD', null],
    ['', 'EUR', null],
    ['ten', 'EUR', null],
    ['-5', 'EUR', null],
    ['.', 'EUR', null],
  ])('%s %s', (text, currency, expected) => {
    expect(parseMoney(text, currency)).toBe(expected)
  })

  it('reads back what was written plainly', () => {
    for (const currency of ['EUR', 'JPY', 'KWD'])
      for (const amount of [0, 1, 99, 100, 101, 123_456])
        expect(parseMoney(decimalOf(amount, currency), currency)).toBe(amount)
  })
})
