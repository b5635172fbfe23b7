import { createServer } from 'node:net'

/** A TCP port that was free on 127.0.0.1 a moment ago; whoever binds it must be ready to try another. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    server.close(() => resolve(port))
  })
  return promise
}

/** Whether a server could listen there now; errors other than "in use" (no such address, no right) are thrown. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  server.once('error', (error) => {
    if ('code' in error && error.code === 'EADDRINUSE') resolve(false)
    else reject(error)
  })
  server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  return promise
}
