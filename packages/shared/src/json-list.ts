/**
 * What `JSON.stringify` writes of an object whose last field is a list, and a line break, cut so that the list can come
 * item by item.
 */
export function cutJsonList<T>(fields: Record<string, unknown>, list: string, indent: number) {
  const empty = JSON.stringify({ ...fields, [list]: [] }, null, indent)
  const end = empty.lastIndexOf(']')
  const lineBreak = (depth: number) => `\n${' '.repeat(indent * depth)}`
  return {
    open: empty.slice(0, end),
    // A line break in a text is written as an escape, so each that is there is one of the layout.
    item: (item: T, index: number): string => {
      const json = JSON.stringify(item, null, indent).replaceAll('\n', lineBreak(2))
      return `${index === 0 ? '' : ','}${lineBreak(2)}${json}`
    },
    close: (count: number): string => `${count === 0 ? '' : lineBreak(1)}${empty.slice(end)}\n`,
  }
}

export type JsonList<T> = ReturnType<typeof cutJsonList<T>>
