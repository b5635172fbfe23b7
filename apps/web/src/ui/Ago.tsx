import { formatAgo, formatMoment } from './format.ts'

/** A moment as people say it, with the exact one on hover. */
export function Ago({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatAgo(at, new Date())}
    </time>
  )
}
