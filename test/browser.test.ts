import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openPage, openPhone } from './browser.ts'

test('a page is as was asked: width, language, darkness, Heze’s time, nothing shared', async () => {
  const phone = await openPhone({ locale: 'en-GB', dark: true })
  await phone.setContent('<meta name="viewport" content="width=device-width">')
  const seen = await phone.evaluate(`({
    width: innerWidth,
    language: navigator.language,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })`)
  expect(seen).toEqual({ width: 360, language: 'en-GB', dark: true, zone: 'Asia/Shanghai' })
  const desk = await openPage()
  expect(await desk.evaluate('[innerWidth, navigator.language]')).toEqual([1280, 'zh-CN'])
  expect(desk.context()).not.toBe(phone.context())
  // A second context closes and the browser lives on.
  await phone.context().close()
  expect(await desk.evaluate('1 + 1')).toBe(2)
})

test('Chinese is drawn as characters, each its own, and not as boxes', async () => {
  const page = await openPage({ width: 600, height: 120 })
  await page.setContent(`<style>body { margin: 0; font: 32px sans-serif } span { position: absolute; top: 20px }</style>
    ${[...'菏鄄郓曹警'].map((c, i) => `<span style="left:${i * 40}px">${c}</span>`).join('')}`)
  const shot = await page.screenshot()
  const drawn = await Promise.all(
    [0, 1, 2, 3, 4].map(async i => {
      const glyph = sharp(shot)
        .extract({ left: i * 40, top: 10, width: 40, height: 70 })
        .greyscale()
      return (await glyph.raw().toBuffer()).toString('base64')
    }),
  )
  expect(new Set(drawn).size).toBe(5)
})
