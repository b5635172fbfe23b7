/** What an endpoint answers, before it is HTTP. */
export type Reply<T> = { status: number; body: T; headers: Record<string, string> }

export function ok<T>(body: T, headers: Record<string, string> = {}): Reply<T> {
  return { status: 200, body, headers }
}

export function created<T>(body: T, location: string, headers: Record<string, string> = {}): Reply<T> {
  return { status: 201, body, headers: { location, ...headers } }
}

export function accepted<T>(body: T, headers: Record<string, string> = {}): Reply<T> {
  return { status: 202, body, headers }
}

export function noContent(headers: Record<string, string> = {}): Reply<null> {
  return { status: 204, body: null, headers }
}

/** The headers of a file to be kept, under a name of plain letters. */
export function attachment(fileName: string, contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${fileName}"`,
  }
}
