import fc from 'fast-check'
import { inputTypes } from '../input.ts'
import { promptStatuses, text } from '../prompt-fields.ts'
import { promptRecord } from '../prompt-record.ts'

const nasty = fc.constantFrom(
  '---',
  '---\n',
  '\n---\nname: x\n---\n',
  '# Title v2\n',
  'name: x\n',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '"',
  "'",
  '""',
  '`',
  ',',
  ';',
  '|',
  '\\',
  ': ',
  ' #',
  '- ',
  '? ',
  '{{a}}',
  '[',
  '{',
  '&a',
  '*a',
  '!x',
  '%',
  '@',
  '=1+1',
  '+',
  '-',
  '~',
  'null',
  'true',
  'no',
  '007',
  '1e3',
  '2026-01-01',
  '👩‍💻',
  'ü',
  '顧客',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\u0001',
  '\u007f',
  '...',
  '<<',
)

function anyText(maxLength: number) {
  return fc
    .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 })
    .map((parts) => parts.join('').replaceAll('\u0000', '').toWellFormed().slice(0, maxLength).toWellFormed())
}

const visible = text({ min: 1, max: 1000 })
const someText = (maxLength: number) => anyText(maxLength).filter((value) => visible.safeParse(value).success)
const anyInput = fc.record(
  {
    id: someText(60),
    label: someText(60),
    type: fc.constantFrom(...inputTypes),
    required: fc.boolean(),
    default: fc.option(anyText(60)),
    options: fc.array(someText(60), { maxLength: 3 }),
  },
  { requiredKeys: ['id'] },
)

/** Records that hold what files find hardest, as the schema leaves them. For property tests only. */
export const anyRecord = fc
  .record(
    {
      externalId: someText(60),
      name: someText(60),
      useCase: anyText(60),
      category: fc.option(someText(60)),
      tags: fc.array(someText(50), { maxLength: 4 }),
      recommendedModels: fc.array(someText(50), { maxLength: 3 }),
      owner: fc.option(someText(60)),
      inputs: fc.array(anyInput, { maxLength: 3 }),
      notes: anyText(200),
      version: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      changeNote: anyText(60),
      body: someText(300),
      status: fc.constantFrom(...promptStatuses),
    },
    {
      requiredKeys: [
        'name',
        'useCase',
        'category',
        'tags',
        'recommendedModels',
        'owner',
        'inputs',
        'notes',
        'version',
        'changeNote',
        'body',
      ],
    },
  )
  .map((record) => promptRecord.parse(record))
