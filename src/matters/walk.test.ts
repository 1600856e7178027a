import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { type Chance, chanceOf, sayAnything } from '../../test/say-anything.ts'
import { verify } from '../journal/verify.ts'
import { kinds } from '../kinds/index.ts'
import { isOpening, type Move } from '../kinds/kind.ts'
import { personById } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import type { Answer } from './answer.ts'
import { type Asker, staff } from './asker.ts'
import type { Command } from './command.ts'
import { openMatter } from './open-matter.ts'
import { holderOf } from './store.ts'

/*
 * Random lives through the door on a real database: anybody does anything, with names of people in every field that takes
 * words or people. What must always hold: versions, entries, promises, the chain, and that no name lies in the open.
 */

const PLANTED = ['诸葛暗号', '13711112222', '暗号路八十八号']

let house: Awaited<ReturnType<typeof testHouse>>
const askers: Asker[] = []
beforeAll(async () => {
  house = await testHouse('2026-11-24T08:00:00+08:00')
  for (const { id } of Object.values(people))
    askers.push(staff((await personById(house.db, bureauId, id, house.now()))!))
  askers.push({ as: 'clock', bureauId })
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

/** What the schema of a move takes, with people written out and the planted name among the words. */
function saying(move: Move, chance: Chance, matters: string[], inIt: string[]): Record<string, unknown> {
  const around = {
    now: house.now().toISOString(),
    staff: Object.values(people).map(({ id }) => id),
    matters: matters.length > 0 ? matters : [randomUUID()],
    files: ['a'.repeat(64)],
    people: inIt.length > 0 ? inIt : [randomUUID()],
  }
  const said = sayAnything(move.says, chance, around)
  const planted = { name: PLANTED[0], phone: PLANTED[1], address: PLANTED[2] }
  for (const [name, field] of Object.entries<any>(move.says.properties)) {
    if (!(name in said)) continue
    if (field['x-person']) said[name] = field.type === 'array' ? [planted] : planted
    else if (field['x-words'] && !field['x-guard']) said[name] = `${PLANTED[0]}说的，电话${PLANTED[1]}`
  }
  return said
}

test('whatever anybody does, the record holds and shows no name', async () => {
  const chance = chanceOf(20_261_124)
  const open: (Answer & { token: string | undefined })[] = []
  const tally = { opened: 0, moved: 0, noted: 0, refused: 0 }
  const until = performance.now() + 60_000
  let clock = house.now().getTime()
  for (let i = 0; i < 4000 && performance.now() < until; i++) {
    clock += chance.below(90) * 60_000
    house.setNow(new Date(clock).toISOString())
    const known = open.map(({ id }) => id)
    try {
      if (open.length < 10 || chance.likely(0.04)) {
        const kind = chance.pick(kinds)
        const [name, move] = chance.pick(Object.entries(kind.moves).filter(([, move]) => isOpening(move)))
        const asker: Asker = chance.likely(0.5) ? { as: 'resident', bureauId } : chance.pick(askers)
        const command: Command = {
          commandId: randomUUID(),
          kind: kind.name,
          move: name,
          says: saying(move, chance, known, []),
          place: { village: chance.pick(Object.values(villages)) },
          reporter: { name: PLANTED[0]!, phone: PLANTED[1]!, word: '石榴', show: chance.likely(0.3) },
        }
        const answer = await openMatter(house, command, asker)
        open.push({ ...answer, token: answer.link })
        tally.opened++
        expect(answer.version).toBe(1)
        continue
      }
      const matter = chance.pick(open)
      const kind = kinds.find(({ name }) => name === matter.kind)!
      const moves = Object.entries(kind.moves).filter(([, move]) => !isOpening(move))
      const fit = moves.filter(([, move]) => move.from.includes(matter.state))
      const [name, move] = chance.pick(chance.likely(0.95) && fit.length > 0 ? fit : moves)
      const [before] = await rows('select version, entry_no, people from matter where id = $1', matter.id)
      const inIt = before.people.map(({ id }: { id: string }) => id)
      const asResident = matter.token && move.by.includes('resident') && chance.likely(0.5)
      const able = askers.filter(one =>
        one.as === 'staff' ? one.person.posts.some(({ post }) => move.by.includes(post)) : move.by.includes('clock'),
      )
      const asker = asResident
        ? holderOf(house, matter.token!, '石榴')!
        : chance.pick(able.length > 0 && chance.likely(0.95) ? able : askers)
      const command = {
        commandId: randomUUID(),
        matterId: matter.id,
        move: name,
        says: saying(move, chance, known, inIt),
      }
      const answer = await act(house, command, asker)
      const [after] = await rows('select version, entry_no, state from matter where id = $1', matter.id)
      expect(after.version).toBe(answer.version)
      expect(answer.version - before.version).toBeOneOf([0, 1])
      // One entry, or none where nothing may stay.
      expect(after.entry_no - before.entry_no).toBeOneOf(move.hush ? [0, 1] : [1])
      if (after.state !== matter.state) expect(answer.version).toBe(before.version + 1)
      Object.assign(matter, { state: answer.state, version: answer.version })
      tally[answer.version > before.version ? 'moved' : 'noted']++
      if (chance.likely(0.1)) expect(await act(house, command, asker)).toEqual(answer)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(error.status).toBeOneOf([403, 404, 409, 422])
      tally.refused++
    }
  }
  await allFed(house.pool)
  const held = await verify(house)
  expect(held.bad).toBeUndefined()
  console.info(`${JSON.stringify(tally)}, ${held.matters} matters, ${held.entries} entries`)
  expect(tally.moved).toBeGreaterThan(100)

  // A matter's next due is that of its earliest open promise; promises are numbered without a gap.
  expect(
    await rows(`select m.id, m.next_due, p.due from matter m
      left join lateral (select min(due) as due from promise p
        where p.bureau_id = m.bureau_id and p.matter_id = m.id and met_at is null and void_at is null) p on true
      where m.next_due is distinct from p.due`),
  ).toEqual([])
  expect(
    await rows(`select matter_id from promise group by matter_id having max(no) <> count(*) or min(no) <> 1`),
  ).toEqual([])

  // It would be found if it were there.
  expect(await whereIs('staff', people.beatOfficer.name)).not.toEqual([])
  for (const table of await tables())
    for (const planted of PLANTED) expect(await whereIs(table, planted), `${planted} in ${table}`).toEqual([])
})

const tables = async (): Promise<string[]> =>
  (await rows(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)).map(
    one => one.relname,
  )

/** Rows of a table that hold a text anywhere: in the open, in JSON, or as bytes. */
const whereIs = (table: string, text: string) =>
  rows(
    `select t::text from "${table}" t where position($1 in t::text) > 0
       or position(encode(convert_to($1, 'UTF8'), 'hex') in t::text) > 0 limit 1`,
    text,
  )
