/**
 * Long work cut into short steps: between two of them whoever runs it may do something else, stop, or tell how far
 * it is. What is yielded is the share that is done, from 0 to 1.
 */
export type Steps<T> = Generator<number, T, undefined>

/** All of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same work as a part of a longer one, which it takes from one share to another. */
export function* within<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield from + (to - from) * step.value
  }
}

/** Goes over a list, a few items to a step. */
export function* forEach<T>(
  items: readonly T[],
  visit: (item: T, index: number) => void,
  perStep = 20,
): Steps<void> {
  for (const [index, item] of items.entries()) {
    if (index % perStep === 0) yield index / items.length
    visit(item, index)
  }
}
