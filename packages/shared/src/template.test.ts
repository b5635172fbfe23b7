// long because: one file shows the whole notation of blanks, case by case.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fillTemplate,
  findBlanks,
  findSettings,
  input,
  inputSettings,
  parseTemplate,
  resolveInputs,
  slugify,
} from './template.ts'
import { measureCpu } from './testing/cpu-time.ts'

const anyBody = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{',
        '}',
        '\\',
        '=',
        '|',
        '...',
        '\n',
        ' ',
        '{{a}}',
        '{{b=c|d}}',
        '\\{{e}}',
        '$&',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
  )
  .map((parts) => parts.join(''))

describe('finding blanks', () => {
  test('a name in double braces is a required text blank', () => {
    expect(findBlanks('Dear {{client name}},')).toEqual([
      { id: 'client_name', label: 'client name', type: 'text', required: true, default: null, options: [] },
    ])
  })

  test('a value after the equals sign is the default', () => {
    expect(findBlanks('{{tone=friendly}}')).toMatchObject([
      { id: 'tone', type: 'text', required: false, default: 'friendly' },
    ])
    expect(findBlanks('{{greeting=}}')).toMatchObject([{ required: false, default: '' }])
  })

  test('bars make a choice whose first option is the default', () => {
    expect(findBlanks('{{tone = friendly | formal|short}}')).toMatchObject([
      {
        id: 'tone',
        type: 'choice',
        required: false,
        default: 'friendly',
        options: ['friendly', 'formal', 'short'],
      },
    ])
  })

  test('a choice that starts with a bar has no default', () => {
    expect(findBlanks('{{tone=|friendly|formal}}')).toMatchObject([
      { type: 'choice', required: true, default: null, options: ['friendly', 'formal'] },
    ])
  })

  test('three dots ask for long text', () => {
    expect(findBlanks('{{meeting notes...}} {{brief…=none}}')).toMatchObject([
      { id: 'meeting_notes', label: 'meeting notes', type: 'long_text', required: true },
      { id: 'brief', type: 'long_text', default: 'none' },
    ])
  })

  test('the same blank twice is one, and any mention may carry the settings', () => {
    const blanks = findBlanks('{{Tone}} {{product}} {{tone=warm|cold}} {{TONE=hot}}')
    expect(blanks.map((blank) => blank.id)).toEqual(['tone', 'product'])
    expect(blanks[0]).toMatchObject({ label: 'Tone', type: 'choice', default: 'warm' })
  })

  test('underscores, hyphens and case do not make another blank', () => {
    expect(findBlanks('{{client_name}} {{Client-Name}} {{client  name}}')).toHaveLength(1)
    expect(findBlanks('{{client_name}}')).toMatchObject([{ label: 'client name' }])
  })

  test('labels in any script work', () => {
    expect(findBlanks('{{größe}} {{顧客名}} {{🎯 goal}} {{🎯}}').map((blank) => blank.id)).toEqual([
      'größe',
      '顧客名',
      'goal',
      'blank',
    ])
  })

  test('different labels with the same slug get different ids', () => {
    expect(
      findBlanks('{{price (€)}} {{price ($)}} {{price 2}} {{price (€)}}').map((blank) => blank.id),
    ).toEqual(['price', 'price_2', 'price_2_2'])
  })

  test.each([
    '{{',
    '}}',
    '{{}}',
    '{{ }}',
    '{{{{}}}}',
    '{{open',
    '{{a\nb}}',
    '{{{raw}}}',
    '{{#if x}}',
    '{{/if}}',
    '{{else}}',
    '{{> partial}}',
    '{{ name | upcase }}',
    '{{ "text" }}',
    '{{a == b}}',
    '{{$json.name}}',
    'style={{color: "red"}}',
    '{"a":{"b":{}}}',
    '{% if x %}',
    '{{____}}',
    '{{a {b} c}}',
  ])('%j is plain text', (body) => {
    expect(findBlanks(body)).toEqual([])
    expect(fillTemplate(body, [], {})).toEqual({ text: body, missingInputs: [] })
  })

  test('blanks inside JSON braces and inside broken braces are found', () => {
    expect(fillTemplate('{"n": {{count}}} {{a {{b}} c}}', [], { count: 3, b: 'x' }).text).toBe(
      '{"n": 3} {{a x c}}',
    )
  })
})

describe('escaping', () => {
  test('a backslash keeps the braces and goes away', () => {
    expect(fillTemplate('Write \\{{name}} here', [], {}).text).toBe('Write {{name}} here')
  })

  test('two backslashes stand for one in front of a blank', () => {
    expect(fillTemplate('C:\\\\{{folder}}', [], { folder: 'x' }).text).toBe('C:\\x')
  })

  test('backslashes elsewhere are left alone', () => {
    expect(fillTemplate('\\n \\{{#if}} \\\\', [], {}).text).toBe('\\n \\{{#if}} \\\\')
  })
})

describe('parts', () => {
  test('text and blanks come in order', () => {
    expect(parseTemplate('Hi {{client name}}, \\{{x}}')).toEqual([
      { kind: 'text', text: 'Hi ', raw: 'Hi ' },
      { kind: 'blank', id: 'client_name', label: 'client name', raw: '{{client name}}' },
      { kind: 'text', text: ', {{x}}', raw: ', \\{{x}}' },
    ])
  })

  test('joining the raw parts gives any body exactly', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(
          parseTemplate(body)
            .map((part) => part.raw)
            .join(''),
        ).toBe(body)
      }),
    )
  })
})

