import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'

/* Every screen says whom to call when it is urgent, also where there is no script or nothing to be shown. */

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

test('a page without its script says it in both languages', () => {
  const root = new URL('../../dist/', import.meta.url)
  const documents = readdirSync(root).filter(name => name.endsWith('.html'))
  expect(documents.length).toBeGreaterThan(8)
  for (const name of documents)
    expect(readFileSync(new URL(name, root), 'utf8'), name).toMatch(
      /<noscript>[^<]*紧急请拨 110。[^<]*In an emergency call 110\.<\/noscript>/,
    )
})

test('whoever comes to an address where nothing is reads why in their language, with the way home', async () => {
  for (const [path, home] of [
    ['/whoo', '/'],
    ['/m/abc', '/'],
    ['/office-pages/x', '/'],
    ['/office/%zz', '/office'],
    ['/console.html', '/console.html'],
  ] as const) {
    const said: string[] = []
    for (const language of ['zh-CN,zh;q=0.9', 'en-GB,en;q=0.9']) {
      const answer = await fetch(base + path, {
        headers: { accept: 'text/html,*/*;q=0.8', 'accept-language': language },
      })
      expect(answer.status, path).toBeGreaterThanOrEqual(400)
      expect(answer.headers.get('content-type'), path).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; style-src 'sha256-/)
      said.push(await answer.text())
    }
    expect(said[0], path).toMatch(/<html lang="zh-CN">.*紧急请拨 <a href="tel:110">110<\/a>/)
    expect(said[1], path).toMatch(/<html lang="en">.*In an emergency call <a href="tel:110">110<\/a>/)
    if (home !== path) expect(said[0], path).toContain(`<a href="${home}">`)
    // Nothing of what stood in the address stands in the page.
    expect(said[0], path).not.toContain(path.slice(1))
  }
  // A program that asks is answered as one, whatever it says that it would take.
  for (const [path, accept] of [
    ['/whoo', 'application/json'],
    ['/api/v1/matters/0', 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2'],
  ] as const) {
    const { headers } = await fetch(base + path, { headers: { accept } })
    expect(headers.get('content-type'), path).toBe('application/problem+json; charset=utf-8')
  }
})

test('it is looked at on a phone, in the dark and in English, and so is what a code on a paper leads to', async () => {
  const phone = await openPhone({ width: 390 })
  await phone.goto(`${base}/whoo`)
  await phone.getByRole('heading', { name: '没有这个网址' }).waitFor()
  await faultless(phone, 'nothing-here')
  await phone.goto(`${base}/v/none`)
  await phone.getByText('紧急请拨').waitFor()
  await faultless(phone, 'no-paper')
  await phone.goto(`${base}/whoo`)
  await phone.getByRole('link', { name: '回到首页' }).click()
  await phone.getByRole('heading', { name: '什么事要告诉我们？' }).waitFor()
  const desk = await openPage({ locale: 'en-GB', dark: true })
  await desk.goto(`${base}/whoo`)
  await faultless(desk, 'nothing-here-en')
})
