const language = navigator.language
const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
const money = new Intl.DisplayNames(language, { type: 'currency' })

/** 0 is Sunday. */
export function nameWeekday(day: number): string {
  // 2 January 2000 was a Sunday.
  return weekday.format(new Date(Date.UTC(2000, 0, 2 + day)))
}

/** "Euro (EUR)" */
export function nameCurrency(code: string): string {
  const name = money.of(code)
  return name && name !== code ? `${name} (${code})` : code
}

export function listCurrencies(): string[] {
  return Intl.supportedValuesOf('currency').toSorted((one, other) =>
    nameCurrency(one).localeCompare(nameCurrency(other)),
  )
}
