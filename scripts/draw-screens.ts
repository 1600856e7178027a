import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, test } from 'vitest'
import { numberAll } from '../src/journal/feed.ts'
import { noteAll } from '../src/signals/note.ts'
import { openPage, openPhone } from '../test/browser.ts'
import { serve } from '../test/web/house.ts'
import { reportTwin, walkOffice, walkOthers, walkReport } from '../test/web/screens.ts'

/*
 * docs/screens: every screen as it looks, as the tests walk them. On a phone in Chinese, at a desk in English; small, so that
 * the clone stays light. `npm run screens`.
 */

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url))
const longest = 1800
const sizes = { phone: 390, desk: 960 }

let served: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  served = await serve()
  await reportTwin(served.base)
}, 120_000)

const walks = {
  phone: () => openPhone({ width: sizes.phone, height: 844, deviceScaleFactor: 2 }),
  desk: () => openPage({ locale: 'en-GB', width: 1280, height: 800 }),
}

for (const [view, open] of Object.entries(walks)) {
  test(view, () => drawAll(view as keyof typeof walks, open), 300_000)
}

async function drawAll(view: keyof typeof walks, open: () => Promise<Page>) {
  const page = await open()
  const { base, house } = served
  await mkdir(`${folder}${view}`, { recursive: true })
  const drawn: string[] = []
  const look = async (screen: string) => {
    const name = screen.replace(/,? /g, '-')
    const picture = sharp(await page.screenshot({ fullPage: true }))
    const { width, height } = await picture.metadata()
    const most = Math.round((longest * width) / sizes[view])
    const part = height > most ? picture.extract({ left: 0, top: 0, width, height: most }) : picture
    const small = await part.resize({ width: sizes[view] }).webp({ quality: 60 }).toBuffer()
    await writeFile(`${folder}${view}/${name}.webp`, small)
    drawn.push(`## ${screen}\n\n![${screen}](${view}/${name}.webp)\n`)
  }
  const link = await walkReport(page, base, look)
  await walkOthers(page, base, link, look)
  await numberAll(house.pool)
  await noteAll(house)
  await walkOffice(page, base, look)
  const title = view === 'phone' ? '手机上 · On a phone' : 'At a desk · 电脑上'
  await writeFile(`${folder}${view}.md`, `# ${title}\n\n${drawn.join('\n')}`)
}
