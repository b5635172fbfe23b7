import { describe, expect, it } from 'vitest'
import { startLibrary } from './testing/start-library.ts'

const library = await startLibrary()

describe('words', () => {
  it('find a prompt by its name, use case, tags, category, text and notes', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const ids = await addPrompts([
      { name: 'Alpha retrospective' },
      { name: 'b', useCase: 'after a retrospective' },
      { name: 'c', tags: ['retrospective'] },
      { name: 'd', category: 'Retrospective' },
      { name: 'e', body: 'Sum up the retrospective' },
      { name: 'f', notes: 'Not for a Retrospective!' },
      { name: 'g', body: 'Something else' },
    ])
    expect(new Set(await find(first, 'retrospective'))).toEqual(new Set(ids.slice(0, 6)))
    expect(await find(first, 'alpha RÉTROSPECTIVE')).toEqual([ids[0]])
  })

  it('must all be there, in whatever field and order', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const ids = await addPrompts([
      { name: 'Offer', body: 'for a client in Berlin' },
      { name: 'Client letter', body: 'from Munich' },
      ...Array.from({ length: 6 }, () => ({ name: 'Berlin client' })),
    ])
    const found = await find(first, 'client berlin')
    expect(found).toHaveLength(7)
    expect(found).toContain(ids[0])
    expect(found).not.toContain(ids[1])
  })

  it('are found while they are typed, letter by letter, in any script', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const names = [
      'Größere Änderung: e-mail an Kunden',
      '顧客へのメール A社',
      'Письмо клиенту',
      'LinkedIn post 2.0',
    ]
    const ids = await addPrompts(names.map((name) => ({ name })))
    for (const [index, name] of names.entries())
      for (let end = 1; end <= name.length; end++)
        expect(await find(first, name.slice(0, end)), name.slice(0, end)).toContain(ids[index])
    expect(await find(first, 'coldemail')).toEqual([])
    expect(await find(first, 'anderungemail')).toEqual([])
    expect(await find(first, 'email')).toContain(ids[0])
  })

  it('in quotes must follow each other', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const ids = await addPrompts([
      { name: 'Cold email for leads' },
      { name: 'Email, cold' },
      { name: 'Third', body: 'a cold email' },
      { name: 'Fourth', useCase: 'cold emails' },
      { name: 'cold', useCase: 'email' },
    ])
    expect(await find(first, '"cold email"')).toEqual([ids[0], ids[2]])
  })
})

describe('the order', () => {
  it('prefers the name to use case and tags, those to the text', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const [text, tag, useCase, name] = await addPrompts([
      { name: 'one', body: 'newsletter' },
      { name: 'two', tags: ['newsletter'] },
      { name: 'three', useCase: 'newsletter' },
      { name: 'a long name with newsletter in it' },
    ])
    const found = await find(first, 'newsletter')
    expect([found[0], new Set(found.slice(1, 3)), found[3]]).toEqual([name, new Set([tag, useCase]), text])
  })

  it('prefers a whole word to the beginning of one, and that to a misspelt one', async () => {
    const { first, addPrompts, find } = await library.workspace()
    for (const field of ['name', 'useCase', 'body'] as const) {
      const word = `plan${field.toLowerCase()}`
      const ids = await addPrompts([
        { name: 'x', [field]: `${word.slice(0, -1)} of the year` },
        { name: 'x', [field]: `${word}ning of the year` },
        { name: 'x', [field]: `${word} of the year` },
      ])
      const expected = field === 'body' ? [ids[2], ids[1]] : [ids[2], ids[1], ids[0]]
      expect(await find(first, word), field).toEqual(expected)
    }
  })

  it('prefers the name that is all of what was typed', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const ids = await addPrompts([
      { name: 'Cold email to a lost client' },
      { name: 'Cold email' },
      { name: 'Cold email two' },
    ])
    expect(await find(first, 'cold email')).toEqual([ids[1], ids[2], ids[0]])
  })

  it('prefers what is used, but never over a better match', async () => {
    const { id, first, addPrompts, find, reindex } = await library.workspace()
    const [unused, used, prefix] = await addPrompts([
      { name: 'Brief' },
      { name: 'Brief' },
      { name: 'Briefing' },
    ])
    for (const [promptId, uses] of [
      [used, 30],
      [prefix, 5000],
    ] as const)
      await library.root`insert into prompt_usage_daily (workspace_id, prompt_id, day, member_id, uses)
        values (${id}, ${promptId ?? null}, current_date, ${first.memberId}, ${uses})`
    await reindex()
    expect(await find(first, 'brief')).toEqual([used, unused, prefix])
  })

  it('is kept from page to page, with every prompt once', async () => {
    const { first, addPrompts, find, page } = await library.workspace()
    await addPrompts(
      Array.from({ length: 23 }, (_, n) => ({
        name: n % 2 === 0 ? 'Weekly report' : 'Report',
        useCase: `weekly ${n}`,
      })),
    )
    for (const q of ['weekly report', 'wekly reprot', 'status:active']) {
      const whole = await find(first, q)
      const pages: string[] = []
      let cursor: string | null = null
      do {
        const next: Awaited<ReturnType<typeof page>> = await page(first, {
          q,
          limit: 5,
          ...(cursor === null ? {} : { cursor }),
        })
        pages.push(...next.ids)
        cursor = next.nextCursor
      } while (cursor !== null)
      expect(pages).toEqual(whole)
      expect(new Set(pages).size).toBe(23)
    }
    await expect(page(first, { q: 'weekly', limit: 5, cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
      kind: 'invalid',
    })
  })
})

