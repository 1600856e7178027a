import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { villages } from '../../test/people.ts'
import { calendarFrom } from '../clock/calendar.ts'

let d: Drive
beforeAll(async () => {
  d = await drive()
})
afterAll(() => d.end())

const place = { village: villages.dongan }
const reporter = { name: '张三丰', phone: '139****0001' }

test('an officer takes along what is open in these villages, and the law to decide by; nothing protected, no lead', async () => {
  const officer = await d.as('beatOfficer')
  const taken = await d.nobody.report('case', { text: '灯箱被砸' }, { place, reporter })
  const elsewhere = await d.nobody.report(
    'case',
    { text: '车不见了' },
    { place: { village: villages.longting }, reporter },
  )
  await d.nobody.report(
    'case',
    { text: '他又动手', danger: 'violence_at_home' },
    { place, reporter: { ...reporter, word: '石榴' } },
  )
  await d.nobody.report('clue', { text: '夜里有人在收旧电瓶' }, { place, anonymous: true })

  const { body: mine } = await officer.get('/api/v1/my-villages')
  expect(mine.villages.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining([villages.dongan, villages.shuanghe, villages.yangzhuang]),
  )
  expect(mine.villages.find(({ code }: { code: string }) => code === villages.dongan).open).toBe(1)

  const { status, body } = await officer.get(`/api/v1/pack?villages=${villages.dongan}`)
  expect(status).toBe(200)
  expect(body.matters.map(({ shown }: any) => shown.id)).toEqual([taken.body.id])
  expect(body.matters[0].posts).toContain('beat_officer')
  expect(body.matters[0].open.map(({ measure }: any) => measure).sort()).toEqual(['M01', 'M03', 'OUTCOME'])
  expect(calendarFrom(body.lawbook.calendar).years).toEqual([2024, 2025, 2026])
  expect(Date.parse(body.until) - Date.parse(body.at)).toBe(72 * 3_600_000)
  const other = await (await d.as('otherStationOfficer')).get(`/api/v1/pack?villages=${villages.dongan}`)
  expect(other.body.matters.map(({ shown }: any) => shown.id)).toEqual([elsewhere.body.id])
})
