// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const theme = localStorage.getItem('promptsheet.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to us: the system's choice stands.
}

// Where most people begin, the page's files and what it shows are asked for here, beside our code and not after it, and
// exactly as the code will ask. The page says whether there is a session.
const promptId = /^\/prompts\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1]
const isLibrary = /^\/(library)?$/.test(location.pathname)
if ('session' in document.documentElement.dataset && (promptId || isLibrary)) {
  const preload = (href, kind) =>
    document.head.append(
      Object.assign(document.createElement('link'), { href, crossOrigin: 'anonymous', ...kind }),
    )
  const files =
    document.querySelector(`meta[name=${promptId ? 'prompt' : 'library'}-files]`)?.content.split(' ') ?? []
  for (const file of files)
    preload(`/${file}`, file.endsWith('.js') ? { rel: 'modulepreload' } : { rel: 'preload', as: 'style' })
  const reads = promptId ? [`prompts/${promptId}`, `prompts/${promptId}/remembered-inputs`] : []
  if (isLibrary && !location.search) reads.push('prompts?limit=24&sort=uses&total=true')
  for (const read of ['session', ...reads]) preload(`/v1/${read}`, { rel: 'preload', as: 'fetch' })
}
