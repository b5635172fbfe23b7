import type postgres from 'postgres'

// Planning a statement with its policies costs several times what running it does, so whatever comes again keeps its
// plan. What is made for the occasion, as the rows of a bulk insert are, does not: its text never comes again.
const mostParameters = 24
// Each connection keeps every text with its plan until it is renewed; beyond this many a text is planned each time.
const mostTexts = 500

type Options = { prepare?: boolean; simple?: boolean }
type Unsafe = (text: string, parameters?: unknown[], options?: Options) => unknown
type Work = (client: object) => unknown

/**
 * Makes what drizzle sends through this client prepared statements, inside transactions too: one round trip instead
 * of two, and a plan per connection instead of one per call.
 */
export function prepareStatements(client: postgres.Sql): void {
  const seen = new Set<string>()
  prepare(client, seen)
  const begin = client.begin.bind(client)
  Reflect.set(client, 'begin', (...given: [Work] | [string, Work]) => {
    const work = given.length === 1 ? given[0] : given[1]
    return begin(given.length === 1 ? '' : given[0], (inner) => {
      prepare(inner, seen)
      return work(inner)
    })
  })
}

function prepare(client: object, seen: Set<string>): void {
  const unsafe: Unsafe = Reflect.get(client, 'unsafe')
  Reflect.set(client, 'unsafe', (text: string, parameters: unknown[] = [], options: Options = {}) => {
    const isShort = parameters.length > 0 && parameters.length <= mostParameters
    if (isShort && seen.size < mostTexts) seen.add(text)
    return unsafe(text, parameters, isShort && seen.has(text) ? { ...options, prepare: true } : options)
  })
}
