import { PlainError } from '../plain-error.ts'
import { findFreePort, isPortFree } from '../services/free-port.ts'
import type { Settings } from './settings.ts'

/** The port to listen on; throws PlainError with the fix when it cannot be had. */
export async function choosePort(settings: Settings): Promise<number> {
  if (settings.PORT === 0) return findFreePort()
  const { HOST: host, PORT: port } = settings
  const isFree = await isPortFree(port, host).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EACCES') throw new PlainError(`port ${port} is for root only: set PORT to one above 1023`)
    throw new PlainError(`this machine has no address ${host}: set HOST to one it has`)
  })
  if (!isFree)
    throw new PlainError(
      `port ${port} is in use by another program: stop it, or choose one, as in PORT=${port + 1} npm start`,
    )
  return port
}
