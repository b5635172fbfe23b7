import { constants, deflateRawSync } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate'

/** A zip that is written piece by piece; what is written is kept deflated. */
export function createZip() {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  const encoder = new TextEncoder()
  return {
    /** Begins a file, and gives what writes it: once the last of it is written, the next may begin. */
    open(path: string, mtime: Date | string): (text: string, isLast: boolean) => void {
      const file = new DeflatedFile(path)
      file.mtime = mtime
      zip.add(file)
      return (text, isLast) => file.push(encoder.encode(text), isLast)
    },
    finish(): Uint8Array<ArrayBuffer> {
      zip.end()
      return Buffer.concat(pieces)
    },
  }
}

// fflate's own takes a millisecond for every file, however short.
class DeflatedFile extends ZipPassThrough {
  override compression = 8

  protected override process(piece: Uint8Array, isLast: boolean): void {
    // A piece that ends on a whole byte may stand before another: together they are one stream.
    const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
    this.ondata(null, deflateRawSync(piece, { finishFlush }), isLast)
  }
}
