import { Hono } from 'hono'
import { apiKeyRoutes } from './api-keys/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { createIdentities } from './auth/identities.ts'
import { authRoutes } from './auth/routes.ts'
import { createSessions } from './auth/sessions.ts'
import { budgetRoutes } from './budgets/routes.ts'
import { type Changes, deaf } from './cache/changes.ts'
import { createPromptCache } from './cache/prompt-cache.ts'
import { clientRoutes } from './clients/routes.ts'
import { collectionRoutes } from './collections/routes.ts'
import type { Deps } from './deps.ts'
import { estimateRoutes } from './estimates/routes.ts'
import { createEvents, type Events } from './events/create-events.ts'
import { eventRoutes } from './events/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { mountHealth, type Readiness } from './health/routes.ts'
import type { EdgeDeps, HttpEnv } from './http/answer.ts'
import { keyCors } from './http/cors.ts'
import { mountDocs } from './http/docs.ts'
import type { Endpoint } from './http/endpoint.ts'
import { getRoutedPath, routeOf } from './http/file-paths.ts'
import { HttpProblem } from './http/problem.ts'
import { createRateLimiter } from './http/rate-limit.ts'
import { refuseUnknownOperation } from './http/refuse-access.ts'
import { problemResponse, requestContext, requestOpener } from './http/request-context.ts'
import { securityHeaders } from './http/security-headers.ts'
import { serveEndpoint } from './http/serve-endpoint.ts'
import { createLoadShedder } from './http/shed-load.ts'
import { serveWebApp } from './http/web-files.ts'
import { importRoutes } from './imports/routes.ts'
import { insightRoutes } from './insights/routes.ts'
import { instanceRoutes } from './instance/routes.ts'
import { inviteRoutes } from './invites/routes.ts'
import { issuedRoutes } from './invoices/issued.routes.ts'
import { invoiceRoutes } from './invoices/routes.ts'
import { leavingRoutes } from './leaving/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { mountDevMail } from './outbound/dev-mail.routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { branchRoutes } from './prompts/branches.routes.ts'
import { labelRoutes } from './prompts/labels.routes.ts'
import { promptRoutes } from './prompts/routes.ts'
import { versionRoutes } from './prompts/versions.routes.ts'
import { rateRoutes } from './rates/routes.ts'
import { securityRoutes } from './security/routes.ts'
import { secondStepRoutes } from './security/second-step.routes.ts'
import { starterRoutes } from './starters/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { teamRoutes } from './teams/routes.ts'
import { timeEntryRoutes } from './time-entries/routes.ts'
import { timeExportRoutes } from './time-exports/routes.ts'
import { timeImportRoutes } from './time-imports/routes.ts'
import { timeReportRoutes } from './time-reports/routes.ts'
import { savedReportRoutes } from './time-reports/saved-reports.routes.ts'
import { timeSettingsRoutes } from './time-settings/routes.ts'
import { treeRoutes } from './time-tree/routes.ts'
import { timerRoutes } from './timer/routes.ts'
import { useRoutes } from './uses/routes.ts'
import { weekRoutes } from './weeks/routes.ts'
import { workspaceRoutes } from './workspaces/routes.ts'

/** Every endpoint of the REST API: the table of contents. */
export const endpoints: readonly Endpoint[] = [
  ...instanceRoutes,
  ...authRoutes,
  ...securityRoutes,
  ...secondStepRoutes,
  ...leavingRoutes,
  ...workspaceRoutes,
  ...memberRoutes,
  ...teamRoutes,
  ...inviteRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...insightRoutes,
  ...promptRoutes,
  ...versionRoutes,
  ...branchRoutes,
  ...labelRoutes,
  ...starterRoutes,
  ...useRoutes,
  ...collectionRoutes,
  ...timeReportRoutes,
  ...savedReportRoutes,
  ...estimateRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...timeImportRoutes,
  ...timeExportRoutes,
  ...eventRoutes,
  ...treeRoutes,
  ...clientRoutes,
  ...projectRoutes,
  ...taskRoutes,
  ...timerRoutes,
  ...timeEntryRoutes,
  ...weekRoutes,
  ...timeSettingsRoutes,
  ...rateRoutes,
  ...budgetRoutes,
  ...invoiceRoutes,
  ...issuedRoutes,
]

/** The whole HTTP side of the product, ready to serve or to be called in-process. Without `changes` nothing is cached. */
export function createApp(
  deps: Deps,
  {
    readiness = { isDraining: false },
    changes = deaf,
    events = createEvents(deps, changes),
  }: { readiness?: Readiness; changes?: Changes; events?: Events } = {},
) {
  const operations = new Hono<HttpEnv>({ getPath: getRoutedPath })
  const app = new Hono<HttpEnv>({ getPath: getRoutedPath })
  const sessions = createSessions(deps)
  const edgeDeps: EdgeDeps = {
    ...deps,
    sessions,
    identities: createIdentities({ ...deps, sessions }, changes),
    promptCache: createPromptCache(deps, changes),
    events,
    rateLimit: createRateLimiter(deps, deps.env.rateLimitFactor),
    loadShedder: createLoadShedder(deps),
  }
  app.onError((error, c) => problemResponse(error, c.var.request))
  const openRequest = requestOpener(edgeDeps)
  for (const endpoint of endpoints)
    operations.on(endpoint.method, routeOf(endpoint.path), serveEndpoint(edgeDeps, endpoint, openRequest))
  // An app of their own: where middleware may follow, every request pays for the list of it, though no operation calls on.
  operations.notFound((c) => app.fetch(c.req.raw, c.env))
  app.use(requestContext(openRequest))
  app.use(securityHeaders(deps.env.publicUrl))
  app.use('/v1/*', keyCors())
  mountHealth(app, deps, readiness)
  mountDocs(app, endpoints, deps.env.publicUrl)
  app.all('/v1/*', (c) => refuseUnknownOperation(endpoints, c.req.path))
  if (deps.env.smtpUrl === null && deps.env.isLoopback) mountDevMail(app, deps.env.dataDir)
  if (deps.env.webDist !== null) serveWebApp(app, deps.env.webDist)
  app.notFound((c) =>
    problemResponse(new HttpProblem(404, 'not_found', 'There is nothing here.'), c.var.request),
  )
  return operations
}
