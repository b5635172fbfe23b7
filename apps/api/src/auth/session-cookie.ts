import { sessionSeconds } from './sessions.ts'

// Browsers keep a `__Host-` cookie to the one host that set it over https: no other page of the domain can put its own
// in the place of it.
const safeName = '__Host-session'
/** Over plain http, and of sessions from before the safe name. */
const plainName = 'session'

/** The Set-Cookie header that hands a session to the browser, bound to this host as soon as the product is on https. */
export function sessionCookie(token: string, publicUrl: string): string {
  return written(token, publicUrl, sessionSeconds)
}

/** Ends the cookie. One of the plain name may be left behind on https; its session has ended, so it opens nothing. */
export function blankSessionCookie(publicUrl: string): string {
  return written('', publicUrl, 0)
}

export function readSessionCookie(header: string | undefined): string | null {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const [name = '', value = ''] = part.trim().split('=', 2)
    if (value !== '' && !found.has(name)) found.set(name, value)
  }
  return found.get(safeName) ?? found.get(plainName) ?? null
}

function written(token: string, publicUrl: string, maxAgeSeconds: number): string {
  const isSafe = publicUrl.startsWith('https:')
  const cookie = `${isSafe ? safeName : plainName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`
  return isSafe ? `${cookie}; Secure` : cookie
}
