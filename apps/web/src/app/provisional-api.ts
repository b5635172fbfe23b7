import { fetchSignedIn } from './login-again.ts'
import { ProblemError } from './problem.ts'

// Goes as soon as the client knows these operations.

type Options = {
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  return (await callWithTag<T>(method, path, options)).data
}

export async function callWithTag<T>(method: string, path: string, options: Options = {}) {
  const url = new URL(path, location.origin)
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  const request = new Request(url, {
    method,
    headers: {
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    signal: options.signal ?? null,
  })
  const response = await fetchSignedIn(request)
  const isJson = response.headers.get('content-type')?.includes('json')
  const data = isJson ? await response.json() : undefined
  if (!response.ok) throw new ProblemError(response.status, data)
  const typed: T = data
  return { data: typed, etag: response.headers.get('etag') }
}