describe('settings', () => {
  test('explicit settings win over the notation and keep the order of the text', () => {
    const inputs = resolveInputs('{{b}} {{a=x}} {{new}}', [
      { id: 'a', label: 'The A', type: 'number', default: '7' },
      { id: 'gone', label: 'Gone' },
      { id: 'b', required: false },
    ])
    expect(inputs).toEqual([
      { id: 'b', label: 'b', type: 'text', required: false, default: null, options: [] },
      { id: 'a', label: 'The A', type: 'number', required: false, default: '7', options: [] },
      { id: 'new', label: 'new', type: 'text', required: true, default: null, options: [] },
    ])
  })

  test('a default that can be no choice is none', () => {
    const full = Array.from({ length: 50 }, (_, index) => `option ${index}`)
    for (const settings of [
      { options: ['a'], default: '   ' },
      { options: ['a'], default: 'x'.repeat(201) },
      { options: full, default: 'one more' },
    ]) {
      const [blank] = resolveInputs('{{tone}}', [{ id: 'tone', ...settings }])
      expect(blank).toMatchObject({ type: 'choice', options: settings.options, default: null })
    }
  })

  test('options alone make a choice, and a default outside them joins them', () => {
    expect(resolveInputs('{{tone}}', [{ id: 'Tone', options: ['a', 'b'], default: 'c' }])).toMatchObject([
      { type: 'choice', options: ['c', 'a', 'b'], default: 'c' },
    ])
  })

  test('a choice without options becomes text', () => {
    expect(resolveInputs('{{tone}}', [{ id: 'tone', type: 'choice' }])).toMatchObject([{ type: 'text' }])
  })

  test('what is found always fits the schema and laying it over itself changes nothing', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const found = findBlanks(body)
        expect(resolveInputs(body, found)).toEqual(found)
        for (const blank of found) expect(input.safeParse(blank).error).toBeUndefined()
        expect(new Set(found.map((blank) => blank.id)).size).toBe(found.length)
      }),
    )
  })

  test('only what the notation does not say is carried to the next version', () => {
    const inputs = resolveInputs('{{tone=warm}} {{size}}', [{ id: 'size', type: 'number' }])
    const settings = findSettings('{{tone=warm}} {{size}}', inputs)
    expect(settings).toEqual([{ id: 'size', type: 'number' }])
    expect(resolveInputs('{{tone=cold}} {{size}}', settings)).toMatchObject([
      { default: 'cold' },
      { type: 'number' },
    ])
  })

  test('settings name the field that is wrong in plain words', () => {
    expect(inputSettings.safeParse({ id: 'a', type: 'colour' }).error?.issues[0]?.message).toMatch(
      /text, long_text/,
    )
  })
})

describe('filling', () => {
  test('values go in literally, once', () => {
    const values = { a: '{{b}} $& $1\r\n\\{{c}}', b: 'B' }
    expect(fillTemplate('{{a}}-{{b}}-{{a}}', [], values).text).toBe(`${values.a}-B-${values.a}`)
  })

  test('an unfilled required blank stays visible and is named once', () => {
    expect(fillTemplate('{{client name}}/{{client name}}/{{x}}', [], { x: ' ' })).toEqual({
      text: '[client name]/[client name]/[x]',
      missingInputs: ['client_name', 'x'],
    })
  })

  test('a default fills in, and an emptied optional blank stays empty', () => {
    expect(fillTemplate('<{{tone=warm}}>', [], {}).text).toBe('<warm>')
    expect(fillTemplate('<{{tone=warm}}>', [], { tone: '' })).toEqual({ text: '<>', missingInputs: [] })
  })

  test('names from the object prototype are not values', () => {
    expect(fillTemplate('{{constructor}} {{__proto__}}', [], {}).missingInputs).toEqual([
      'constructor',
      'proto',
    ])
  })

  test('text without blanks is returned as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('{{'))
        expect(fillTemplate(text, [], {}).text).toBe(text)
      }),
    )
  })

  test('any value lands unchanged between its neighbours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '')
        expect(fillTemplate('<{{a}}>', [], { a: value }).text).toBe(`<${value}>`)
      }),
    )
  })
})

test.each(['{{', '{{a', '{', '\\', '{{a}}', '{{a|', '{{a }', '\\{{a}}', '}}{{', '{{a='.padEnd(900, '|')])(
  '200,000 characters of %j take linear time',
  (unit) => {
    const body = unit.repeat(Math.ceil(200_000 / unit.length))
    const { milliseconds } = measureCpu(() => {
      fillTemplate(body, findBlanks(body), {})
    })
    expect(milliseconds).toBeLessThan(1_000)
  },
)

test('thousands of colliding labels take linear time', () => {
  const body = Array.from(
    { length: 15_000 },
    (_, i) => `{{a ${'!'.repeat(i % 60)}${'?'.repeat(i / 250)}}}`,
  ).join('')
  const { milliseconds } = measureCpu(() => {
    findBlanks(body)
  })
  expect(milliseconds).toBeLessThan(1_000)
})

describe('slugs', () => {
  test('keep letters of any script and join words with an underscore', () => {
    expect(slugify('  Client’s Größe (cm)  ')).toBe('clients_größe_cm')
    expect(slugify('Cold email — first touch', '-')).toBe('cold-email-first-touch')
  })

  test('are never empty, never long, and slugging one again changes nothing', () => {
    expect(slugify('!?')).toBe('blank')
    expect(slugify('', '-', 'prompt')).toBe('prompt')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const slug = slugify(text)
        expect(slug.length).toBeGreaterThan(0)
        expect([...slug].length).toBeLessThanOrEqual(80)
        expect(slugify(slug)).toBe(slug)
      }),
    )
  })
})
