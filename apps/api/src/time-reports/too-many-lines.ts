import { invalid } from '../errors.ts'

export const tooManyLines = () =>
  invalid('query.groupBy', 'These are too many lines. Take fewer groupings, or fewer days.')
