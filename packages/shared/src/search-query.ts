const filterKeys = ['tag', 'category', 'team', 'owner', 'status', 'collection'] as const
const mostTerms = 16
const mostFilterValues = 16
const longestQuery = 1_000

type FilterKey = (typeof filterKeys)[number]

export type SearchTerm = { text: string; phrase: boolean }
export type SearchQuery = { terms: SearchTerm[]; filters: Record<FilterKey, string[]> }

// A word may hold a quoted part right after its colon: team:"Customer success". A quote still being typed
// runs to the end.
const piecePattern = /(?:([a-z]+):)?"([^"]*)(?:"|$)|([^\s"]+)/gi

/**
 * Reads what somebody typed into the search box. Never throws; at most 16 terms and 16 values a filter.
 * A filter without a value yet (`tag:`) is left out, an unknown one (`foo:bar`) is plain words.
 */
export function parseSearchQuery(q: string): SearchQuery {
  const terms: SearchTerm[] = []
  const filters: SearchQuery['filters'] = {
    tag: [],
    category: [],
    team: [],
    owner: [],
    status: [],
    collection: [],
  }
  for (const [, quotedKey, quoted, bare] of clean(q).matchAll(piecePattern)) {
    const colon = bare?.indexOf(':') ?? -1
    const key = findKey(quotedKey ?? (colon > 0 ? bare?.slice(0, colon) : undefined))
    const value = (quoted ?? (key && bare ? bare.slice(colon + 1) : (bare ?? ''))).trim()
    if (key) addValue(filters[key], key === 'status' ? asStatus(value) : value)
    else if (quoted === undefined) addTerms(terms, value)
    else {
      if (quotedKey) addTerms(terms, quotedKey)
      addTerm(terms, { text: value, phrase: true })
    }
  }
  return { terms, filters }
}

/** Postgres takes neither NUL nor half an emoji, and a search must never fail for its text. */
function clean(q: string) {
  return q
    .slice(0, longestQuery)
    .toWellFormed()
    .replaceAll('\u0000', ' ')
    .replace(/[“”„‟«»]/g, '"')
}

function findKey(name: string | undefined) {
  return filterKeys.find((key) => key === name?.toLowerCase())
}

function asStatus(value: string) {
  return value.toLowerCase().replace(/[\s-]+/g, '_')
}

function addValue(values: string[], value: string) {
  if (value !== '' && values.length < mostFilterValues && !values.includes(value)) values.push(value)
}

function addTerms(terms: SearchTerm[], text: string) {
  for (const word of text.split(':')) addTerm(terms, { text: word, phrase: false })
}

function addTerm(terms: SearchTerm[], term: SearchTerm) {
  if (term.text !== '' && terms.length < mostTerms) terms.push(term)
}
