import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Axe finds nothing on this screen as it stands, and nothing stands out of its side. */
export async function faultless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  const [wide, room] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  expect(wide).toBeLessThanOrEqual(room)
}

/** Into the folder that SCREENS names, for somebody to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
