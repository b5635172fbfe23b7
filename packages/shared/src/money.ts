// Not asked of Intl: engines do not agree on some of them, and a factor of ten is no matter of taste. ISO 4217.
const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')
const withThree = 'BHD IQD JOD KWD LYD OMR TND'.split(' ')

type Money = { amount: number; currency: string }

/** How many decimals an amount of the currency has. */
export function currencyDigits(currency: string): number {
  if (withoutDecimals.includes(currency)) return 0
  return withThree.includes(currency) ? 3 : 2
}

/** Minor units as a plain decimal number: `-1234.50`, `1234`, `0.005`. */
export function decimalOf(amount: number, currency: string): string {
  const digits = currencyDigits(currency)
  const whole = String(Math.abs(amount)).padStart(digits + 1, '0')
  const sign = amount < 0 ? '-' : ''
  if (digits === 0) return sign + whole
  return `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`
}

/** Minor units as people of that language read them, with the currency: `€1,234.50`. */
export function formatMoney(money: Money, locale = 'en'): string {
  return format(money, locale, { style: 'currency', currency: money.currency })
}

/** The same without the currency, for where it stands beside it: `1,234.50`. */
export function formatAmount(money: Money, locale = 'en'): string {
  return format(money, locale, {})
}

function format({ amount, currency }: Money, locale: string, style: Intl.NumberFormatOptions): string {
  const digits = currencyDigits(currency)
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locale, { ...style, ...fraction }).format(amount / 10 ** digits)
}

/** Minor units of what people type: `95`, `95.5`, `95,50`, `1,200.00`, `1.200,00`, `1 200`. Null for what is no amount in this currency. */
export function parseMoney(text: string, currency: string): number | null {
  const digits = currencyDigits(currency)
  const plain = text.trim().replaceAll(/[\s\u00a0\u202f'’]/g, '')
  if (!/^\d[\d.,]*$/.test(plain)) return null
  const decimal = findDecimal(plain, digits)
  const whole = (decimal === -1 ? plain : plain.slice(0, decimal)).replaceAll(/[.,]/g, '')
  const part = decimal === -1 ? '' : plain.slice(decimal + 1)
  if (part.length > digits || !/^\d{1,12}$/.test(whole)) return null
  return Number(whole + part.padEnd(digits, '0'))
}

// The last mark is the decimal one when it stands alone or beside another kind, and does not group thousands.
function findDecimal(plain: string, digits: number): number {
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last === -1) return -1
  const mark = plain[last] ?? ''
  const isRepeated = plain.indexOf(mark) !== last
  const hasOther = /[.,]/.test(plain.replaceAll(mark, ''))
  const groups = plain.length - last - 1 === 3
  if (isRepeated) return -1
  return groups && !hasOther && digits !== 3 ? -1 : last
}
