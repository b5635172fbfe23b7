/**
 * The value of a request part that an endpoint declares no schema for. Its type parameter is then `unknown`,
 * which TypeScript cannot conclude from the schema being undefined: the one cast of the edge.
 */
export function absent<T>(): T {
  return undefined as T
}
