const noSuchId = '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11'
const later = '2026-11-20T09:30:00.000Z'

/** Values that no field, or hardly any, is meant to take. */
export const junkValues: Record<string, unknown> = {
  null: null,
  'a boolean': true,
  zero: 0,
  'a negative number': -1,
  'a fraction': 0.1,
  'more than an int4': 2 ** 31,
  'more than a safe integer': 2 ** 53,
  'a huge number': 1e308,
  'nothing written': '',
  'white space': ' \n\t\u3000 ',
  'a NUL': 'a\u0000b',
  'half a surrogate pair': 'a\ud800b',
  'control characters': '\u0001\u001b[2J\u202e\ufeff\uffff',
  'a number in words': '12',
  'a very long text': 'x'.repeat(100_000),
  'some three hundred letters': 'y'.repeat(300),
  'a very long text of wide characters': '💡'.repeat(30_000),
  'half of SQL': "'; drop table prompts; --",
  'half of a template': '{{'.repeat(5_000),
  'an id that is not there': noSuchId,
  'an id that is none': '019aa2b4',
  'a date that is none': '2026-02-30T25:61:61Z',
  'the year zero': '0000-01-01T00:00:00Z',
  'the last year': '9999-12-31T23:59:59.999999999Z',
  'an empty list': [],
  'a list of anything': [null, {}, [], 1, 'a\u0000b', '\ud800'],
  'a list of ids that are not there': [noSuchId, noSuchId],
  'a very long list': Array.from({ length: 20_000 }, (_, index) => `tag ${index}`),
  'a list of fifty texts': Array.from({ length: 50 }, (_, index) => `choice ${index}`),
  'a list of NULs': ['a\u0000b'],
  'an empty object': {},
  'an object with odd keys': {
    'a\u0000b': 'c\u0000d',
    constructor: 'x',
    ['k'.repeat(10_000)]: '\ud800',
    '': '',
  },
  'a deep list': nested(2_000),
}

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

/** Bodies that are wrong as a whole, with their content type. */
export const junkBodies: Record<
  string,
  [body: string | Uint8Array<ArrayBuffer>, contentType: string | null]
> = {
  nothing: ['', 'application/json'],
  null: ['null', 'application/json'],
  'a list': ['[]', 'application/json'],
  'a text': ['"x"', 'application/json'],
  'a number': ['1e999', 'application/json'],
  'an empty object': ['{}', 'application/json'],
  'half an object': ['{"name": "x', 'application/json'],
  'a prototype': ['{"__proto__": {"role": "owner"}, "constructor": {"prototype": {}}}', 'application/json'],
  'not UTF-8': [new Uint8Array([0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22]), 'application/json'],
  'bottomless brackets': ['['.repeat(200_000), 'application/json'],
  'very deep brackets': [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json'],
  'very deep objects': [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'application/json'],
  'three megabytes': [JSON.stringify({ name: 'x'.repeat(3_000_000) }), 'application/json'],
  'another type': ['{}', 'text/plain'],
  'no type': ['{}', null],
  'a type that is none': ['{}', ';;json;;'],
  'a form': ['name=x&body=y', 'application/x-www-form-urlencoded'],
  'multipart without a boundary': ['--x\r\n\r\n', 'multipart/form-data'],
  'multipart cut short': [
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a\u0000.md"\r\n\r\n# A',
    'multipart/form-data; boundary=x',
  ],
  'multipart with nothing in it': ['--x--\r\n', 'multipart/form-data; boundary=x'],
  'multipart with a broken archive': [
    '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nprompts-markdown\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="../../a.zip"\r\nContent-Type: application/zip\r\n\r\nPK\u0003\u0004 broken\r\n--x--\r\n',
    'multipart/form-data; boundary=x',
  ],
}

const cursor = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url')
const odd = [
  'a\u0000b',
  '\ud800',
  'infinity',
  '',
  later,
  '-infinity',
  '0000-00-00',
  1e308,
  -1,
  2 ** 53,
  null,
  {},
]

/** What a query may be made to say, encoded. */
export const junkQueries: readonly string[] = [
  '',
  '0',
  '-1',
  '1.5',
  '1e9',
  '201',
  'abc',
  'NaN',
  'Infinity',
  '99999999999999999999',
  'true',
  '%00',
  'a%00b',
  '%E0%A4%A',
  '%ED%A0%80',
  '%',
  '%22%3A%22',
  'x'.repeat(5_000),
  '%F0%9F%92%A1'.repeat(200),
  "'%3B--",
  '%28%28%28%7C%7C%26%26%21%3A%2A',
  'tag%3A%00%20owner%3A%20-%20%22',
  '%5B%5D',
  '%7B%7D',
  noSuchId,
  later,
  '!!!!',
]

/** Cursors that no list has given, encoded. */
export const junkCursors: readonly string[] = [
  ...odd.map((key) => cursor([key])),
  ...odd.flatMap((key) => [cursor([key, noSuchId]), cursor([noSuchId, key]), cursor([key, key, noSuchId])]),
  cursor([noSuchId]),
  cursor([]),
  cursor({}),
  cursor('x'),
  cursor(Array.from({ length: 50 }, () => 1)),
]

/** What may stand in a path where an id or a number is meant, encoded. */
export const junkParameters: readonly string[] = [
  'x',
  '0',
  '-1',
  '1.5',
  '1e3',
  '2147483648',
  '99999999999999999999',
  '%00',
  'a%00b',
  '%E0%A4%A',
  '%ED%A0%80',
  '..%2F..%2Fme',
  '%2e%2e',
  '%20',
  "'%3B--",
  'x'.repeat(3_000),
  '%F0%9F%92%A1',
  noSuchId,
  noSuchId.toUpperCase(),
  `%7B${noSuchId}%7D`,
]

export const junkHeaders: readonly Record<string, string>[] = [
  { 'if-match': '"x"' },
  { 'if-match': 'W/"r1"' },
  { 'if-match': '"r99999999999999999999"' },
  { 'if-match': '' },
  { 'if-none-match': '*' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(256) },
  { 'idempotency-key': 'å ß' },
  { 'idempotency-key': 'fine' },
  { 'x-request-id': '\u00ff'.repeat(500) },
  { 'x-forwarded-for': 'nobody, ::::, 999.1.1.1' },
  { 'user-agent': '\u00ff\u0080'.repeat(2_000) },
  { accept: '*/*;q=nan' },
  { range: 'bytes=9-1' },
]

/** A value with one part of it after the other replaced by junk, or taken out; only short junk from `depth` 2 on. */
export function* junkified(
  value: unknown,
  at = 'body',
  depth = 0,
): Generator<[label: string, value: unknown]> {
  for (const [label, junk] of Object.entries(junkValues))
    if (depth < 2 || !/very long|deep/.test(label)) yield [`${at} is ${label}`, junk]
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const [label, junk] of junkified(item, `${at}.${index}`, depth + 1))
        yield [label, value.with(index, junk)]
    return
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, item] of Object.entries(value)) {
    for (const [label, junk] of junkified(item, `${at}.${key}`, depth + 1))
      yield [label, { ...value, [key]: junk }]
    yield [
      `${at} is without ${key}`,
      Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)),
    ]
  }
}
