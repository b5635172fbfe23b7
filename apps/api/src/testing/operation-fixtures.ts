// long because: a line for each operation there is.
import { type World, worldPassword } from './operation-world.ts'

type From<T> = (world: World) => T | Promise<T>

/** What a good call of an operation takes, when its owner makes it. */
export type Fixture = {
  path?: From<Record<string, string>>
  query?: From<Record<string, string>>
  /** With every field it knows, so that each gets its turn to be junk; and without the world's marker. */
  body?: From<unknown>
  headers?: From<Record<string, string>>
}

const blank = {
  id: 'customer',
  label: 'customer',
  type: 'choice',
  required: true,
  default: 'Ann',
  options: ['Ann', 'Ben'],
}
const details = {
  useCase: 'After a call',
  category: 'Sales',
  tags: ['email'],
  status: 'draft',
  externalId: 'a-1',
}
const text = {
  body: 'Dear {{customer}}, thank you.',
  inputs: [blank],
  notes: 'Keep it short.',
  recommendedModels: ['Claude'],
  changeNote: 'Shorter',
}
const member = async (w: World) => ({ id: (await w.member()).memberId })
const team = async (w: World) => ({ id: await w.team() })
const invite = async (w: World) => ({ id: await w.invite() })
const prompt = async (w: World) => ({ id: await w.prompt() })
const collection = async (w: World) => ({ id: await w.collection() })
const readHours = async (w: World) => ({ id: await w.readHours() })
const readImport = async (w: World) => ({ id: await w.readImport() })
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
const anyRevision = () => ({ 'if-match': '*' })
const again = () => ({ currentPassword: worldPassword })
const address = (w: World) => ({ email: w.ownerEmail })

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

