import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shot } from './shot.ts'

/** Nothing stands out of the side of a phone. */
export async function outOfThePage(page: Page): Promise<string[]> {
  const [wide, room] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  return wide > room ? [`${wide} wide in ${room}`] : []
}

/** What is wrong with a screen as it stands. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return [
    ...(await outOfThePage(page)),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ]
}

export async function assertAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
}

/** The same, and its picture for somebody to look at. */
export async function faultless(page: Page, name: string): Promise<void> {
  await shot(page, name)
  await assertAccessible(page)
}
