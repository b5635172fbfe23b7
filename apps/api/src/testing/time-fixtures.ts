import { anyRevision, type Fixture } from './fixture.ts'
import type { World } from './operation-world.ts'

const readHours = async (w: World) => ({ id: await w.readHours() })
const client = async (w: World) => ({ id: await w.client() })
const project = async (w: World) => ({ id: await w.project() })
const task = async (w: World) => ({ id: await w.task() })
const node = {
  name: 'Website',
  code: 'W-1',
  colour: 'teal',
  estimateSeconds: 3600,
  rate: { amount: 9500, currency: 'EUR' },
}
const entry = async (w: World) => ({ id: await w.entry() })
// Times are said in one of several ways; the others get their turn to be junk too.
const otherTimes = {
  startedAt: undefined,
  endedAt: undefined,
  durationSeconds: undefined,
  date: undefined,
  startTime: undefined,
  endTime: undefined,
}
const someWeek = () => ({ week: '2026-W47' })

const onTask = async (w: World) => ({
  projectId: await w.project(),
  taskId: await w.task(),
  description: 'Layout',
  billable: true,
  tags: ['print'],
})

const reported = async (w: World) => ({
  from: '2026-01-01',
  to: '2026-12-31',
  groupBy: 'client,week,tag',
  timezone: 'UTC',
  rounding: 'up:15:day',
  clientId: await w.client(),
  projectId: await w.project(),
  taskId: await w.task(),
  memberId: w.memberId,
  tag: 'print',
  billable: 'true',
  status: 'open',
})

