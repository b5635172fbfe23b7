import { type ComponentType, lazy } from 'react'
import { matchPath } from 'react-router'
import { promptListQuery, promptQuery } from '../prompts/prompts.queries.ts'
import { readAddress } from '../prompts/read-address.ts'
import { rememberedQuery } from '../prompts/uses.queries.ts'
import { queryClient } from './query-client.ts'
import { text } from './strings.ts'

type Page = {
  path: string
  Page: ComponentType
  /** Given, the palette offers the page under this name. */
  name?: string
  /** Asks for what the page shows, while its code and who is signed in are still on their way. */
  ask?: (address: { id: string; search: URLSearchParams }) => void
}

type Load = () => Promise<ComponentType>

const loads = new Map<ComponentType, Load>()

function page(load: Load): ComponentType {
  const Page = lazy(async () => ({ default: await load() }))
  loads.set(Page, load)
  return Page
}

/** Whether the page is for people who are not signed in. */
export function isOpenPage(pathname: string): boolean {
  return openPages.some(({ path }) => matchPath(path, pathname))
}

/** Starts what the first page needs: its code and what it shows, neither after the other. */
export function startPage({ pathname, search }: { pathname: string; search: string }) {
  const place = pathname === '/' ? '/library' : pathname
  fetchPage(place)
  const page = pages.find(({ path }) => matchPath(path, place))
  const id = page && matchPath(page.path, place)?.params.id
  // The server says on the page whether a session came with the request for it: a stranger would be refused.
  if (!('session' in document.documentElement.dataset)) return
  page?.ask?.({ id: id ?? '', search: new URLSearchParams(search) })
}

/** Fetches a page's code before it is shown: at the start, or when somebody points at its link. */
export function fetchPage(pathname: string) {
  const found = [...openPages, ...pages].find(({ path }) => matchPath(path, pathname))
  const load = found && loads.get(found.Page)
  load?.().catch(() => {
    // Showing it will meet the same failure, and says so.
  })
}

