import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, password, paths, people, units, villages } from '../../test/people.ts'
import { landingFor } from '../places/landing.ts'
import { backOn, noteAbsence } from './absence.ts'
import { accountByNumber, addPerson } from './accounts.ts'
import { makeOneTimeLink, setPassword } from './one-time-link.ts'
import { signIn } from './sign-in.ts'
import { holdersOf, personById } from './who-is-who.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const now = new Date('2026-11-24T10:00:00+08:00')
const wang = { number: '200001', name: '王来福', post: 'beat_officer', unit: '371702001' }
const add = (person: Partial<typeof wang> = {}) => addPerson(house.db, bureauId, { ...wang, ...person }, now)

describe('a new account', () => {
  test('has a post from today, no password, and gets one by its link', async () => {
    const account = await add()
    await expect(signIn(house.db, { number: wang.number, password }, now)).rejects.toMatchObject({ status: 401 })
    const token = await makeOneTimeLink(house.db, account, now)
    await setPassword(house.db, { token, password: '十个字以上的一句话吧' }, now)
    const { person } = await signIn(house.db, { number: wang.number, password: '十个字以上的一句话吧' }, now)
    expect(person.posts).toEqual([{ post: 'beat_officer', unitId: units.station, unitPath: paths.station }])
  })

  test('made again is the same; with another post it has both', async () => {
    const first = await add()
    expect(await add()).toEqual(first)
    await add({ post: 'duty_officer' })
    const person = await personById(house.db, bureauId, first.staffId, now)
    expect(person!.posts.map(({ post }) => post).sort()).toEqual(['beat_officer', 'duty_officer'])
    expect(await accountByNumber(house.db, bureauId, wang.number)).toEqual(first)
    const asked = { unitId: units.station, posts: ['duty_officer' as const] }
    const holders = await holdersOf(house.db, bureauId, asked, now)
    expect(holders.map(({ id }) => id)).toEqual([people.dutyOfficer.id, first.staffId])
  })

  test('made twice at once is one', async () => {
    const both = await Promise.allSettled([add({ number: '200002' }), add({ number: '200002' })])
    const ids = both.flatMap(one => (one.status === 'fulfilled' ? [one.value.staffId] : []))
    expect(new Set(ids).size).toBe(1)
  })

  test.each([
    [{ number: '1' }, 422, 'bad-number'],
    [{ number: '12\u0000' }, 422, 'bad-number'],
    [{ number: '200009', name: '王' }, 422, 'bad-name'],
    [{ number: '200009', name: '王\n福' }, 422, 'bad-name'],
    [{ number: '200009', post: 'king' }, 422, 'unknown-post'],
    [{ number: '200009', post: 'clock' }, 422, 'unknown-post'],
    [{ number: '200009', unit: 'nowhere' }, 422, 'unknown-unit'],
    [{ number: people.chief.number }, 409, 'number-taken'],
  ])('%o is refused with %i %s', async (person, status, code) => {
    await expect(add(person)).rejects.toMatchObject({ status, code })
    if (person.number === '200009') expect(await accountByNumber(house.db, bureauId, '200009')).toBeUndefined()
  })
})

describe('an absence', () => {
  const away = (from: string, to: string) =>
    noteAbsence(house.db, bureauId, { staffId: people.beatOfficer.id, from, to })
  const owner = async () => (await landingFor(house.db, bureauId, { village: villages.dongan }, now)).ownerId

  test('sends what comes in to the stand-in, until it is over or somebody is back earlier', async () => {
    await away('2026-11-23', '2026-11-30')
    expect(await owner()).toBe(people.otherBeatOfficer.id)
    await backOn(house.db, bureauId, people.beatOfficer.id, '2026-11-24')
    expect(await owner()).toBe(people.beatOfficer.id)
    await away('2026-11-24', '2026-11-24')
    expect(await owner()).toBe(people.otherBeatOfficer.id)
    await backOn(house.db, bureauId, people.beatOfficer.id, '2026-11-24')
    expect(await owner()).toBe(people.beatOfficer.id)
  })

  test.each([
    ['2026-11-31', '2026-12-01', 'bad-day'],
    ['2026-11-24', '0000-01-01', 'bad-day'],
    ['2026-11-24', '2026-11-23', 'ends-before-it-begins'],
  ])('from %s to %s is refused as %s', async (from, to, code) => {
    await expect(away(from, to)).rejects.toMatchObject({ status: 422, code })
  })

  test('of nobody is refused', async () => {
    const nobody = { staffId: '00000000-0000-0000-0000-000000000000', from: '2026-11-24', to: '2026-11-24' }
    await expect(noteAbsence(house.db, bureauId, nobody)).rejects.toMatchObject({ code: 'unknown-person' })
  })
})
