import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Server {
  pid: number
  stop: () => Promise<void>
}

/** Runs a TypeScript file as a server of its own and waits until all its ports answer. Its log goes nowhere. */
export async function startServer(
  file: string,
  env: Record<string, string>,
  ports: readonly number[],
): Promise<Server> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = once(child, 'exit')
  const deadline = Date.now() + 20_000
  for (const port of ports)
    while (!(await isOpen(port))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${file} did not start`)
      await wait(50)
    }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
