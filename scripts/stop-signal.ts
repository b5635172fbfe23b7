/** Aborts on Ctrl-C, SIGTERM, a closed terminal, or the death of the process that started this one. */
export function listenForStop(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort(new Stopped())
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  process.on('disconnect', stop)
  process.channel?.unref()
  return controller.signal
}

/** Why a signal from `listenForStop` was aborted. */
export class Stopped extends Error {
  override name = 'Stopped'
}

export async function whenStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}
