/** What somebody did, as each of the tools would export it. Clock times are those of one zone. */
export type Done = {
  person: string
  email: string
  client: string
  project: string
  task: string
  description: string
  billable: boolean
  tags: string[]
  day: string
  startSeconds: number
  seconds: number
}

const two = (part: number) => String(part).padStart(2, '0')
const clock = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
const addDay = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const table = (rows: string[][], mark = ',') => rows.map((row) => row.map(quote).join(mark)).join('\r\n')
const american = (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`

function halved(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  return `${two(hours % 12 === 0 ? 12 : hours % 12)}${clock(seconds).slice(2)} ${hours < 12 ? 'AM' : 'PM'}`
}

const endOf = ({ day, startSeconds, seconds }: Done) => {
  const end = startSeconds + seconds
  return { day: addDay(day, Math.floor(end / 86_400)), seconds: end % 86_400 }
}

/** With a byte order mark, as theirs have. */
export function asToggl(done: readonly Done[]): string {
  const header =
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)'
  const rows = done.map((one) => [
    ...[
      one.person,
      one.email,
      one.client,
      one.project,
      one.task,
      one.description,
      one.billable ? 'Yes' : 'No',
    ],
    ...[one.day, clock(one.startSeconds), endOf(one).day, clock(endOf(one).seconds), clock(one.seconds)],
    ...[one.tags.join(', '), ''],
  ])
  return `\ufeff${header}\r\n${table(rows)}\r\n`
}

export function asClockify(done: readonly Done[]): string {
  const header =
    '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)"'
  const rows = done.map((one) => [
    ...[one.project, one.client, one.description, one.task, one.person, '', one.email, one.tags.join(', ')],
    ...[one.billable ? 'Yes' : 'No', american(one.day), halved(one.startSeconds)],
    ...[
      american(endOf(one).day),
      halved(endOf(one).seconds),
      clock(one.seconds),
      (one.seconds / 3600).toFixed(2),
    ],
    ...['0.00', '0.00'],
  ])
  return `${header}\n${table(rows)}\n`
}

/** With a decimal comma, no e-mail, no tags and no clock times. Its hours are hundredths. */
export function asHarvest(done: readonly Done[]): string {
  const header =
    'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL'
  const rows = done.map((one) => {
    const [first = '', ...last] = one.person.split(' ')
    const hours = String(Math.round(one.seconds / 36) / 100).replace('.', ',')
    return [
      ...[
        one.day,
        one.client,
        one.project,
        '',
        one.task,
        one.description,
        hours.includes(',') ? hours : `${hours},0`,
      ],
      ...[
        one.billable ? 'Yes' : 'No',
        'No',
        'No',
        first,
        last.join(' '),
        '',
        'Yes',
        '100,0',
        '2.000,0',
        '0,0',
        '0,0',
      ],
      ...['Euro - EUR', ''],
    ]
  })
  return `${header}\n${table(rows)}\n`
}

/** A month of several people, the same each time; all lengths are whole hundredths of an hour, as Harvest keeps them. */
export function aMonth(people: readonly { person: string; email: string }[]): Done[] {
  const works = [
    ['Acme', 'Website', 'Design', true],
    ['Acme', 'Website', 'Build', true],
    ['Acme', 'Support', '', true],
    ['Globex & Söhne', 'Campaign', 'Writing', true],
    ['Globex & Söhne', 'Campaign', '', false],
    ['', 'Own work', 'Meetings', false],
  ] as const
  const done: Done[] = []
  for (let day = 1; day <= 31; day++) {
    const date = `2026-10-${two(day)}`
    if ([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) continue
    for (const [index, { person, email }] of people.entries()) {
      let at = 8 * 3600 + index * 600 + day * 7
      for (let part = 0; part < 4; part++) {
        const [client, project, task, billable] = works[(day + index * 2 + part) % works.length] ?? works[0]
        const seconds = 36 * (50 + ((day * 31 + part * 17 + index * 7) % 150))
        const description = ['Drafts', 'Say "hello", then\nwait', '=SUM(1)', '🔥 fix; then rest'][part] ?? ''
        const tags = part === 0 ? ['Development', 'Backend'] : []
        done.push({
          person,
          email,
          client,
          project,
          task,
          description,
          billable,
          tags,
          day: date,
          startSeconds: at,
          seconds,
        })
        at += seconds + 300
      }
    }
  }
  // One that ends after midnight.
  const [night] = people
  if (night !== undefined)
    done.push({
      ...night,
      client: 'Acme',
      project: 'Support',
      task: '',
      description: 'Night',
      billable: true,
      tags: [],
      day: '2026-10-30',
      startSeconds: 23 * 3600,
      seconds: 7200,
    })
  return done
}
