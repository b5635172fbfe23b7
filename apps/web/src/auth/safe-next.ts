/** Where to go after the log-in: a page of ours, never another site's address. */
export function safeNext(next: string | null): string {
  if (!next || !URL.canParse(next, location.origin)) return '/'
  const url = new URL(next, location.origin)
  // A path that begins with two slashes is another site's address once it stands alone.
  const isOurs = url.origin === location.origin && !url.pathname.startsWith('//')
  return isOurs ? url.pathname + url.search + url.hash : '/'
}