const draft = async (w: World) => ({ id: await w.draftInvoice() })
const issued = async (w: World) => ({ id: await w.issuedInvoice() })
const billing = async (w: World) => ({
  clientId: await w.client(),
  from: '2026-11-01',
  to: '2026-11-30',
  groupBy: ['project', 'task'],
  rounding: { mode: 'up', minutes: 15, per: 'entry' },
  taxPercent: 19,
  notes: 'Thank you.',
  dueDate: '2026-12-31',
  currency: 'EUR',
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

/** One line for each operation of the API: a new one is asked for by every-route-is-tenanted.test.ts. */
export const operationFixtures: Record<string, Fixture> = {
  getInstance: {},
  signUp: {
    body: () => ({
      email: 'new@example.com',
      password: worldPassword,
      name: 'New',
      workspaceName: 'W',
      timezone: 'UTC',
    }),
  },
  logIn: { body: (w) => ({ ...address(w), password: worldPassword }) },
  logOut: {},
  forgotPassword: { body: address },
  askForMagicLink: { body: address },
  resetPassword: {
    body: async (w) => ({ token: await w.token('reset_password'), password: 'eight red kites' }),
  },
  confirmMagicLink: { body: async (w) => ({ token: await w.token('magic_link') }) },
  verifyEmail: { body: async (w) => ({ token: await w.token('verify_email') }) },
  resendVerification: {},
  finishLogin: {
    body: async (w) => ({ token: await w.token('second_factor'), code: (await w.recoveryCodes())[0] }),
  },
  changeEmail: { body: async (w) => ({ token: await w.emailToken() }) },
  undoSecondStep: { body: async (w) => ({ token: await w.secondStepToken() }) },
  listSessions: {},
  endSession: { path: async (w) => ({ id: await w.otherSession() }) },
  endOtherSessions: {},
  changePassword: { body: () => ({ currentPassword: worldPassword, password: 'eight red kites' }) },
  askForEmail: { body: () => ({ currentPassword: worldPassword, email: 'another@example.com' }) },
  getSecondFactor: {},
  beginSecondFactor: { body: again },
  confirmSecondFactor: { body: async (w) => ({ code: await w.firstCode() }) },
  renewRecoveryCodes: {
    body: async (w) => {
      await w.recoveryCodes()
      return again()
    },
  },
  removeSecondFactor: { body: again },
  listAccountEvents: {},
  exportAccount: {},
  closeAccount: { body: again },
  reopenAccount: { body: async (w) => ({ token: await w.reopenToken() }) },
  deleteWorkspace: { body: (w) => ({ ...again(), name: `Work ${w.marker}` }) },
  listDeletedWorkspaces: {},
  undeleteWorkspace: { path: async (w) => ({ id: await w.deletedWorkspace() }) },
  getMe: {},
  getSession: {},
  changeMe: { body: () => ({ name: 'Mia', timezone: 'Europe/Berlin', locale: 'en' }) },
  listWorkspaces: {},
  createWorkspace: { body: () => ({ name: 'Another', timezone: 'UTC' }) },
  activateWorkspace: { path: (w) => ({ id: w.workspaceId }) },
  changeWorkspace: { body: () => ({ name: 'Renamed', timezone: 'UTC', weekStart: 0, currency: 'USD' }) },
  listMembers: {},
  changeMember: { path: member, body: () => ({ role: 'manager' }) },
  removeMember: { path: member },
  listTeams: {},
  createTeam: { body: async (w) => ({ name: 'Sales', memberIds: [(await w.member()).memberId] }) },
  renameTeam: { path: team, body: () => ({ name: 'Renamed' }) },
  deleteTeam: { path: team },
  setTeamMembers: { path: team, body: async (w) => ({ memberIds: [(await w.member()).memberId] }) },
  listInvites: {},
  createInvite: {
    body: async (w) => ({ email: 'x@example.com', role: 'viewer', teamIds: [await w.team()] }),
  },
  resendInvite: { path: invite },
  revokeInvite: { path: invite },
  getInviteInfo: { body: async (w) => ({ token: await w.inviteToken() }) },
  acceptInvite: {
    body: async (w) => ({ token: await w.inviteToken(), name: 'Guest', password: worldPassword }),
  },
  listApiKeys: {},
  createApiKey: {
    body: () => ({ name: 'Key', scopes: ['prompts:read'], expiresAt: '2099-01-01T00:00:00Z' }),
  },
  revokeApiKey: { path: async (w) => ({ id: await w.apiKey() }) },
  listAuditEntries: { query: async (w) => ({ promptId: await w.prompt() }) },
  getInsights: { query: () => ({ days: '30' }) },
  listPrompts: { query: async (w) => ({ q: 'letter', collectionId: await w.collection() }) },
  createPrompt: {
    body: async (w) => ({
      name: 'Mail',
      ...details,
      ...text,
      collectionId: await w.collection(),
      ownerId: w.memberId,
    }),
  },
  getPrompt: { path: prompt },
  changePrompt: {
    path: prompt,
    body: async (w) => ({
      name: 'Mail',
      ...details,
      collectionId: await w.collection(),
      ownerId: w.memberId,
    }),
  },
  changePrompts: {
    body: async (w) => ({ changes: [{ ids: [await w.prompt()], change: { addTags: ['x'] } }] }),
  },
  listStarterPacks: {},
  addStarterPack: {
    body: async (w) => ({
      pack: 'sales',
      promptKeys: ['voicemail_in_twenty_seconds'],
      collectionId: await w.collection(),
    }),
  },
  deletePrompt: { path: prompt },
  undeletePrompt: { path: async (w) => ({ id: await w.binnedPrompt() }) },
  publishVersion: { path: prompt, headers: anyRevision, body: () => ({ ...text, branch: 'main' }) },
  listVersions: { path: prompt },
  getVersion: { path: async (w) => ({ ...(await prompt(w)), number: '1' }) },
  diffVersions: { path: prompt, query: () => ({ from: '1', to: '1' }) },
  listForks: { path: prompt },
  listBranches: { path: prompt },
  mergeBranch: {
    path: async (w) => ({ ...(await prompt(w)), name: await w.branch() }),
    headers: anyRevision,
    body: () => ({ body: text.body, changeNote: 'Shorter' }),
  },
  deleteBranch: { path: async (w) => ({ ...(await prompt(w)), name: await w.branch() }) },
  undeleteBranch: { path: async (w) => ({ ...(await prompt(w)), name: await w.endedBranch() }) },
  forkPrompt: {
    path: prompt,
    body: async (w) => ({ name: 'Own letter', collectionId: await w.collection() }),
  },
  mergeSource: {
    path: async (w) => ({ id: await w.copy() }),
    headers: anyRevision,
    body: () => ({ body: text.body, changeNote: 'Over', versionNumber: 2, skip: false }),
  },
  restoreVersion: { path: prompt, headers: anyRevision, body: () => ({ number: 1 }) },
  listTags: {},
  listCategories: {},
  usePrompt: {
    path: prompt,
    body: () => ({ version: 1, surface: 'web', target: 'claude', inputs: { name: 'Ann' } }),
  },
  changeUse: {
    path: async (w) => ({ id: await w.use() }),
    body: () => ({ outcome: 'edited', similarity: 0.5 }),
  },
  getRememberedInputs: { path: prompt },
  getPromptUsage: { path: prompt, query: () => ({ days: '30' }) },
  listCollections: {},
  createCollection: {
    body: async (w) => ({
      name: 'Shelf',
      description: 'For us',
      visibility: 'teams',
      teamIds: [await w.ownTeam()],
    }),
  },
  getCollection: { path: collection },
  changeCollection: { path: collection, body: () => ({ name: 'Shelf', description: 'For all' }) },
  changeCollectionAccess: {
    path: collection,
    body: async (w) => ({ visibility: 'teams', teamIds: [await w.ownTeam()] }),
  },
  deleteCollection: { path: collection, query: () => ({ moveTo: 'none' }) },
  undeleteCollection: { path: async (w) => ({ id: await w.binnedCollection() }) },
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
  startImport: {
    body: async (w) => ({
      kind: 'prompts-markdown',
      text: '# A\n---\nB\n---\n',
      fileName: 'a.md',
      category: 'Sales',
      tags: ['x'],
      status: 'draft',
      collectionId: await w.collection(),
      blankStyles: { square: true },
    }),
  },
  listImports: {},
  getImport: { path: readImport },
  listImportRows: { path: readImport },
  getImportRow: { path: async (w) => ({ ...(await readImport(w)), row: '1' }) },
  changeImport: { path: readImport, body: () => ({ blankStyles: { square: true } }) },
  listImportGroups: { path: readImport },
  changeImportGroups: { path: readImport, body: () => ({ decision: 'keep_all' }) },
  changeImportGroup: {
    path: async (w) => ({ ...(await readImport(w)), group: '1' }),
    body: () => ({ decision: 'keep_one', row: 1 }),
  },
  changeImportRow: {
    path: async (w) => ({ ...(await readImport(w)), row: '1' }),
    body: () => ({ action: 'skip' }),
  },
  commitImport: { path: readImport, body: () => ({ skipFailed: true }) },
  undoImport: { path: async (w) => ({ id: await w.committedImport() }) },
  discardImport: { path: readImport },
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
  exportPrompts: {
    query: async (w) => ({ format: 'csv', collectionId: await w.collection(), status: 'active' }),
  },
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
  streamEvents: {},
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
  listRates: { query: async (w) => ({ clientId: await w.client() }) },
  getRateOfWork: {
    query: async (w) => ({
      memberId: w.memberId,
      taskId: await w.task(),
      projectId: await w.project(),
      day: '2026-11-18',
    }),
  },
  setRate: {
    body: async (w) => ({
      clientId: await w.client(),
      taskId: undefined,
      projectId: undefined,
      memberId: undefined,
      amount: 9500,
      currency: 'EUR',
      effectiveFrom: '2026-01-01',
    }),
  },
  deleteRate: { path: async (w) => ({ id: await w.rate() }) },
  listBudgets: {},
  setBudget: {
    body: async (w) => ({
      clientId: await w.client(),
      taskId: undefined,
      projectId: undefined,
      period: 'month',
      seconds: 3600,
      amount: undefined,
      currency: undefined,
    }),
  },
  deleteBudget: { path: async (w) => ({ id: await w.budget() }) },
  listInvoices: {
    query: async (w) => {
      await w.draftInvoice()
      return { status: 'draft', clientId: await w.client() }
    },
  },
  listUnbilledTime: {},
  previewInvoice: { body: async (w) => ({ ...(await billing(w)), invoiceId: await w.draftInvoice() }) },
  createInvoice: {
    body: async (w) => {
      await w.deletedDraft()
      return await billing(w)
    },
  },
  getInvoice: { path: draft },
  changeInvoice: {
    path: draft,
    body: async (w) => {
      const { clientId: _clientId, currency: _currency, ...change } = await billing(w)
      return change
    },
  },
  deleteInvoice: { path: draft },
  undeleteInvoice: { path: async (w) => ({ id: await w.deletedDraft() }) },
  issueInvoice: { path: draft, body: () => ({ total: 9500 }) },
  voidInvoice: { path: issued, body: () => ({ reason: 'Wrong address' }) },
  payInvoice: { path: issued },
  unpayInvoice: { path: async (w) => ({ id: await w.paidInvoice() }) },
  auditInvoice: { path: issued },
  getInvoicePdf: { path: issued },
  getInvoiceCsv: { path: issued },
  getNextInvoiceNumber: {},
  setNextInvoiceNumber: { body: () => ({ nextNumber: 42 }) },
}
