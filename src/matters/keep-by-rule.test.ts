import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCounted } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { verify } from '../journal/verify.ts'
import { keepingRules } from '../kinds/keeping.ts'
import { personById } from '../people/who-is-who.ts'
import { noteAgain, noteAll } from '../signals/note.ts'
import { type Asker, staff } from './asker.ts'
import { usedFiles } from './evidence.ts'
import { matterWithHistory } from './history.ts'
import { certificatesOf, keepByRule } from './keep-by-rule.ts'
import { openMatter } from './open-matter.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let officer: Asker
const resident: Asker = { as: 'resident', bureauId }
const sql = async (text: string, ...values: unknown[]) => (await house.pool.query(text, values)).rows
const forget = (bureau: number, ids: readonly string[]) => noteAgain(house, bureau, ids)
const keep = (most?: number) => keepByRule(house, forget, most)

const says: Record<string, object> = {
  case: { text: '灯箱被砸' },
  hazard: { text: '井盖没了', identity: 'sealed' },
  clue: { text: '听说有人收旧井盖' },
}
const open = async (kind: string) =>
  (
    await openMatter(
      house,
      {
        commandId: randomUUID(),
        kind,
        says: says[kind]!,
        place: { village: villages.dongan },
        reporter: { name: '张三丰', phone: '13900000001' },
      },
      resident,
    )
  ).id
const closed = (on: string, ...ids: string[]) =>
  sql('update matter set closed_at = $2 where id = any($1)', ids, `${on}T12:00:00+08:00`)
const left = async (id: string) =>
  (
    await sql(
      `select words is not null as words, people is not null as people, reporter is not null as reporter from data_key where matter_id = $1`,
      id,
    )
  )[0]
const textOf = async (id: string) => (await matterWithHistory(house, officer, id))!.entries[0]!.says?.['text']
/** By how much it is found: by where and when it was, by what kind it is, and by its words while there are any. */
const found = async (id: string): Promise<number> =>
  (await sql('select cardinality(tokens) as n from sign where matter_id = $1', id))[0]?.n

beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
  officer = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
})
afterAll(() => house.drop())