/** The operations of hours: the tree they are booked on, timer, entries, weeks, reports and imports. */
export const timeFixtures: Record<string, Fixture> = {
  getTimeReport: { query: reported },
  getClockTime: { query: reported },
  exportTimeReportCsv: { query: reported },
  exportTimeReportXlsx: { query: reported },
  listSavedReports: {},
  createSavedReport: {
    body: () => ({ name: 'Hours', isShared: true, query: { period: 'last_month', groupBy: 'client,day' } }),
  },
  changeSavedReport: {
    path: async (w) => ({ id: await w.savedReport() }),
    body: () => ({ name: 'Days', isShared: false, query: { from: '2026-01-01', to: '2026-12-31' } }),
  },
  deleteSavedReport: { path: async (w) => ({ id: await w.savedReport() }) },
  getRunningEstimate: {},
  getEstimates: { query: async (w) => ({ clientId: await w.client(), archived: 'all' }) },
  findSimilarToTask: { path: async (w) => ({ id: await w.task() }) },
  findSimilarTasks: { query: async (w) => ({ name: 'Layout', projectId: await w.project(), tags: 'print' }) },
  startTimeImport: {
    body: () => ({
      text: 'Start date,Duration,Project\n2026-11-02,1:00,Site',
      fileName: 'hours.csv',
      timezone: 'Europe/Berlin',
    }),
  },
  listTimeImports: {},
  getTimeImport: { path: readHours },
  listTimeImportProblems: { path: readHours },
  changeTimeImport: {
    path: readHours,
    body: async (w) => ({
      timezone: 'UTC',
      dateOrder: 'day_first',
      lengthBy: 'clock',
      currency: 'EUR',
      bringBackDeleted: true,
      people: [{ key: '', memberId: (await w.member()).memberId, timezone: 'Europe/Berlin' }],
    }),
  },
  commitTimeImport: { path: readHours, body: () => ({ skipFailed: true }) },
  undoTimeImport: { path: async (w) => ({ id: await w.committedHours() }) },
  discardTimeImport: { path: readHours },
  exportTime: { query: () => ({ format: 'csv', from: '2026-01-01', to: '2026-12-31' }) },
  getTimeTree: {},
  getTimeTreeTotals: {},
  listClients: { query: () => ({ archived: 'all' }) },
  createClient: {
    body: () => ({ ...node, currency: 'EUR', billingName: 'Acme Ltd', billingAddress: '1 High Street' }),
  },
  getClient: { path: client },
  changeClient: {
    path: client,
    body: () => ({ ...node, currency: 'EUR', billingName: 'Acme Ltd', billingAddress: '1 High Street' }),
  },
  archiveClient: { path: client },
  unarchiveClient: { path: client },
  listProjects: { query: async (w) => ({ archived: 'all', clientId: await w.client() }) },
  createProject: { body: async (w) => ({ ...node, billable: true, clientId: await w.client() }) },
  getProject: { path: project },
  changeProject: {
    path: project,
    body: async (w) => ({ ...node, billable: true, clientId: await w.client() }),
  },
  archiveProject: { path: project },
  unarchiveProject: { path: project },
  listTasks: {
    query: async (w) => ({ archived: 'all', projectId: await w.project(), parentId: await w.task() }),
  },
  createTask: {
    body: async (w) => ({
      ...node,
      billable: true,
      projectId: await w.project(),
      parentId: await w.task(),
    }),
  },
  getTask: { path: task },
  changeTask: {
    path: task,
    body: async (w) => ({ ...node, billable: true, projectId: await w.project(), parentId: null }),
  },
  archiveTask: { path: task },
  unarchiveTask: { path: task },
  getTimer: {},
  startTimer: {
    body: async (w) => ({ ...(await onTask(w)), startedAt: new Date().toISOString(), timezone: 'UTC' }),
  },
  changeTimer: {
    body: async (w) => {
      await w.timer()
      return { ...(await onTask(w)), startedAt: new Date(Date.now() - 60_000).toISOString() }
    },
  },
  stopTimer: {
    body: async (w) => {
      await w.timer()
      return { endedAt: new Date().toISOString() }
    },
  },
  resumeTimer: { body: async (w) => ({ entryId: await w.timer() }) },
  unstopTimer: { body: async (w) => ({ entryId: await w.timer() }) },
  discardTimer: {
    headers: async (w) => {
      await w.timer()
      return {}
    },
  },
  undeleteTimer: { body: async (w) => ({ entryId: await w.discardedTimer() }) },
  listTimeEntries: {
    query: async (w) => ({
      from: '2026-01-01',
      to: '2026-12-31',
      memberId: w.memberId,
      projectId: await w.project(),
      taskId: await w.task(),
      status: 'open',
      tag: 'print',
      deleted: 'false',
    }),
  },
  createTimeEntry: {
    body: async (w) => ({
      ...(await onTask(w)),
      ...otherTimes,
      date: '2026-11-18',
      startTime: '09:00',
      endTime: '10:30',
      timezone: 'Europe/Berlin',
    }),
  },
  changeTimeEntries: {
    body: async (w) => ({
      ids: [await w.entry()],
      change: { projectId: null, taskId: await w.task(), addTags: ['x'], removeTags: ['y'], billable: true },
      changes: undefined,
    }),
  },
  getTimeEntry: { path: entry },
  changeTimeEntry: {
    path: entry,
    headers: anyRevision,
    body: async (w) => ({
      ...(await onTask(w)),
      ...otherTimes,
      startedAt: '2026-11-18T09:00:00Z',
      endedAt: '2026-11-18T10:00:00Z',
      timezone: 'UTC',
    }),
  },
  deleteTimeEntry: { path: entry },
  undeleteTimeEntry: { path: async (w) => ({ id: await w.deletedEntry() }) },
  splitTimeEntry: {
    path: async (w) => ({ id: await w.timedEntry() }),
    headers: anyRevision,
    body: () => ({ at: '2026-11-18T09:00:00Z' }),
  },
  unsplitTimeEntry: {
    path: async (w) => ({ id: await w.splitEntry() }),
    body: (w) => ({ secondId: w.secondHalf() }),
  },
  listWeeks: {
    query: (w) => ({ from: '2026-W40', to: '2026-W50', status: 'submitted', memberId: w.memberId }),
  },
  getWeek: { path: someWeek, query: (w) => ({ memberId: w.memberId }) },
  submitWeek: {
    path: someWeek,
    body: async (w) => ({ entryIds: [await w.entry()], memberId: w.memberId }),
  },
  approveWeek: {
    path: someWeek,
    body: async (w) => ({ entryIds: [await w.entryIn('submit')], memberId: w.memberId }),
  },
  returnWeek: {
    path: someWeek,
    body: async (w) => ({
      entryIds: [await w.entryIn('submit')],
      memberId: w.memberId,
      note: 'Please split this.',
    }),
  },
  reopenWeek: {
    path: someWeek,
    body: async (w) => ({
      entryIds: [await w.entryIn('approve')],
      memberId: w.memberId,
      to: 'open',
      waitingOnly: false,
    }),
  },
  copyWeek: { path: someWeek, body: (w) => ({ from: '2026-W46', memberId: w.memberId }) },
  getTimeSettings: {},
  changeTimeSettings: {
    body: () => ({
      overlapForbidden: false,
      invoiceSeries: '{year}-',
      senderName: 'Us',
      senderAddress: 'Here',
      senderDetails: 'VAT 1',
    }),
  },
  getMyTimeSettings: {},
  changeMyTimeSettings: { body: () => ({ forgottenAfterSeconds: 28_800, longFromPercent: 80 }) },
}
