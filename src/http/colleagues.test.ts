import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { people } from '../../test/people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const namesOf = (reply: { body: any }) => reply.body.colleagues.map(({ name }: any) => name)

test('colleagues are found by name or number, the nearest first, and only by colleagues', async () => {
  const officer = await house.as('beatOfficer')
  expect(namesOf(await officer.get('/api/v1/colleagues?q=%E5%BC%A0%E6%B4%AA'))).toEqual([people.dutyOfficer.name])
  expect(namesOf(await officer.get('/api/v1/colleagues?q=100007'))).toEqual([people.chief.name])
  const near = namesOf(await officer.get('/api/v1/colleagues?limit=50'))
  const station = Object.values(people).filter(({ unit }) => unit === 'station' || unit === 'window')
  const own = near.slice(0, 6)
  expect(own).toContain(people.otherBeatOfficer.name)
  expect(own.every((name: string) => station.some(one => one.name === name))).toBe(true)
  expect(near).not.toContain(people.beatOfficer.name)
  expect(near.indexOf(people.otherCountyChief.name)).toBeGreaterThan(near.indexOf(people.otherStationChief.name))
  expect((await house.nobody.get('/api/v1/colleagues')).body.code).toBe('sign-in-first')
})
