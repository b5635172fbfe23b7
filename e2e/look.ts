import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Part = {
  /** A selector; all of the page without one. */
  within?: string
  /** Only these rules of axe. */
  rules?: string[]
}

/** Axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page, { within, rules }: Part = {}): Promise<void> {
  // Colours change at once, not on their way.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Legacy mode leaves out the frames of other sites, which we have none of, and a second page for each look.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  if (within !== undefined) axe.include(within)
  if (rules !== undefined) axe.withRules(rules)
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  )
  expect(found, page.url()).toEqual([])
}

/** Nothing on the page scrolls sideways on a phone. */
export async function expectToFitPhone(page: Page): Promise<void> {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  const width = () => page.evaluate('document.documentElement.scrollWidth')
  await expect.poll(width, page.url()).toBeLessThanOrEqual(360)
  if (wide) await page.setViewportSize(wide)
}
