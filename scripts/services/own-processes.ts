import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Live processes of one of these names whose working folder is `folder`: a server we started there earlier. */
export function findProcessesIn(folder: string, names: readonly string[]): number[] {
  return listPids().filter((pid) => {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false
      return names.includes(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
    } catch {
      return false
    }
  })
}

/** Clock ticks from boot to the start of the process, which tells a reused pid apart; null when it is gone. */
export function readStartTicks(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return null
    return Number(fields[19])
  } catch {
    return null
  }
}

/** Sends each signal in turn, waiting its milliseconds for `listAlive` to become empty; true when it did. */
export async function stopProcesses(
  listAlive: () => number[],
  steps: readonly (readonly [NodeJS.Signals, number])[],
): Promise<boolean> {
  for (const [signal, waitMs] of steps) {
    for (const pid of listAlive()) signalProcess(pid, signal)
    const deadline = Date.now() + waitMs
    while (listAlive().length > 0 && Date.now() < deadline) await delay(20)
    if (listAlive().length === 0) return true
  }
  return listAlive().length === 0
}

/** Like process.kill, but a process that is already gone is no error. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function listPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}
