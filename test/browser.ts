import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { chromium } from './chromium.ts'

type View = BrowserContextOptions & {
  width?: number
  height?: number
  locale?: 'zh-CN' | 'en-GB'
  dark?: boolean
  /** Is an error that no code of the page caught no failure of the test? */
  mayFail?: boolean
}

/** How long a page may take to show what it is asked for, in milliseconds: a busy machine is slow, not wrong. */
const patience = 20_000

let browser: Promise<Browser> | undefined
const uncaught: string[] = []

/**
 * A page of its own (no cookie shared with another) in a real browser, in Heze's time; Chinese, bright and as wide as
 * a desk's screen unless asked otherwise. One browser serves a test file and ends with it; an error that a
 * page did not catch fails the file.
 */
export async function openPage(view: View = {}): Promise<Page> {
  const { width = 1280, height = 800, locale = 'zh-CN', dark = false, mayFail = false, ...more } = view
  browser ??= launch()
  const context = await (await browser).newContext({
    viewport: { width, height },
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    ...more,
  })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  if (!mayFail) page.on('pageerror', error => uncaught.push(`${page.url()}: ${error.message}`))
  return page
}

/** A phone in the hand: 360 points wide, touched, three dots to the point. */
export const openPhone = (view: View = {}): Promise<Page> =>
  openPage({ width: 360, height: 740, isMobile: true, hasTouch: true, deviceScaleFactor: 3, ...view })

async function launch(): Promise<Browser> {
  const { executablePath, env } = await chromium()
  // Not the package's own arguments: with its --single-process the browser falls when a second context closes.
  return driver.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
}

afterAll(async () => {
  await (await browser)?.close()
  if (uncaught.length > 0) throw new Error(`Errors that no code of the page caught:\n${uncaught.join('\n')}`)
})
