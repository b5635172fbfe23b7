import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { addEntries } from './testing/add-entries.ts'

const harness = await startHarness()

async function download(mia: TimeWorld, ending: string, query: string) {
  const made = await mia.send('POST', '/v1/api-keys', { name: 'Reports', scopes: ['reports:read'] })
  const { key } = z.object({ key: z.string() }).parse(made.json)
  const url = `${harness.origin}/v1/reports/time.${ending}?from=2026-10-01&to=2026-10-31&${query}`
  const answer = await harness.app.request(url, { headers: { authorization: `Bearer ${key}` } })
  expect(answer.status).toBe(200)
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

const formula = '=HYPERLINK("http://evil.example")'

async function withHours() {
  const mia = await makeTimeWorld(harness)
  const site = await mia.project(await mia.client(formula), 'A & <B>\u0001')
  await addEntries(mia, [
    { start: '2026-10-05T08:00:00Z', seconds: 90_061, projectId: site, rate: 9000 },
    { start: '2026-10-07T08:00:00Z', seconds: 60, tags: ['+1', '@x'] },
  ])
  return mia
}

describe('a report as a file', () => {
  it('is CSV whose last line is the total on the page, and in which no cell is a formula', async () => {
    const mia = await withHours()
    const { headers, bytes } = await download(mia, 'csv', 'groupBy=client,project')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="time-2026-10-01-to-2026-10-31.csv"',
    )
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    expect(csv.replaceAll('"', '').split('\r\n')).toEqual([
      '\ufeffClient,Project,Hours,Seconds,Billable hours,Billable seconds,Amount EUR',
      "'=HYPERLINK(http://evil.example),A & <B>\u0001,25:01:01,90061,25:01:01,90061,2251.53",
      'No client,No project,0:01:00,60,0:00:00,0,',
      'Total,,25:02:01,90121,25:01:01,90061,2251.53',
      '',
    ])
    const tagged = new TextDecoder().decode((await download(mia, 'csv', 'groupBy=tag')).bytes)
    expect(tagged).toContain(`"'+1"`)
    expect(tagged).toContain('"Total, each entry once","25:02:01"')
  })

  it('is a workbook in which hours and money are numbers, and text is text', async () => {
    const mia = await withHours()
    const { headers, bytes } = await download(mia, 'xlsx', 'groupBy=client,project&rounding=up:15:entry')
    expect(headers.get('content-type')).toContain('spreadsheetml.sheet')
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toContain('xl/workbook.xml')
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain(
      '<c t="inlineStr" s="2"><is><t xml:space="preserve">=HYPERLINK(&quot;http://evil.example&quot;)</t></is></c>',
    )
    expect(sheet).toContain('A &amp; &lt;B&gt;<')
    const durations = [...sheet.matchAll(/<c s="3"><v>([\d.]+)<\/v>/g)].map(([, value]) =>
      Math.round(Number(value) * 96),
    )
    expect(durations).toEqual([101, 101, 1, 0, 102, 101])
    expect(sheet).toContain('<c s="4"><v>2251.53</v></c>')
  })

  it('is refused like the report', async () => {
    const mia = await makeTimeWorld(harness)
    for (const ending of ['csv', 'xlsx'])
      expect(outcome(await mia.send('GET', `/v1/reports/time.${ending}?from=x`))).toEqual([422, 'invalid'])
  })
})
