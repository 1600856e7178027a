import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive, type Reply } from '../drive.ts'
import { people, villages } from '../people.ts'

/*
 * Somebody who looks where he should not, against docs/who-sees-what.md.
 */

let house: Drive
let opened: Reply['body']
let photo: string
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  const contents = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1d2f4f' } })
    .jpeg()
    .toBuffer()
  const sent = await house.nobody.send([{ name: 'a.jpg', type: 'image/jpeg', contents }])
  photo = sent.body.files[0].sha256
  const reporter = { name: '张三丰', phone: '139****0001' }
  const says = { text: '灯箱被砸', sort: 'damage', files: [photo] }
  opened = (await house.nobody.report('case', says, { place: { village: villages.dongan }, reporter })).body
})
afterAll(() => house.end())

const everybody = Object.keys(people) as (keyof typeof people)[]

describe('names and telephones', () => {
  /** "Masked" in the table, or nothing at all: seeing the matter is not seeing who is in it. */
  const masked = ['auxiliary', 'countyOfficer', 'legalOfficer', 'cityOfficer']
  const shown = ['beatOfficer', 'otherBeatOfficer', 'dutyOfficer', 'chief']

  test.each(everybody)('for %s are as the table says', async who => {
    const reply = await (await house.as(who)).get(`/api/v1/matters/${opened.id}/people?purpose=handle`)
    const code = shown.includes(who) ? undefined : masked.includes(who) ? 'names-not-for-you' : 'no-such-matter'
    expect([who, reply.body.code]).toEqual([who, code])
    if (code) expect(reply.text).not.toMatch(/张三丰|0001/)
  })

  test('are in no other answer, for nobody', async () => {
    for (const who of everybody)
      for (const path of [`/${opened.id}`, '?scope=all', '?scope=unit', '?scope=mine'])
        expect((await (await house.as(who)).get(`/api/v1/matters${path}`)).text, `${who} ${path}`).not.toMatch(/张三丰/)
  })

  test('who looked is written down, and shown to the person; who was refused did not look', async () => {
    const { body } = await house.holding(opened.link.token).get('/api/v1/my')
    expect(body.looks).toHaveLength(4)
  })
})

test('what was handed in is not for those who see numbers only', async () => {
  expect((await (await house.as('beatOfficer')).get(`/api/v1/files/${photo}`)).status).toBe(200)
  for (const who of ['cityOfficer', 'mediator', 'windowClerk', 'systemAdmin', 'otherStationChief'] as const)
    expect((await (await house.as(who)).get(`/api/v1/files/${photo}`)).body.code, who).toBe('unknown-file')
})

test('whatever version is named, a matter that is not there for somebody answers like none', async () => {
  const stranger = await house.as('otherStationChief')
  for (const move of ['arrive', 'rate', 'extend', 'note', 'close', 'reopen'])
    for (const version of ['*', 1, 7] as const) {
      const [hidden, none] = [
        await stranger.does({ id: opened.id, version }, move, {}),
        await stranger.does({ id: randomUUID(), version }, move, {}),
      ]
      expect([move, version, hidden.text]).toEqual([move, version, none.text])
    }
})
