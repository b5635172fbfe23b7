import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readStartTicks, stopProcesses } from '../services/own-processes.ts'

const processSchema = z.object({ pid: z.number(), startTicks: z.number().nullable() })
const schema = z.object({
  launcher: processSchema,
  url: z.string(),
  /** Where the embedded Postgres listens; null when another one is used. */
  postgresPort: z.number().nullable(),
  children: z.array(processSchema),
})

export type LauncherRecord = z.infer<typeof schema>

/** What the last launcher of this DATA_DIR wrote down, whether it lives or not; null when there is nothing. */
export function findRecord(dataDir: string): LauncherRecord | null {
  try {
    return schema.parse(JSON.parse(readFileSync(place(dataDir), 'utf8')))
  } catch {
    return null
  }
}

export function writeRecord(
  dataDir: string,
  record: Omit<LauncherRecord, 'launcher' | 'children'>,
  pids: number[],
) {
  const whole: LauncherRecord = { ...record, launcher: identify(process.pid), children: pids.map(identify) }
  const draft = `${place(dataDir)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(whole)}\n`, { mode: 0o600 })
  renameSync(draft, place(dataDir))
}

export const removeRecord = (dataDir: string) => rmSync(place(dataDir), { force: true })

export function isRunning({ pid, startTicks }: z.infer<typeof processSchema>): boolean {
  return startTicks !== null && readStartTicks(pid) === startTicks
}

/** Ends the API and worker that a killed launcher left behind; a pid that is somebody else's now is spared. */
export async function endOrphans(record: LauncherRecord): Promise<void> {
  const listAlive = () => record.children.filter(isRunning).map(({ pid }) => pid)
  await stopProcesses(listAlive, [
    ['SIGTERM', 5000],
    ['SIGKILL', 2000],
  ])
}

const identify = (pid: number) => ({ pid, startTicks: readStartTicks(pid) })
const place = (dataDir: string) => join(dataDir, 'launcher.json')
