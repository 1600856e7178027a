import type { Page } from 'playwright-core'

/** Into the folder that SCREENS names, for somebody to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
