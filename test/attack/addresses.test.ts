import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../drive.ts'

/*
 * What can be written in an address: cursors, filters, paths.
 */

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

describe('a cursor that nobody was given', () => {
  const id = randomUUID()
  test.each([
    `999999999999999~${id}`,
    `99999999999999~${id}`,
    `1~------------------------------------`,
    `1e3~${id}`,
    `-1~${id}`,
    `1~${id}' or 1=1--`,
    '~',
    '',
  ])('%s is refused', async after => {
    const officer = await house.as('beatOfficer')
    for (const closed of ['', '&closed=true']) {
      const { status, body } = await officer.get(`/api/v1/matters?after=${encodeURIComponent(after)}${closed}`)
      expect([status, body.code]).toEqual([422, 'bad-cursor'])
    }
  })
  test.each([`9999999999999~${id}`, `0~${id}`, `~${id}`])('%s goes on from there', async after => {
    const officer = await house.as('beatOfficer')
    for (const closed of ['', '&closed=true'])
      expect((await officer.get(`/api/v1/matters?after=${after}${closed}`)).status).toBe(200)
  })
})

test('names that JavaScript has for itself are unknown in a question like any other', async () => {
  const officer = await house.as('beatOfficer')
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    for (const query of [`${name}=1`, `${name}=1&${name}=2`]) {
      const { status, body } = await officer.get(`/api/v1/matters?${query}`)
      expect([query, status, body.faults?.[0]]).toMatchObject([
        query,
        422,
        { at: `/query/${name}`, code: 'unknown-field' },
      ])
    }
})

test('names that JavaScript has for itself are no kind, move, place, code or file', async () => {
  const officer = await house.as('beatOfficer')
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    for (const path of [`kinds/${name}`, `places/${name}`, `track/${name}`, `files/${name}`, `matters/${name}`])
      expect([path, (await officer.get(`/api/v1/${path}`)).status]).toEqual([path, 404])
    const matter = { id: randomUUID(), version: 1 }
    expect((await officer.does(matter, name)).body.code).toBe('unknown-move')
    expect((await officer.report(name, {})).body.code).toBe('unknown-kind')
    expect((await officer.report('case', { text: 'x' }, { move: name })).body.code).toBe('unknown-move')
  }
})

test('filters are values, never questions', async () => {
  const officer = await house.as('beatOfficer')
  for (const query of [
    "owner=' or 1=1--",
    "village=' or 1=1--",
    'kind=case);drop table matter',
    'state=\u0000',
    'scope=mine;',
    'limit=1 or 1',
  ]) {
    const { status } = await officer.get(`/api/v1/matters?${query.replaceAll(' ', '%20').replaceAll('\0', '%00')}`)
    expect([query, status]).toEqual([query, query.includes('\0') ? 400 : 422])
  }
  for (const q of ['%25', '_', "'", '\\', '%5C%25', '*', '.*', '(((((', '%E2%80%AE'])
    for (const path of [`places?q=${q}`, `colleagues?q=${q}`])
      expect([path, (await officer.get(`/api/v1/${path}`)).status]).toEqual([path, 200])
})

test('no path leads out of the pages, nor to another host', async () => {
  for (const path of [
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/%00',
    '//evil.example/',
    '/%5cevil.example',
    '/office/..%2f..%2fetc/passwd',
    '/icon.svg%00',
  ]) {
    const { status, headers, text } = await house.nobody.get(path)
    expect([path, headers['location']]).toEqual([path, undefined])
    expect(text, path).not.toMatch(/"dependencies"|root:/)
    expect(status, path).toBeLessThan(500)
  }
})
