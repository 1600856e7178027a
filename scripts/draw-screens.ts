import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, test } from 'vitest'
import { numberAll } from '../src/journal/feed.ts'
import { noteAll } from '../src/signals/note.ts'
import { openPage, openPhone } from '../test/browser.ts'
import type { people as everybody } from '../test/people.ts'
import { serve } from '../test/web/house.ts'
import { layRare } from '../test/web/lay-rare.ts'
import { walkRare } from '../test/web/rare-screens.ts'
import { enter, reportTwin, walkOffice, walkOthers, walkReport } from '../test/web/screens.ts'
import { parts } from '../web/console/parts.ts'

/*
 * docs/screens: every screen as it looks, as the tests walk them. On a phone in Chinese, at a desk in English; small, so that
 * the clone stays light. `npm run screens`.
 */

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url))
const longest = 1800
const sizes = { phone: 390, desk: 960 }

type Served = Awaited<ReturnType<typeof serve>>
const served: Partial<Record<keyof typeof walks, Served>> = {}
beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  for (const view of ['phone', 'desk'] as const) {
    served[view] = await serve()
    await reportTwin(served[view].base)
  }
}, 120_000)

const walks = {
  phone: () => openPhone({ width: sizes.phone, height: 844, deviceScaleFactor: 2 }),
  desk: () => openPage({ locale: 'en-GB', width: 1280, height: 800 }),
}

for (const [view, open] of Object.entries(walks))
  test(view, async () => {
    const page = await open()
    const { base, house } = served[view as keyof typeof walks]!
    const { look, listed } = await drawn(view as keyof typeof walks, page)
    const link = await walkReport(page, base, look)
    await walkOthers(page, base, link, look)
    await numberAll(house.pool)
    await noteAll(house)
    await walkOffice(page, base, look)
    // With some weeks behind it: a table of figures without any shows nothing.
    await walkRare({ page, base, house, laid: await layRare(house), look })
    if (view === 'desk') await walkConsole(page, base, look)
    await listed()
  }, 600_000)

async function walkConsole(page: Page, base: string, look: (screen: string) => Promise<void>) {
  let signedIn = ''
  for (const { path, title, for: posts } of parts) {
    const who = others[posts.find(post => others[post])!]!
    if (signedIn !== who) await enter(page, base, who)
    signedIn = who
    await page.goto(`${base}/console/${path}`, { waitUntil: 'networkidle' })
    await page.locator('h1').first().waitFor()
    await look(`console, ${title.en.toLowerCase()}`)
  }
}

/** Who shows what their post sees in the console. */
const others: Partial<Record<string, keyof typeof everybody>> = {
  station_chief: 'chief',
  city_officer: 'cityOfficer',
  legal_officer: 'legalOfficer',
  inspector: 'inspector',
  system_admin: 'systemAdmin',
  security_admin: 'securityAdmin',
  audit_admin: 'auditAdmin',
}

/** Each look as a small picture; at the end, a page that shows them all. */
async function drawn(view: keyof typeof walks, page: Page) {
  await mkdir(`${folder}${view}`, { recursive: true })
  const sections: string[] = []
  const look = async (screen: string) => {
    const name = screen.replace(/[^a-z0-9]+/gi, '-')
    const picture = sharp(await page.screenshot({ fullPage: true }))
    const { width, height } = await picture.metadata()
    const most = Math.round((longest * width) / sizes[view])
    const part = height > most ? picture.extract({ left: 0, top: 0, width, height: most }) : picture
    const small = await part.resize({ width: sizes[view] }).webp({ quality: 60 }).toBuffer()
    await writeFile(`${folder}${view}/${name}.webp`, small)
    sections.push(`## ${screen}\n\n![${screen}](${view}/${name}.webp)\n`)
  }
  const title = view === 'phone' ? '手机上 · On a phone' : 'At a desk · 电脑上'
  const listed = () => writeFile(`${folder}${view}.md`, `# ${title}\n\n${sections.join('\n')}`)
  return { look, listed }
}
