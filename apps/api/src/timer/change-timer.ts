import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { type Bucket, resolveBucket } from '../time-entries/resolve-bucket.ts'
import { lockRunning } from './lock-timer.ts'
import { checkStart, writeRunning } from './write-running.ts'

export type TimerChange = {
  projectId?: string | null | undefined
  taskId?: string | null | undefined
  description?: string | undefined
  billable?: boolean | undefined
  tags?: string[] | undefined
  startedAt?: Date | undefined
}

/** Changes what runs, or when it started. Another project or task brings its own word on billing, unless one is given. */
export async function changeTimer(ctx: WorkspaceContext, change: TimerChange): Promise<string> {
  const running = await lockRunning(ctx)
  const { projectId, taskId, startedAt, ...plain } = change
  if (startedAt !== undefined) checkStart(ctx, startedAt)
  const bucket = bucketOf(running, { projectId, taskId })
  await writeRunning(ctx, running.id, {
    ...(bucket === null ? {} : await resolveBucket(ctx, bucket)),
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(startedAt === undefined ? {} : { startedAt }),
  })
  // A start that is set by hand is hours that nobody watched.
  if (startedAt !== undefined && startedAt.getTime() !== running.startedAt.getTime())
    await recordAudit(ctx, {
      action: 'timer.start_changed',
      subject: { type: 'time_entry', id: running.id },
      detail: { from: running.startedAt.toISOString(), to: startedAt.toISOString() },
    })
  return running.id
}

/** What to book on from now on; null to leave it. Another project alone leaves the task of the old one behind. */
function bucketOf(running: Bucket, { projectId, taskId }: Partial<Bucket>): Bucket | null {
  if (projectId === undefined && taskId === undefined) return null
  if (taskId != null) return { projectId: projectId ?? null, taskId }
  const project = projectId === undefined ? running.projectId : projectId
  const keepsTask = taskId === undefined && project === running.projectId
  return { projectId: project, taskId: keepsTask ? running.taskId : null }
}
