import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import type { HttpEnv } from './answer.ts'
import { serveWebApp } from './web-files.ts'

it('tells the page whether a session cookie came along, and nothing more of it', async () => {
  const webDist = mkdtempSync(join(tmpdir(), 'promptsheet-web-'))
  onTestFinished(() => rmSync(webDist, { recursive: true }))
  writeFileSync(join(webDist, 'index.html'), '<!doctype html><html lang="en"></html>')
  const app = new Hono<HttpEnv>()
  serveWebApp(app, webDist)
  const read = async (path: string, cookie: string) =>
    await (await app.request(path, { headers: { accept: 'text/html', cookie } })).text()
  for (const path of ['/', '/library', '/prompts/1']) {
    expect(await read(path, 'theme=dark; session=abc')).toBe(
      '<!doctype html><html data-session lang="en"></html>',
    )
    for (const cookie of ['', 'session=', 'session_id=abc'])
      expect(await read(path, cookie)).toBe('<!doctype html><html lang="en"></html>')
  }
  const answer = await app.request('/library', { headers: { accept: 'text/html' } })
  expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual(['no-cache', 'Cookie'])
})
