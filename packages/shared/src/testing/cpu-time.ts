import { threadCpuUsage } from 'node:process'

/** Runs the work and gives milliseconds of this thread's own work, which a busy machine does not stretch. */
export function measureCpu<T>(work: () => T): { result: T; milliseconds: number } {
  const before = threadCpuUsage()
  const result = work()
  const spent = threadCpuUsage(before)
  return { result, milliseconds: (spent.user + spent.system) / 1_000 }
}
