import type { Steps } from '@promptsheet/shared/steps'
import { Unzip, UnzipInflate } from 'fflate'

export type Unzipped = { files: { name: string; bytes: Uint8Array }[]; failure: string | null }

// Small enough that what one step inflates stays small: deflate grows a byte to about a thousand at most.
const stepBytes = 16 * 1024

const endSignature = 0x06054b50
const endBytes = 22
const mostComment = 0xffff

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 8

export { isZip }

/**
 * The files of an archive, whatever its headers claim: it stops at `maxFiles` and at `maxBytes` really inflated.
 * `wants` says by name which files are read at all; `failure` is why it could not be read, for the person.
 */
export function* unzip(
  archive: Uint8Array,
  limits: { maxFiles: number; maxBytes: number },
  wants: (name: string) => boolean,
): Steps<Unzipped> {
  const files: { name: string; bytes: Uint8Array }[] = []
  const failure = yield* unzipInto(archive, limits, (name) => {
    if (!wants(name)) return null
    const chunks: Uint8Array[] = []
    return (chunk, isFinal) => {
      chunks.push(chunk)
      if (isFinal) files.push({ name, bytes: Buffer.concat(chunks) })
    }
  })
  return failure === null ? { files, failure } : { files: [], failure }
}

/** Takes what is inflated of a file, piece by piece; it may throw an `ArchiveProblem`. */
type Sink = (chunk: Uint8Array, isFinal: boolean) => void

/** The same without keeping anything: `open` gives by name who takes a file, null for nobody. Answers the failure. */
export function* unzipInto(
  archive: Uint8Array,
  limits: { maxFiles: number; maxBytes: number },
  open: (name: string) => Sink | null,
): Steps<string | null> {
  if (!hasEnd(archive)) return brokenArchive
  let seen = 0
  let inflated = 0
  let openFiles = 0
  const reader = new Unzip((file) => {
    seen++
    if (seen > limits.maxFiles) throw new ArchiveProblem(tooMany(limits.maxFiles))
    const sink = file.name.endsWith('/') ? null : open(file.name)
    if (sink === null) return
    openFiles++
    file.ondata = (error, chunk, isFinal) => {
      if (error !== null) throw error
      inflated += chunk.length
      if (inflated > limits.maxBytes) throw new ArchiveProblem(tooBig(limits.maxBytes))
      sink(chunk, isFinal)
      if (isFinal) openFiles--
    }
    file.start()
  })
  reader.register(UnzipInflate)
  try {
    for (let at = 0; at < archive.length; at += stepBytes) {
      yield at / archive.length
      reader.push(archive.subarray(at, at + stepBytes), at + stepBytes >= archive.length)
    }
  } catch (error) {
    return error instanceof ArchiveProblem ? error.message : brokenArchive
  }
  return openFiles > 0 || seen === 0 ? brokenArchive : null
}

/** Whether its list of files ends where the archive does (APPNOTE 4.3.16): one that was cut off between two files looks whole. */
function hasEnd(archive: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = archive
  const view = new DataView(buffer, byteOffset, byteLength)
  const first = Math.max(0, byteLength - endBytes - mostComment)
  for (let at = byteLength - endBytes; at >= first; at--)
    if (view.getUint32(at, true) === endSignature)
      return at + endBytes + view.getUint16(at + endBytes - 2, true) === byteLength
  return false
}

/** What keeps an archive from being read, for the person. */
export class ArchiveProblem extends Error {}

/** What is said of an archive that is none. */
export const brokenArchive =
  'This archive is damaged, protected by a password or empty; make a new zip of the files'
const tooMany = (most: number) => `This archive holds more than ${most.toLocaleString('en')} files; split it`
const tooBig = (most: number) => `Unpacked, this archive is larger than ${most / 1024 / 1024} MB; split it`