describe('filters', () => {
  it('narrow by tag, category, status, keeper, team and collection, typed or beside the text', async () => {
    const { first, addMember, addTeam, addCollection, addPrompts, find } = await library.workspace()
    const team = await addTeam('Client work')
    const leyla = await addMember('Leyla Öztürk', [team])
    const limited = await addCollection('Pitch Deck', [team])
    const [plain, tagged, retired, hers, hidden] = await addPrompts([
      { name: 'Offer', category: 'Änderung', updatedAt: '2026-01-05T00:00:00Z' },
      { name: 'Offer', tags: ['E-Mail', 'cold'], updatedAt: '2026-01-04T00:00:00Z' },
      { name: 'Offer', status: 'retired', updatedAt: '2026-01-03T00:00:00Z' },
      { name: 'Offer', ownerId: leyla.memberId, status: 'battle_tested', updatedAt: '2026-01-02T00:00:00Z' },
      { name: 'Offer', collectionId: limited, tags: ['cold'], updatedAt: '2026-01-01T00:00:00Z' },
    ])
    const cases: [string, (string | undefined)[]][] = [
      ['tag:e-mail offer', [tagged]],
      ['tag:cold', [tagged, hidden]],
      ['tag:cold tag:e-mail', [tagged]],
      ['tag:nothing', []],
      ['category:änderung', [plain]],
      ['category:ÄNDERUNG offer', [plain]],
      ['status:retired', [retired]],
      ['status:"battle tested" offer', [hers]],
      ['status:nonsense', []],
      ['owner:me', [hers]],
      ['owner:öz', [hers]],
      ['owner:leyla.öz', [hers]],
      ['owner:mia', [plain, tagged, hidden]],
      ['owner:mia owner:me tag:cold', [tagged, hidden]],
      ['owner:nobody', []],
      ['team:"client work" offer', [hidden]],
      ['team:client offer', [hidden]],
      ['team:other', []],
      ['collection:"pitch deck"', [hidden]],
      ['', [plain, tagged, hers, hidden]],
    ]
    for (const [q, ids] of cases) expect(await find(leyla, q), q).toEqual(ids)
    expect(await find(leyla, 'offer', { tag: 'COLD', collectionId: limited, teamId: team })).toEqual([hidden])
    expect(await find(leyla, 'tag:cold', { tag: 'e-mail' })).toEqual([tagged])
    expect(await find(leyla, 'owner:me', { ownerId: first.memberId })).toEqual([])
    expect(await find(leyla, 'owner:me', { ownerId: leyla.memberId })).toEqual([hers])
    expect(await find(leyla, 'status:active', { status: 'retired' })).toEqual([])
    expect(await find(leyla, '', { status: 'retired', category: '' })).toEqual([retired])
    expect(await find(leyla, 'category:x', { category: 'X' })).toEqual([])
    expect(await find(first, 'team:"client work"')).toEqual([])
    expect(await find(first, 'collection:"pitch deck"')).toEqual([])
    expect(await find(first, '', { collectionId: limited })).toEqual([])
    expect(await find(first, '', { teamId: team })).toEqual([])
  })

  it('never find what is in the bin, and retired prompts only when asked for', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const [retired] = await addPrompts([
      { name: 'Goodbye letter', status: 'retired' },
      { name: 'Goodbye letter', isDeleted: true },
      { name: 'Goodbye letter', isDeleted: true, status: 'retired' },
    ])
    expect(await find(first, 'goodbye')).toEqual([])
    expect(await find(first, 'gooodbye letter')).toEqual([])
    expect(await find(first, 'goodbye status:retired')).toEqual([retired])
    expect(await find(first, 'goodbye', { status: 'retired' })).toEqual([retired])
  })
})

describe('a hostile text', () => {
  it('never fails and finds no more than it says', async () => {
    const { first, addPrompts, find } = await library.workspace()
    const ids = await addPrompts([{ name: "Don't panic & carry on" }])
    const hostile = [
      "'",
      '"',
      '\\',
      "\\'",
      "a'b\\c",
      '& | ! ( ) <-> :* ',
      "foo' & 'bar",
      '!panic',
      'zzz | panic',
      'panic:*A',
      "'); drop table prompts; --",
      '$1 %L %s',
      '\u0000',
      '\ud800',
      '�',
      '\u202e',
      'owner:',
      'owner:"',
      "owner:'",
      'team:\\',
      'tag:"a',
      'status:%',
      'collection:\u0000x',
      'owner:me:you',
      '"""""',
      '. . .',
      '-',
      '???',
      '😀',
      'a'.repeat(10_000),
      'é'.repeat(10_000),
      '顧'.repeat(10_000),
      'ab '.repeat(3_000),
      '"'.repeat(10_000),
      Array.from({ length: 500 }, (_, n) => `word${n}.other${n}`).join(' '),
      'abcdefghijklmnopqrstuvwx yz',
      'ﷺ'.repeat(50),
      ...Array.from({ length: 20 }, (_, n) => `"${'x '.repeat(n * 20)}"`),
    ]
    for (const q of hostile) expect(Array.isArray(await find(first, q)), q.slice(0, 40)).toBe(true)
    expect(await find(first, '???')).toEqual([])
    expect(await find(first, 'zzzz | qqqq')).toEqual([])
    expect(await find(first, "don't")).toEqual(ids)
    expect(await find(first, 'dont panic')).toEqual(ids)
  })
})
