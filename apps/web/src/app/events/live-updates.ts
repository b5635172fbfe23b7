import { followEvents } from './follow-events.ts'
import { refresh } from './refresh.ts'
import { shareStream } from './share-stream.ts'

/** Keeps what this tab shows up to date with what anybody changes, until the answer is called. */
export function startLiveUpdates(): () => void {
  // What changed between reading the page and listening.
  refresh({ kind: 'hello', ids: null })
  return shareStream(followEvents, refresh)
}
