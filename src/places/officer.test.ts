import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, units, villages } from '../../test/people.ts'
import { officerFor, surnameOf } from './officer.ts'
import { inEnglish } from './surname.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const at = new Date('2026-11-24T10:00:00+08:00')

test('who is my officer: the surname, a phone, the station and its hours, and no more of the name', async () => {
  const officer = await officerFor(house.db, bureauId, { village: villages.dongan }, at)
  expect(officer).toEqual({
    surname: '王',
    woman: false,
    phone: '139****0002',
    beat: '东安片区',
    unit: { nameZh: '东城派出所', nameEn: 'Dongcheng Police Station', phone: '0530-000****', hours: null },
  })
  expect(JSON.stringify(officer)).not.toContain('王广义')
})

test('where there is no beat, who is on duty', async () => {
  const officer = await officerFor(house.db, bureauId, { unit: units.county }, at)
  expect(officer).toMatchObject({ surname: '冯', beat: null, unit: { nameZh: '牡丹区公安分局' } })
})

test.each([
  ['王广义', '王'],
  ['欧阳修远', '欧阳'],
  ['阿依古丽·买买提', '买买提'],
  ['𠮷田', '𠮷'],
])('%s is addressed as %s', (name, surname) => expect(surnameOf(name)).toBe(surname))

test('a surname is written in English as it is read in names, and left as it is where it is not known', () => {
  const read = ['王', '单', '曾', '解', '仇', '吕', '晁', '欧阳', '䶮'].map(inEnglish)
  expect(read).toEqual(['Wang', 'Shan', 'Zeng', 'Xie', 'Qiu', 'Lü', 'Chao', 'Ouyang', '䶮'])
})
