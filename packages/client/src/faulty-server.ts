import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** An answer like the API's. */
export const answerWith =
  (status: number, headers: Record<string, string> = {}, body = '{"id":"1"}'): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }

export const fine = answerWith(200)

/** The connection is gone, after the request was read. */
export const hangUp: Answer = (response) => void response.destroy()

/** The connection is gone in the middle of the answer. */
export const breakOff: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":')
  setImmediate(() => response.destroy())
}

/** Nothing ever comes. */
export const hang: Answer = () => {}

type Seen = {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  isGone: boolean
}

/** A real server for one test, which gives these answers in turn and the last one from then on. */
export async function startFaultyServer(answers: Answer[]) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    const one = { method, path: url, headers, body, isGone: false }
    response.on('close', () => {
      one.isGone = !response.writableFinished
    })
    const answer = answers[Math.min(seen.push(one), answers.length) - 1]
    answer?.(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : null
  return { seen, url: `http://127.0.0.1:${port}` }
}
