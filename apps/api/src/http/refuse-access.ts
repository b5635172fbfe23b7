import type { Identity } from '../auth/authenticate.ts'
import { can } from '../workspaces/can.ts'
import type { Endpoint } from './endpoint.ts'
import { routeOf } from './file-paths.ts'
import { HttpProblem } from './problem.ts'

/** Throws 401 or 403 unless whoever asks may call this endpoint. */
export function refuseWithoutAccess({ access }: Endpoint, { actor, signedIn }: Identity): void {
  if (access.who === 'anyone') return
  if (actor === null && signedIn === null)
    throw new HttpProblem(
      401,
      'unauthenticated',
      'Sign in, or send an API key as `Authorization: Bearer psk_…`.',
      {
        headers: { 'www-authenticate': 'Bearer' },
      },
    )
  if (access.who === 'person') {
    if (signedIn === null)
      throw new HttpProblem(403, 'session_only', 'This is for people who are signed in, not for keys.')
    return
  }
  if (actor === null)
    throw new HttpProblem(403, 'no_workspace', 'You are not in a workspace. Make one or accept an invite.')
  if (actor.scopes !== null) {
    if (access.scope === null)
      throw new HttpProblem(403, 'session_only', 'This is for people who are signed in, not for keys.')
    if (access.scope !== 'any' && !actor.scopes.includes(access.scope))
      throw new HttpProblem(403, 'missing_scope', `This key lacks the scope ${access.scope}.`)
  }
  if (!can(actor.role, access.can))
    throw new HttpProblem(
      403,
      'forbidden',
      `Your role here (${actor.role}) may not do this. Ask an owner or admin.`,
    )
}

/** Throws 405 with what the path takes, or 404 where there is none. */
export function refuseUnknownOperation(endpoints: readonly Endpoint[], path: string): never {
  const methods = endpoints
    .filter((endpoint) => new RegExp(`^${routeOf(endpoint.path).replaceAll(/:\w+/g, '[^/]+')}$`).test(path))
    .map(({ method }) => method.toUpperCase())
  if (methods.length === 0)
    throw new HttpProblem(404, 'no_such_operation', 'There is no such operation. /docs lists them all.')
  throw new HttpProblem(405, 'method_not_allowed', `This takes ${methods.join(', ')}.`, {
    headers: { allow: methods.join(', ') },
  })
}