describe('what is kept for as long as its rule says', () => {
  test('goes on the day after, and not before: who reported a hazard after six months, its words after five years', async () => {
    const id = await open('hazard')
    await closed('2026-11-25', id)
    house.setNow('2027-05-25T10:00:00+08:00')
    expect(await keep()).toBe(0)
    house.setNow('2027-05-26T10:00:00+08:00')
    expect([await keep(), await keep()]).toEqual([1, 0])
    expect(await left(id)).toEqual({ words: true, people: false, reporter: false })
    expect(await sql('select sealed, rule from vault_identity where matter_id = $1', id)).toEqual([
      { sealed: null, rule: 'hazard-reporter' },
    ])
    expect(await textOf(id)).toBe('井盖没了')
    house.setNow('2031-11-26T10:00:00+08:00')
    expect(await keep()).toBe(1)
    expect(await textOf(id)).toBeUndefined()
    expect((await verify(house)).bad).toBeUndefined()
  })

  test('goes by the shortest of the rules that it meets, and stays while something beside it is open', async () => {
    house.setNow('2026-11-24T10:00:00+08:00')
    const [minor, danger, relapse, next] = await Promise.all(Array.from({ length: 4 }, () => open('case')))
    await sql(
      `update matter set people = people || '[{"id": "00000000-0000-7000-8000-000000000001", "role": "guardian"}]' where id = $1`,
      minor,
    )
    await sql('update matter set protected = true where id = $1', danger)
    await sql('insert into link values ($1, $2, $3, $4)', bureauId, relapse, next, 'relapse')
    await closed('2026-11-25', minor!, danger!, relapse!)
    const gone = async () => (await Promise.all([minor!, danger!, relapse!].map(left))).map(one => !one.words)
    house.setNow('2028-11-26T10:00:00+08:00')
    await keep()
    expect(await gone()).toEqual([true, false, false])
    house.setNow('2029-11-26T10:00:00+08:00')
    await keep()
    expect(await gone()).toEqual([true, true, false])
    house.setNow('2031-11-26T10:00:00+08:00')
    await keep()
    expect(await gone()).toEqual([true, true, false])
    await closed('2031-11-25', next!)
    await keep()
    expect(await gone()).toEqual([true, true, true])
    // As these rows were not written by the door, they are taken away again.
    for (const table of ['entry', 'promise', 'content', 'feed'])
      await sql(`delete from ${table} where matter_id = any($1)`, [minor, danger, relapse, next])
    await sql('delete from link')
    await sql('delete from matter where id = any($1)', [minor, danger, relapse, next])
  })

  test('is destroyed once, in batches, though two do it and one was killed; search forgets it, files go, figures stay', async () => {
    house.setNow('2026-11-24T10:00:00+08:00')
    const ids = await Promise.all(Array.from({ length: 23 }, () => open('case')))
    await closed('2026-11-25', ...ids)
    const file = 'ab'.repeat(32)
    await sql(
      `insert into evidence (bureau_id, matter_id, entry_no, sha256) values ($1, $2, 1, decode($3, 'hex'))`,
      bureauId,
      ids[0],
      file,
    )
    await allCounted(house)
    await noteAll(house)
    const withWords = await found(ids[0]!)
    expect(await usedFiles(house)({ hashes: [file] })).toEqual(new Set([file]))
    const figures = await sql('select * from figure order by series, span, day, kind, measure, type, minute')
    const before = await certificatesOf(house, bureauId)
    house.setNow('2031-11-26T10:00:00+08:00')
    // Stopped after a batch was destroyed and before search heard of it.
    const cut = keepByRule(house, async () => Promise.reject(new Error('killed')), 5)
    await expect(cut).rejects.toThrow('killed')
    expect(await found(ids[0]!)).toBe(withWords)
    await Promise.all([keep(5), keep(5)])
    await keep()

    const [certificate] = (await certificatesOf(house, bureauId)).filter(
      one => one.rule === 'ledger' && one.day === '2031-11-26',
    )
    const [earlier] = before.filter(one => one.rule === 'ledger' && one.day === '2031-11-26')
    expect(certificate!.matters - (earlier?.matters ?? 0)).toBe(23)
    expect(certificate).toMatchObject({ files: 1, from: '2026-11-25', to: '2026-11-25' })
    for (const id of ids) expect(await found(id)).toBeLessThan(withWords)
    expect(await usedFiles(house)({ hashes: [file] })).toEqual(new Set())
    await allCounted(house)
    expect(await sql('select * from figure order by series, span, day, kind, measure, type, minute')).toEqual(figures)
    expect(await sql('select from people_private where matter_id = any($1) and sealed is not null', ids)).toEqual([])
    await sql('delete from evidence')
    expect((await verify(house)).bad).toBeUndefined()
  })
})

test('every rule has words in both languages, and everything personal has an end', () => {
  expect(new Set(keepingRules.map(({ id }) => id)).size).toBe(keepingRules.length)
  for (const { words, months, days = 0 } of keepingRules)
    expect([words.zh, words.en, months + days > 0].every(Boolean)).toBe(true)
  const rest = keepingRules.at(-1)!
  expect([rest.kinds, rest.protected, rest.role, rest.unlessOutcome, [...rest.what].sort()]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    ['people', 'reporter', 'words'],
  ])
})

test('a clue that came to nothing expires after twelve months, with who gave it; one that was of use stays', async () => {
  const [idle, used] = [await open('clue'), await open('clue')]
  await closed('2038-11-25', idle, used)
  await sql(`update matter set outcome = 'joined' where id = $1`, used)
  house.setNow('2039-11-25T10:00:00+08:00')
  expect((await left(idle)).words).toBe(true)
  await keep()
  expect((await left(idle)).words).toBe(true)
  house.setNow('2039-11-26T10:00:00+08:00')
  const expired = await open('clue')
  await closed('2039-10-27', expired)
  await sql(`update matter set outcome = 'expired' where id = $1`, expired)
  await keep()
  expect(await left(idle)).toEqual({ words: false, people: false, reporter: false })
  expect((await left(used)).words).toBe(true)
  // It was kept for twelve months before it expired, and is not kept for as many again; but while it may be taken up again.
  expect((await left(expired)).words).toBe(true)
  house.setNow('2039-11-27T10:00:00+08:00')
  await keep()
  expect(await left(expired)).toEqual({ words: false, people: false, reporter: false })
  const inFebruary = await open('clue')
  await closed('2040-02-10', inFebruary)
  await sql(`update matter set outcome = 'expired' where id = $1`, inFebruary)
  for (const [day, words] of [
    ['2040-03-11', true],
    ['2040-03-12', false],
  ] as const) {
    house.setNow(`${day}T23:00:00+08:00`)
    await keep()
    expect((await left(inFebruary)).words, day).toBe(words)
  }
})