/** Every page behind the log-in: one line each, each its own chunk. */
export const pages: Page[] = [
  {
    path: '/library',
    name: text.library,
    Page: page(async () => (await import('../prompts/LibraryPage.tsx')).LibraryPage),
    ask: ({ search }) => void queryClient.prefetchInfiniteQuery(promptListQuery(readAddress(search))),
  },
  {
    path: '/prompts/new',
    name: text.newPrompt,
    Page: page(async () => (await import('../prompts/NewPromptPage.tsx')).NewPromptPage),
  },
  {
    path: '/prompts/:id',
    Page: page(async () => (await import('../prompts/PromptPage.tsx')).PromptPage),
    ask: ({ id }) => {
      void queryClient.prefetchQuery(promptQuery(id))
      void queryClient.prefetchQuery(rememberedQuery(id))
    },
  },
  {
    path: '/prompts/:id/edit',
    Page: page(async () => (await import('../prompts/EditPromptPage.tsx')).EditPromptPage),
  },
  {
    path: '/prompts/:id/versions',
    Page: page(async () => (await import('../prompts/VersionsPage.tsx')).VersionsPage),
  },
  {
    path: '/prompts/:id/try-outs/:name',
    Page: page(async () => (await import('../prompts/TakeOverPage.tsx')).TakeOverPage),
  },
  {
    path: '/prompts/:id/original',
    Page: page(async () => (await import('../prompts/OriginalPage.tsx')).OriginalPage),
  },
  {
    path: '/prompts/:id/copies',
    Page: page(async () => (await import('../prompts/CopiesPage.tsx')).CopiesPage),
  },
  { path: '/bin', name: text.bin, Page: page(async () => (await import('../prompts/BinPage.tsx')).BinPage) },
  {
    path: '/collections',
    name: text.collections,
    Page: page(async () => (await import('../collections/CollectionsPage.tsx')).CollectionsPage),
  },
  {
    path: '/insights',
    name: text.insights,
    Page: page(async () => (await import('../insights/InsightsPage.tsx')).InsightsPage),
  },
  {
    path: '/starters',
    name: text.starters,
    Page: page(async () => (await import('../starters/StartersPage.tsx')).StartersPage),
  },
  {
    path: '/import',
    name: text.importPage,
    Page: page(async () => (await import('../imports/ImportPage.tsx')).ImportPage),
  },
  {
    path: '/import/:id',
    Page: page(async () => (await import('../imports/ImportPreviewPage.tsx')).ImportPreviewPage),
  },
  {
    path: '/time/clients',
    name: text.clients,
    Page: page(async () => (await import('../time-tree/ClientsPage.tsx')).ClientsPage),
  },
  {
    path: '/time',
    name: text.yourWeek,
    Page: page(async () => (await import('../week/WeekPage.tsx')).WeekPage),
  },
  {
    path: '/time/approvals',
    Page: page(async () => (await import('../week/ApprovalsPage.tsx')).ApprovalsPage),
  },
  {
    path: '/time/invoices',
    Page: page(async () => (await import('../invoices/InvoicesPage.tsx')).InvoicesPage),
  },
  {
    path: '/time/invoices/new',
    Page: page(async () => (await import('../invoices/NewInvoicePage.tsx')).NewInvoicePage),
  },
  {
    path: '/time/invoices/:id',
    Page: page(async () => (await import('../invoices/InvoicePage.tsx')).InvoicePage),
  },
  {
    path: '/time/invoices/:id/edit',
    Page: page(async () => (await import('../invoices/EditInvoicePage.tsx')).EditInvoicePage),
  },
  {
    path: '/time/rates',
    Page: page(async () => (await import('../rates/RatesPage.tsx')).RatesPage),
  },
  {
    path: '/time/reports',
    name: text.reports,
    Page: page(async () => (await import('../time-reports/ReportsPage.tsx')).ReportsPage),
  },
  {
    path: '/time/estimates',
    name: text.estimates,
    Page: page(async () => (await import('../time-reports/EstimatesPage.tsx')).EstimatesPage),
  },
  {
    path: '/time/import',
    name: text.hoursImport,
    Page: page(async () => (await import('../time-imports/TimeImportPage.tsx')).TimeImportPage),
  },
  {
    path: '/time/import/:id',
    Page: page(async () => (await import('../time-imports/TimeImportPreviewPage.tsx')).TimeImportPreviewPage),
  },
  {
    path: '/settings/you',
    name: text.settings,
    Page: page(async () => (await import('../settings/YouPage.tsx')).YouPage),
  },
  {
    path: '/settings/security',
    name: text.security,
    Page: page(async () => (await import('../security/SecurityPage.tsx')).SecurityPage),
  },
  {
    path: '/settings/people',
    name: text.people,
    Page: page(async () => (await import('../members/PeoplePage.tsx')).PeoplePage),
  },
  {
    path: '/settings/workspace',
    name: text.workspace,
    Page: page(async () => (await import('../settings/WorkspacePage.tsx')).WorkspacePage),
  },
  {
    path: '/settings/time',
    Page: page(async () => (await import('../time-settings/TimeSettingsPage.tsx')).TimeSettingsPage),
  },
  {
    path: '/settings/keys',
    name: text.keys,
    Page: page(async () => (await import('../keys/KeysPage.tsx')).KeysPage),
  },
  {
    path: '/settings/activity',
    Page: page(async () => (await import('../audit/ActivityPage.tsx')).ActivityPage),
  },
]

/** Pages for people who are not signed in, or come from a letter. */
export const openPages: Page[] = [
  { path: '/login', Page: page(async () => (await import('../auth/LogInPage.tsx')).LogInPage) },
  { path: '/signup', Page: page(async () => (await import('../auth/SignUpPage.tsx')).SignUpPage) },
  {
    path: '/forgot-password',
    Page: page(async () => (await import('../auth/ForgotPasswordPage.tsx')).ForgotPasswordPage),
  },
  {
    path: '/reset-password',
    Page: page(async () => (await import('../auth/ResetPasswordPage.tsx')).ResetPasswordPage),
  },
  { path: '/magic-link', Page: page(async () => (await import('../auth/MagicLinkPage.tsx')).MagicLinkPage) },
  {
    path: '/verify-email',
    Page: page(async () => (await import('../auth/VerifyEmailPage.tsx')).VerifyEmailPage),
  },
  { path: '/reopen', Page: page(async () => (await import('../leaving/ReopenPage.tsx')).ReopenPage) },
  {
    path: '/change-email',
    Page: page(async () => (await import('../auth/ChangeEmailPage.tsx')).ChangeEmailPage),
  },
  {
    path: '/undo-second-step',
    Page: page(async () => (await import('../auth/UndoSecondStepPage.tsx')).UndoSecondStepPage),
  },
  {
    path: '/accept-invite',
    Page: page(async () => (await import('../auth/AcceptInvitePage.tsx')).AcceptInvitePage),
  },
]
