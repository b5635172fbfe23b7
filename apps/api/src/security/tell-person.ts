import { enqueue } from '../queue/enqueue.ts'
import { sendNoticeJob } from './send-notice.job.ts'

type Notice = Parameters<typeof enqueue<Parameters<typeof sendNoticeJob.run>[1]>>[2]

/** Asks for the mail that tells a person what happened to their account, in the transaction of what happened. */
export function tellPerson(ctx: Parameters<typeof enqueue>[0], notice: Notice): Promise<string> {
  return enqueue(ctx, sendNoticeJob, notice)
}
