/** Where to go after the log-in: a page of ours, never another site's address. */
export function safeNext(next: string | null): string {
  if (!next || !URL.canParse(next, location.origin)) return '/'
  const url = new URL(next, location.origin)
  return url.origin === location.origin ? url.pathname + url.search + url.hash : '/'
}
