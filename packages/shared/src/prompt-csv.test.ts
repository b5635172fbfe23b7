import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPromptCsv, parsePromptCsv, stepThroughCsv } from './prompt-csv.ts'
import { emptyRecord, promptRecord } from './prompt-record.ts'
import { anyRecord } from './testing/any-record.ts'
import { measureCpu } from './testing/cpu-time.ts'

describe('reading', () => {
  test("takes prompts.chat's file without its contributors", () => {
    const csv =
      'act,prompt,for_devs,type,contributor\n"Poet","Act as a ""poet"",\nplease",FALSE,TEXT,"a@example.com,b"\n'
    const { records, problems } = parsePromptCsv(csv)
    expect(records).toEqual([
      { row: 2, record: { ...emptyRecord, name: 'Poet', body: 'Act as a "poet",\nplease' } },
    ])
    expect(problems.map((problem) => problem.column)).toEqual(['for_devs', 'type', 'contributor'])
    expect(JSON.stringify({ records, problems })).not.toContain('@')
  })

  test.each([',', ';', '\t'])(
    'knows other names of columns, whatever their case, between %j',
    (separator) => {
      const rows = [
        ['Title', 'When to use', 'FOLDER', 'Labels', 'Models', 'Keeper', 'Status', 'Text'],
        ['A', 'Often', 'Sales', '"a; b|c, a"', '"x, y"', 'Bo', 'Battle-tested', '"{{x}},;\t"'],
      ]
      const csv = `\ufeff${rows.map((row) => row.join(separator)).join('\r\n')}`
      expect(parsePromptCsv(csv)).toEqual({
        problems: [],
        records: [
          {
            row: 2,
            record: {
              ...emptyRecord,
              name: 'A',
              useCase: 'Often',
              category: 'Sales',
              tags: ['a', 'b', 'c'],
              recommendedModels: ['x', 'y'],
              owner: 'Bo',
              status: 'battle_tested',
              body: '{{x}},;\t',
            },
          },
        ],
      })
    },
  )

  test.each([
    ['Prompt name', 'Prompt', 'When'],
    ['Prompt title', 'Prompt text', 'Use when'],
    ['TITLE', 'Content', 'When to use it'],
    ['Name', 'Text', 'When to use?'],
    ['prompt_name', 'Instructions', 'Purpose'],
  ])('knows the columns %s, %s and %s', (...titles) => {
    expect(parsePromptCsv(`${titles.join('\t')}\nStory\tWrite a story\tafter an interview`)).toEqual({
      problems: [],
      records: [
        {
          row: 2,
          record: { ...emptyRecord, name: 'Story', body: 'Write a story', useCase: 'after an interview' },
        },
      ],
    })
  })

  test('takes the column that names a field outright, wherever a vaguer one stands, and says so', () => {
    const { records, problems } = parsePromptCsv(
      'Instructions,Name,When,Prompt,Use when\nFill it in,Story,always,Write a story,after an interview',
    )
    expect(records[0]?.record).toMatchObject({ body: 'Write a story', useCase: 'after an interview' })
    expect(problems.map(({ column }) => column)).toEqual(['Instructions', 'When'])
  })

  test('names a prompt without a name after its first words', () => {
    expect(parsePromptCsv('prompt\nWrite a haiku').records[0]?.record.name).toBe('Write a haiku')
  })

  test('counts rows as a spreadsheet does, over blank rows and line breaks in text', () => {
    const { records } = parsePromptCsv('sep=;\nname;body\n\nA;"1\n2"\r\nB;3')
    expect(records.map(({ row, record }) => [row, record.name, record.body])).toEqual([
      [4, 'A', '1\n2'],
      [5, 'B', '3'],
    ])
  })

  test('reports ragged rows with row, column and fix, and never shifts a cell', () => {
    const { records, problems } = parsePromptCsv('name,body,notes\nA,one, two,\nB,x\nC,y,z,,\nD')
    expect(records.map(({ record }) => record.name)).toEqual(['A', 'B', 'C'])
    expect(problems).toEqual([
      { row: 3, column: 'notes', message: expect.stringMatching(/2 of 3/) },
      { row: 5, column: 'body', message: expect.stringMatching(/1 of 3/) },
      { row: 5, column: 'body', message: 'Write the prompt itself' },
    ])
    expect(parsePromptCsv('name,body\nA,Hello, world').problems).toEqual([
      { row: 2, column: 'column 3', message: expect.stringMatching(/double quotes/) },
    ])
  })

  test('names the row and column of a field that does not fit, and keeps what can be kept', () => {
    const { records, problems } = parsePromptCsv(
      `name,prompt,status,version,use case\nA,b,odd,x,\nB,c,,,${'x'.repeat(501)}`,
    )
    expect(records.map(({ row }) => row)).toEqual([2])
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'status'],
      [2, 'version'],
      [3, 'use case'],
    ])
  })

  test('says where a quote never closes, and keeps the rows before', () => {
    const { records, problems } = parsePromptCsv('name,body\nA,b\nC,"d\ne')
    expect(records).toHaveLength(1)
    expect(problems).toEqual([{ row: 3, column: null, message: expect.stringMatching(/never closes/) }])
  })

  test('asks for a column of prompts', () => {
    expect(parsePromptCsv('foo,bar\n1,2').problems.at(-1)?.message).toMatch(/"prompt" or "body"/)
    expect(parsePromptCsv('').problems).toHaveLength(1)
  })

  test('never throws, and every record fits', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '"',
        ',',
        ';',
        '\n',
        '\r',
        '\t',
        "'",
        '=',
        '[',
        '{}',
        'name',
        'body',
        'inputs',
        '\u0000',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        for (const { record } of parsePromptCsv(`name,body,inputs,tags\n${parts.join('')}`).records) {
          expect(promptRecord.parse(record)).toEqual(record)
        }
        parsePromptCsv(parts.join(''))
      }),
      { numRuns: 500 },
    )
  })
})

