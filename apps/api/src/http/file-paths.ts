import { getPath } from 'hono/utils/url'

// The router knows no parameter with an ending, so an ending is a segment of its own to it: `/v1/invoices/{id}.pdf` is
// routed as `/v1/invoices/:id/.pdf`.
const withEnding = /^(\/v1\/invoices\/[^/]+)(\.(?:pdf|csv))$/

/** How the router knows the path of an endpoint. */
export function routeOf(path: string): string {
  return path.replace('}.', '}/.').replaceAll(/\{(\w+)\}/g, ':$1')
}

/** The path of a request, as the router takes it. */
export function getRoutedPath(request: Request): string {
  return getPath(request).replace(withEnding, '$1/$2')
}
