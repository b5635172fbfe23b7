import { connect } from 'node:net'

/** Whether a Redis on this local port takes our password and has loaded its data; never throws. */
export async function pingRedis(port: number, password: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ port, host: '127.0.0.1' })
  let reply = ''
  socket.setEncoding('utf8')
  socket.setTimeout(1000, () => socket.destroy())
  socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`))
  socket.on('data', (text: string) => {
    reply += text
    if (reply.split('\r\n').length > 2) socket.destroy()
  })
  socket.once('error', () => resolve(false))
  socket.once('close', () => resolve(reply.includes('+PONG')))
  return promise
}
