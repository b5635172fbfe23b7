import { spawn } from 'node:child_process'
import { repository } from '../launch/settings.ts'

export interface ToolResult {
  name: string
  isPassed: boolean
  output: string
}

/** Runs a tool of the repository to its end and keeps what it printed. */
export async function runTool(name: string, command: string, args: string[]): Promise<ToolResult> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn(command, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const { promise, resolve } = Promise.withResolvers<boolean>()
  child.once('error', (error) => {
    output += error.message
    resolve(false)
  })
  child.once('close', (code) => resolve(code === 0))
  return { name, isPassed: await promise, output: output.trim() }
}
