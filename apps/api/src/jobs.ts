import { noteFailedLoginJob } from './auth/note-failed-login.job.ts'
import { removeExpiredJob } from './auth/remove-expired.job.ts'
import { sendLinkJob } from './auth/send-link.job.ts'
import { commitImportJob } from './imports/commit-import.job.ts'
import { readImportJob } from './imports/read-import.job.ts'
import { removeExpiredImportsJob } from './imports/remove-expired-imports.job.ts'
import { undoImportJob } from './imports/undo-import.job.ts'
import { sendInviteJob } from './invites/send-invite.job.ts'
import { removeLeftJob } from './leaving/remove-left.job.ts'
import type { AnyJob } from './queue/define-job.ts'
import { refreshSearchJob } from './search/refresh-search.job.ts'
import { reindexWorkspaceJob } from './search/reindex-workspace.job.ts'
import { sendNoticeJob } from './security/send-notice.job.ts'
import { commitTimeImportJob } from './time-imports/commit-import.job.ts'
import { readTimeImportJob } from './time-imports/read-import.job.ts'
import { removeExpiredTimeImportsJob } from './time-imports/remove-expired-imports.job.ts'
import { undoTimeImportJob } from './time-imports/undo-import.job.ts'
import { rollUpUsesJob } from './uses/roll-up-uses.job.ts'

/** Every job and, in its file, its schedule: the other table of contents. */
export const jobs: readonly AnyJob[] = [
  readImportJob,
  commitImportJob,
  removeExpiredImportsJob,
  undoImportJob,
  readTimeImportJob,
  commitTimeImportJob,
  undoTimeImportJob,
  removeExpiredTimeImportsJob,
  sendLinkJob,
  noteFailedLoginJob,
  sendInviteJob,
  removeExpiredJob,
  removeLeftJob,
  sendNoticeJob,
  rollUpUsesJob,
  refreshSearchJob,
  reindexWorkspaceJob,
]