describe('writing', () => {
  test('leaves no formula for a spreadsheet to run', () => {
    const csv = formatPromptCsv([
      { ...emptyRecord, name: '=HYPERLINK("x")', useCase: '@a', category: '+1', notes: '\t=1', body: '-1' },
    ])
    for (const cell of csv.slice(1).matchAll(/(?<=^|,)"((?:[^"]|"")*)"/gm)) {
      expect(cell[1]).not.toMatch(/^[=+\-@\t\r]/)
    }
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('and reading again gives equal records, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 4 }), (records) => {
        const read = parsePromptCsv(formatPromptCsv(records))
        expect(read.problems).toEqual([])
        expect(read.records).toEqual(records.map((record, index) => ({ row: index + 2, record })))
      }),
      { numRuns: 500 },
    )
  })
})

test('five thousand prompts are read in a few seconds', () => {
  const record = { ...emptyRecord, name: 'A', body: 'text, "quoted" ü\n'.repeat(60) }
  const csv = formatPromptCsv(Array.from({ length: 5_000 }, () => record))
  const { milliseconds } = measureCpu(() => {
    expect(parsePromptCsv(csv).records).toHaveLength(5_000)
  })
  expect(milliseconds).toBeLessThan(8_000)
})

describe('a table that is read in slices', () => {
  test('is the same as read at once, wherever a slice is cut', () => {
    const cells = Array.from({ length: 900 }, (_, index) => {
      const length = (index * 7919) % 1500
      return `"P${index}";"${'Ä "" word\r\n'.repeat(length / 10)}😀${index}"`
    })
    const long = `"Long";"${'x\n'.repeat(200_000)}end"`
    const text = ['name;body', ...cells.slice(0, 450), '', long, ...cells.slice(450)].join('\r\n')
    const shares = [...stepThroughCsv(text)]
    const { records, problems } = parsePromptCsv(text)
    expect(problems).toMatchObject([{ row: 453, message: expect.stringMatching(/longer than 100,000/) }])
    expect(records.map(({ row }) => row)).toEqual(
      Array.from({ length: 900 }, (_, index) => index + (index < 450 ? 2 : 4)),
    )
    for (const [index, { record }] of records.entries())
      expect(record.body).toBe(`${'Ä " word\r\n'.repeat(((index * 7919) % 1500) / 10)}😀${index}`)
    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  })

  test('with a quote that never closes says at which row it opens', () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `P${index},${'text '.repeat(10)}`)
    const text = ['name,body', ...rows.slice(0, 5000), 'Open,"never', ...rows.slice(5000)].join('\n')
    const { records, problems } = parsePromptCsv(text)
    expect(records).toHaveLength(5000)
    expect(problems).toMatchObject([{ row: 5002, message: expect.stringMatching(/double quote opens here/) }])
  })
})

test('blanks that cannot be read are told, and the prompt comes without them', () => {
  const { records, problems } = parsePromptCsv('name,body,inputs\nA,Say {{word}}.,"[{""id"":}"')
  expect(records).toMatchObject([{ record: { name: 'A', inputs: [] } }])
  expect(problems).toMatchObject([{ row: 2, column: 'inputs', message: expect.stringMatching(/commas/) }])
})
