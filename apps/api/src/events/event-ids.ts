import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Deps } from '../deps.ts'

// Zeros that an id of another process has, once deciphered, with a chance of one in four thousand million.
const mark = Buffer.alloc(4)

/**
 * The names of events: which one it was in this process, since it last missed none. They tell a reader nothing, for what one
 * may see says nothing of how much there was that one may not; and nobody but this process can read them.
 */
export function createEventIds({ random }: Pick<Deps, 'random'>) {
  const key = random(16)
  return {
    write(number: number): string {
      const block = Buffer.alloc(16)
      block.writeUIntBE(number, 0, 6)
      block.set(mark, 6)
      block.set(random(6), 10)
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
    },
    /** Null for one of another process, or of before something was missed. */
    read(id: string): number | null {
      const bytes = Buffer.from(id, 'base64url')
      if (bytes.length !== 16) return null
      const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      const block = Buffer.concat([decipher.update(bytes), decipher.final()])
      return block.subarray(6, 10).equals(mark) ? block.readUIntBE(0, 6) : null
    },
  }
}
