import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

test('the API is read on a page of ours: every operation, in both languages, no script and no other host', async () => {
  const { paths } = (await house.nobody.get('/api/openapi.json')).body
  const ids = Object.values<any>(paths).flatMap(item => Object.values<any>(item).map(one => one.operationId))
  for (const [language, title] of [
    ['zh', '接口说明'],
    ['en', 'API reference'],
  ]) {
    const { status, text, headers } = await house.nobody.get(`/api/reference?language=${language}`)
    expect([status, headers['content-type'], headers['content-language']]).toEqual([
      200,
      'text/html; charset=utf-8',
      language,
    ])
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(ids.filter(id => !text.includes(`id="${id}"`))).toEqual([])
    // What it leads to stands on the page, or with us.
    const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link!)
    expect(links.filter(link => !/^[#?/](?!\/)/.test(link))).toEqual([])
    const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `#${id}`))
    expect(links.filter(link => link.startsWith('#') && !anchors.has(link))).toEqual([])
    expect(text).not.toMatch(/<script|<style| style=| on\w+=/)
    expect(headers['content-security-policy']).toContain("default-src 'self'")
  }
  expect((await house.nobody.get('/api/reference.css')).headers['content-type']).toBe('text/css; charset=utf-8')
})
