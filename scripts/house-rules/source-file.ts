import { parseSync, Visitor, type VisitorObject } from 'oxc-parser'

export interface Finding {
  /** Where in the text, counted in characters from its beginning. */
  at: number
  message: string
}

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string
  text: string
  /** Walks its syntax tree; does nothing for what is not TypeScript or JavaScript. */
  visit(visitor: VisitorObject): void
}

export interface Rule {
  name: string
  find(file: SourceFile): Finding[]
}

const CODE = /\.(ts|tsx|mjs|js)$/

export const isCode = (path: string) => CODE.test(path)

export function makeSourceFile(path: string, text: string): SourceFile {
  let program: Parameters<Visitor['visit']>[0] | undefined
  return {
    path,
    text,
    visit(visitor) {
      if (!isCode(path)) return
      program ??= parseSync(path, text).program
      new Visitor(visitor).visit(program)
    },
  }
}

export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
