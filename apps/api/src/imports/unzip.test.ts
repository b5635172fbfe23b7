import { finish } from '@promptsheet/shared/steps'
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { brokenArchive, unzip } from './unzip.ts'

const limits = { maxFiles: 10, maxBytes: 100_000 }
const files = Object.fromEntries(
  ['first.md', 'second.md', 'third.md'].map((name) => [name, strToU8(`# ${name}\n\nWrite a letter.`)]),
)
const read = (bytes: Uint8Array) => finish(unzip(bytes, limits, () => true))

it('takes no archive that was cut off for a whole one, wherever it was cut', () => {
  const whole = zipSync(files)
  expect(read(whole)).toMatchObject({ failure: null, files: [{}, {}, {}] })
  for (let length = 4; length < whole.length; length++)
    expect([length, read(whole.subarray(0, length))]).toEqual([length, { files: [], failure: brokenArchive }])
})

it('reads an archive with words of its maker’s own at its end', () => {
  const bytes = zipSync(files)
  const said = strToU8('made on a Monday')
  const whole = new Uint8Array([...bytes.subarray(0, -2), said.length, 0, ...said])
  expect(read(whole)).toMatchObject({ failure: null, files: [{}, {}, {}] })
})
