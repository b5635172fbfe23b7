import type { Page } from '@playwright/test'
import { expect, sameOrigin } from './people.ts'

/** A week in the past, so that no day of it is today. */
export const monday = '2026-11-09'
export const address = `/time?day=${monday}`

export const cell = (page: Page, place: string, day: string) =>
  page.getByRole('textbox', { name: new RegExp(`${place}, ${day}`) })
export const saved = (page: Page) => expect(page.getByText('All saved')).toBeVisible()

/** Writes something down through the API as whoever is on the page. Answers its id. */
export async function add(page: Page, path: string, data: object): Promise<string> {
  const reply = await page.request.post(`/v1/${path}`, { headers: sameOrigin(page), data })
  expect(reply.status(), await reply.text()).toBe(201)
  const { id }: { id: string } = await reply.json()
  return id
}

/** A freelancer's clients: Acme with a website to design, and Lindgren with a brochure. */
export async function plant(page: Page) {
  await page.goto('/time/clients')
  const acme = await add(page, 'clients', { name: 'Acme' })
  const lindgren = await add(page, 'clients', { name: 'Lindgren' })
  const website = await add(page, 'projects', { name: 'Website', clientId: acme, billable: true })
  const brochure = await add(page, 'projects', { name: 'Brochure', clientId: lindgren, billable: true })
  const design = await add(page, 'tasks', { name: 'Design', projectId: website })
  return { website, brochure, design }
}

type Entry = {
  id: string
  durationSeconds: number
  localDate: string
  isTimed: boolean
  projectId: string | null
  billable: boolean
  tags: string[]
  description: string
}

export async function entriesOf(page: Page, week = '2026-W46'): Promise<Entry[]> {
  const reply = await page.request.get(`/v1/weeks/${week}`)
  const { entries }: { entries: Entry[] } = await reply.json()
  return entries
}
