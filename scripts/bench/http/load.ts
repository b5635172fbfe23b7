import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export interface Target {
  name: string
  pid: number
  url: string
  headers: Record<string, string>
}

export interface Call {
  url: string
  headers: Record<string, string>
  /** With one it is a POST of this JSON. */
  body?: string
}

/** One request over a kept connection; gives its status and the milliseconds it took. */
export function send(
  agent: Agent,
  { url, headers, body }: Call,
): Promise<{ status: number; milliseconds: number }> {
  const startedAt = performance.now()
  const method = body === undefined ? 'GET' : 'POST'
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    request(url, { agent, method, headers: { ...headers, ...type } }, (response) => {
      response.resume()
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - startedAt }),
      )
    })
      .once('error', reject)
      .end(body)
  })
}

/** Server CPU in microseconds per request: targets in turn, a burst each, for some rounds. */
export async function compareTargets(
  targets: Target[],
  { rounds, requests, connections }: { rounds: number; requests: number; connections: number },
): Promise<number[][]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const burst = async (target: Target, count: number) => {
    let left = count
    const work = async () => {
      while (left-- > 0) {
        const { status } = await send(agent, target)
        if (status !== 200) throw new Error(`${target.url} answered ${status}`)
      }
    }
    await Promise.all(Array.from({ length: connections }, work))
  }
  try {
    for (const target of targets) await burst(target, requests)
    const result: number[][] = []
    for (let round = 0; round < rounds; round++) {
      const spent = targets.map(() => 0)
      for (let part = 0; part < 4; part++)
        for (const [at, target] of targets.entries()) {
          const before = readCpuMicroseconds(target.pid)
          await burst(target, requests / 4)
          spent[at] = (spent[at] ?? 0) + readCpuMicroseconds(target.pid) - before
        }
      result.push(spent.map((all) => all / requests))
    }
    return result
  } finally {
    agent.destroy()
  }
}

/** What all threads of a process have had of the processors so far; Linux only. */
function readCpuMicroseconds(pid: number): number {
  let sum = 0
  for (const thread of readdirSync(`/proc/${pid}/task`))
    sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  return sum / 1000
}
