import { afterAll, beforeAll, expect, test } from 'vitest'
import { drive } from '../../test/drive.ts'

let door: Awaited<ReturnType<typeof drive>>
beforeAll(async () => {
  door = await drive()
})
afterAll(() => door.end())

test('a chief says when nobody of the station is to be disturbed; others of it read that, and set none', async () => {
  const chief = await door.as('chief')
  const [unit] = (await chief.get('/api/v1/quiet-hours')).body.units
  expect(unit).toMatchObject({ from: '21:00', to: '07:30', mayEdit: true })
  const hours = { unit: unit.id, from: '20:00', to: '08:00' }
  expect((await chief.post('/api/v1/quiet-hours', hours)).body).toEqual({ ...unit, from: '20:00', to: '08:00' })
  const officer = await door.as('beatOfficer')
  expect((await officer.get('/api/v1/quiet-hours')).body.units).toEqual([
    { ...unit, from: '20:00', to: '08:00', mayEdit: false },
  ])
  expect((await officer.post('/api/v1/quiet-hours', hours)).body.code).toBe('not-for-your-post')
})

test('those above set them for every unit below; what is no time of day is refused by its field', async () => {
  const city = await door.as('cityOfficer')
  const { units } = (await city.get('/api/v1/quiet-hours')).body
  expect(units.length).toBeGreaterThan(1)
  const unit = units.at(-1).id
  const bad = await city.post('/api/v1/quiet-hours', { unit, from: '25:00', to: '07:30' })
  expect([bad.status, bad.body.faults[0].at]).toEqual([422, '/from'])
  expect((await city.post('/api/v1/quiet-hours', { unit, from: '00:00', to: '00:00' })).status).toBe(200)
  const chief = await door.as('chief')
  const other = units.find(({ id }: any) => id !== unit).id
  expect((await chief.post('/api/v1/quiet-hours', { unit: other, from: '20:00', to: '08:00' })).status).toBe(403)
})
