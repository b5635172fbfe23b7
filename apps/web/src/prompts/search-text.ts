export type Filter = { name: string; value: string; raw: string }

const names = ['tag', 'category', 'team', 'owner', 'status', 'collection']
const pattern = new RegExp(`(?:^|\\s)((${names.join('|')}):("[^"]*"|\\S+))`, 'giu')

/** The filters written in the search box, as `tag:email` or `category:"Cold mail"`. */
export function findFilters(q: string): Filter[] {
  return [...q.matchAll(pattern)].map(([, raw = '', name = '', value = '']) => ({
    raw,
    name: name.toLowerCase(),
    value: value.replaceAll('"', ''),
  }))
}

/** Writes a filter into the search box, or takes it out when it is there. */
export function toggleFilter(q: string, name: string, value: string): string {
  const same = findFilters(q).find(
    (filter) => filter.name === name && filter.value.toLowerCase() === value.toLowerCase(),
  )
  if (same) return tidy(q.replace(same.raw, ''))
  const written = /\s/.test(value) ? `"${value}"` : value
  return tidy(`${q} ${name}:${written}`)
}

/** A prompt has one category and one status, so choosing another takes the place of the first. */
export function setFilter(q: string, name: string, value: string): string {
  const others = findFilters(q).filter((filter) => filter.name === name && filter.value !== value)
  return toggleFilter(
    others.reduce((rest, { raw }) => rest.replace(raw, ''), q),
    name,
    value,
  )
}

export function wordsOf(q: string): string {
  return tidy(q.replace(pattern, ' '))
}

function tidy(q: string): string {
  return q.replace(/\s+/g, ' ').trim()
}
