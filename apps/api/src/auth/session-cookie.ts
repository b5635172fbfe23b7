import { sessionSeconds } from './sessions.ts'

/** The Set-Cookie header that hands a session to the browser; `Secure` as soon as the product is on https. */
export function sessionCookie(token: string, publicUrl: string): string {
  return `session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sessionSeconds}${secure(publicUrl)}`
}

export function blankSessionCookie(publicUrl: string): string {
  return `session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(publicUrl)}`
}

export function readSessionCookie(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === 'session' && value !== undefined && value !== '') return value
  }
  return null
}

function secure(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '; Secure' : ''
}
