import { anyRevision, type Fixture } from './fixture.ts'
import { moneyFixtures } from './money-fixtures.ts'
import { type World, worldPassword } from './operation-world.ts'
import { timeFixtures } from './time-fixtures.ts'

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
const readImport = async (w: World) => ({ id: await w.readImport() })
const again = () => ({ currentPassword: worldPassword })
const address = (w: World) => ({ email: w.ownerEmail })

/** One line for each operation of the API: a new one is asked for by every-route-is-tenanted.test.ts. */
export const operationFixtures: Record<string, Fixture> = {
  ...timeFixtures,
  ...moneyFixtures,
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
  changeImport: {
    path: readImport,
    body: async (w) => ({
      blankStyles: { square: true },
      category: 'Sales',
      collectionId: await w.collection(),
    }),
  },
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
  exportPrompts: {
    query: async (w) => ({ format: 'csv', collectionId: await w.collection(), status: 'active' }),
  },
  streamEvents: {},
}
