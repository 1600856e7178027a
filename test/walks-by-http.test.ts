import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoAt } from '../src/clock/zone.ts'
import { verify } from '../src/journal/verify.ts'
import { kinds } from '../src/kinds/index.ts'
import { type Kind, opensDirectly, type Seen } from '../src/kinds/kind.ts'
import type { Post } from '../src/kinds/posts.ts'
import { checkSays } from '../src/matters/check.ts'
import { knowledgeOf } from '../src/matters/knowledge.ts'
import { matterOf, promiseOf } from '../src/matters/matter.ts'
import { openAbout } from '../src/matters/open-about.ts'
import { decide, inTheWay, reckoned } from '../src/matters/rules.ts'
import { seenOf } from '../src/matters/seen.ts'
import { sweep } from '../src/matters/sweep.ts'
import { allFed } from './counted.ts'
import { type Caller, type Drive, drive, type Reply } from './drive.ts'
import { everywhere } from './laws/everywhere.ts'
import { assertLawful, tallyOf } from './laws/law.ts'
import { bureauId, people, units, villages } from './people.ts'
import { type Chance, chanceOf } from './say-anything.ts'
import { often, plausible, seed, walk } from './walk.ts'
import { type Habit, lifeOf, type View, type Who, type Wish } from './walker.ts'

/*
 * The same walker through the door: signed in as every post or holding the link, over the real rules and the real record. What it
 * learned by the pure rules it brings along. Some keys are sent twice and some versions are old, as from phones that lost their signal.
 */

type Name = keyof typeof people
type Walked = {
  id: string
  kind: Kind
  version: number
  token: string | undefined
  /** Who has found out, since it last moved, that for them it is not there. */
  readonly unseenBy: Set<string | undefined>
}
type Row = Record<string, any>
type Try = Extract<Wish, { move: string }>

/** Of one life: who pauses and notes for ever comes to no end, and some ask for ever for what the door alone refuses. */
const MOST = { done: 45, refused: 250 }

const WORD = '石榴'
const PLANTED = { name: '诸葛暗号', phone: '13711112222', address: '暗号路八十八号' }
/** Who leads whom, written down by hand. */
const superiorOf: Readonly<Partial<Record<Name, readonly Name[]>>> = {
  inspector: ['headInspector'],
  headInspector: ['countyOfficer'],
  cityInspector: ['cityHeadInspector'],
  chief: ['countyOfficer'],
  ...Object.fromEntries(
    (['auxiliary', 'beatOfficer', 'otherBeatOfficer', 'dutyOfficer', 'mediator', 'windowClerk'] as const).map(one => [
      one,
      ['chief'],
    ]),
  ),
}
const lives: readonly [Kind['name'], number][] = [
  ['case', 5],
  ['dispute', 5],
  ['hazard', 5],
  ['conduct', 6],
  ['service', 5],
  ['clue', 3],
  ['round', 2],
  ['series', 2],
  ['survey', 2],
]

let door: Drive
let file: string
const walked: Walked[] = []
const tally = tallyOf(everywhere)
const met = { tries: 0, done: 0, ended: 0, repeated: 0, otherBody: 0, stale: 0, byTheClock: 0, complaints: 0 }

beforeAll(async () => {
  door = await drive({ at: '2026-11-24T09:00:00+08:00' })
  file = (await door.nobody.send([{ name: 'a.ogg', contents: Buffer.from('OggS and a voice of some length') }])).body
    .files[0].sha256
})
afterAll(() => door?.end())

const rows = async (sql: string, ...values: unknown[]): Promise<Row[]> =>
  (await door.house.pool.query(sql, values)).rows
const nameOf = (id: string) => (Object.keys(people) as Name[]).find(name => people[name].id === id)!

/** Nothing that anybody says is answered with a fault of ours. */
function isAnswer(reply: Reply): Reply {
  met.tries++
  if (![200, 201, 403, 404, 409, 422].includes(reply.status)) throw new Error(`${reply.status}: ${reply.text}`)
  return reply
}

const codesOf = ({ status, body }: Reply): readonly string[] => {
  if (status < 300) return []
  const all = [...(body.refusals ?? []), ...(body.faults ?? [])].map(({ at, code }: Row) =>
    at ? `${at} ${code}` : code,
  )
  return all.length > 0 ? all : [body.code]
}

const signedIn = new Map<string, { caller: Caller; at: number }>()

/** Signed in, and anew after a night. */
async function colleague(id: string): Promise<Caller> {
  const at = door.house.now().getTime()
  const known = signedIn.get(id)
  if (known && at - known.at < 8 * 3_600_000) return known.caller
  const { caller } = await door.signedIn(people[nameOf(id)].number)
  signedIn.set(id, { caller, at })
  return caller
}

async function callerFor(who: Who, walking: Walked | undefined): Promise<Caller> {
  if (who.id) return colleague(who.id)
  return walking?.token ? door.holding(walking.token, WORD) : door.nobody
}

/** Opens it, as somebody at their own page, at the counter, or on the way. */
async function open(kind: Kind, { move, who, says }: Try, chance: Chance): Promise<readonly string[]> {
  const reported = who.id === undefined || (kind.moves[move]!.by.includes('resident') && chance.likely(0.8))
  const more = {
    move,
    place: { village: chance.pick([villages.dongan, villages.cangfang, villages.donghe]) },
    ...(reported && { reporter: { name: PLANTED.name, phone: PLANTED.phone, word: WORD } }),
  }
  const key = randomUUID()
  const caller = await callerFor(who, undefined)
  const sent = {
    body: { kind: kind.name, says, ...more },
    headers: { 'idempotency-key': key },
    ip: `10.201.0.${chance.below(250)}`,
  }
  const reply = isAnswer(await caller.call('POST', '/api/v1/matters', sent))
  if (reply.status !== 201) return codesOf(reply)
  if (chance.likely(0.2)) await repeats(reply, () => caller.call('POST', '/api/v1/matters', sent))
  const { id, version, link } = reply.body
  walked.push({ id, kind, version, token: link?.token, unseenBy: new Set() })
  return []
}

async function repeats(first: Reply, again: () => Promise<Reply>): Promise<void> {
  const second = isAnswer(await again())
  expect([second.status, second.body]).toEqual([first.status, first.body])
  met.repeated++
}

/** Makes a move as whoever looked at it last; now and then with an old version before, and once more after. */
async function make(walking: Walked, move: string, who: Who, says: object, chance: Chance): Promise<readonly string[]> {
  const caller = await callerFor(who, walking)
  const key = randomUUID()
  const { id, version } = walking
  const does = (at: number, said = says, as = key) => caller.does({ id, version: at }, move, said, { key: as })
  const reply = isAnswer(await does(version))
  if (reply.status === 404) walking.unseenBy.add(who.id)
  if (reply.status !== 200) return codesOf(reply)
  walking.unseenBy.clear()
  expect(reply.body.version - version).toBeOneOf([0, 1])
  walking.version = reply.body.version
  if (chance.likely(0.15)) await repeats(reply, () => does(version))
  if (chance.likely(0.1)) {
    expect(codesOf(isAnswer(await does(walking.version, { ...says, text: `又说了${chance.below(99)}` })))).not.toEqual(
      [],
    )
    met.otherBody++
  }
  if (chance.likely(0.2) && walking.version > version) {
    const late = isAnswer(await does(version, says, randomUUID()))
    // It was seen before it moved on; whoever may not see it any more hears nothing of it.
    expect(late.status).toBeOneOf([409, 404, 422])
    if (late.status === 409) expect(late.body.code).toBe('moved-on')
    met.stale += late.status === 409 ? 1 : 0
  }
  return []
}

/** The matter as its rows have it, and what the rules know besides. */
async function standsNow(id: string) {
  const [row] = await rows('select * from matter where id = $1', id)
  const owed = await rows(
    'select * from promise where matter_id = $1 and met_at is null and void_at is null order by no',
    id,
  )
  const know = await knowledgeOf(door.house.db, bureauId, door.house.now())
  const promises = owed.map(one => promiseOf(one as never, ms => isoAt(ms, know.tz)))
  return { matter: matterOf(row as never), entries: row!['entry_no'] as number, promises, know }
}
type Stands = Awaited<ReturnType<typeof standsNow>>

/** What somebody sees of it now, as the rules look at it. */
function seenBy({ matter, promises, know }: Stands, who: Who): Seen {
  const now = door.house.now()
  const unitPath = who.id && know.personOn(who.id, now.toISOString().slice(0, 10))?.posts[0]?.unitPath
  const by = { id: who.id ?? 'resident', posts: who.posts, ...(unitPath !== undefined && { unitPath }) }
  const open = promises.map(({ measure }) => measure)
  return seenOf(know, { ...matter, owner: matter.ownerId, open }, by, now.getTime())
}

const asked = (kind: Kind, stands: Stands, who: Who) => {
  const { know, promises } = stands
  return {
    kind,
    seen: seenBy(stands, who),
    catalogue: know.catalogue,
    given: know.given,
    calendar: know.calendar,
    promises,
  }
}

/** What the same law says on their own screen, before anything is sent. */
function refusedHere(kind: Kind, move: string, stands: Stands, who: Who, given: object): readonly string[] {
  const { faults, says, people: joining } = checkSays(kind.moves[move]!.says, given, stands.know.tz, randomUUID)
  if (faults.length > 0) return faults.map(({ at, code }) => `${at} ${code}`)
  const ask = asked(kind, stands, who)
  return decide({ ...ask, seen: { ...ask.seen, people: [...ask.seen.people, ...joining] }, move, says }).refusals
}

async function noticesOf(id: string, entry: number) {
  const sent = await rows(
    'select name, array_agg(distinct role) as "to" from notice where matter_id = $1 and entry_no = $2 group by name',
    id,
    entry,
  )
  return sent as { name: string; to: string[] }[]
}

function viewOf(kind: Kind, stands: Stands | undefined): View {
  const { matter, promises = [] } = stands ?? {}
  const here = Object.values(people).filter(({ unit }) => unit !== 'otherCounty' && unit !== 'stationOfOtherCounty')
  return {
    state: matter?.state ?? null,
    owner: matter?.ownerId ?? null,
    nextDue: promises.map(({ due }) => due).sort()[0] ?? null,
    now: door.house.now().toISOString(),
    crew: here.map(({ id, post }) => ({ id, posts: [post as Post] })),
    openings: Object.keys(kind.moves).filter(
      name => opensDirectly(kind.moves[name]!) && !kind.moves[name]!.by.every(post => post === 'clock'),
    ),
    inTheWay: (move, who) => (stands ? inTheWay(kind.moves[move]!, reckoned(asked(kind, stands, who))) : []),
    staff: here.map(({ id }) => id),
    units: Object.values(units),
    matters: walked.length > 0 ? walked.slice(-6).map(({ id }) => id) : [randomUUID()],
    files: [file],
    people: (matter?.people ?? []).map(({ id }) => id),
    person: () => PLANTED,
    often,
    named: {
      ...plausible,
      second: [people.beatOfficer.id, people.otherBeatOfficer.id, people.dutyOfficer.id],
      measure: promises.map(({ measure }) => measure),
      no: (matter?.standing.pauses ?? [])
        .filter(({ state }) => state === 'asked' || state === 'granted')
        .map(({ no }) => no),
      endsWith: Object.keys(kind.moves),
    },
  }
}

/** A survey is drawn by the clock, of what has ended. */
async function drawn(chance: Chance): Promise<Walked | undefined> {
  const ended = await rows(
    `select * from matter where closed_at is not null and kind <> 'survey' and not protected and wall is null and jsonb_array_length(people) > 0
     and not exists (select from matter s where s.kind = 'survey' and s.details ->> 'of' = matter.id::text) order by id`,
  )
  if (ended.length === 0) return undefined
  const { id, kind, closed_at, unit_path, owner_id } = chance.pick(ended)
  const says = {
    of: id,
    sort: kind,
    month: '2026-11',
    endedAt: closed_at.toISOString(),
    handledAt: unit_path,
    handlers: [owner_id],
    handler: owner_id,
  }
  await openAbout(door.house, bureauId, {
    commandId: randomUUID(),
    matterId: id,
    as: 'drawn',
    kind: 'survey',
    move: 'draw',
    unit: units.otherStation,
    people: { reporter: 'reporter' },
    says,
  })
  const [survey] = await rows("select id, version from matter where kind = 'survey' and details ->> 'of' = $1", id)
  return (
    survey && {
      id: survey['id'],
      kind: kinds.find(({ name }) => name === 'survey')!,
      version: survey['version'],
      token: undefined,
      unseenBy: new Set(),
    }
  )
}

async function liveThrough(kind: Kind, habit: Habit, chance: Chance): Promise<void> {
  let walking = kind.name === 'survey' ? await drawn(chance) : undefined
  if (walking) walked.push(walking)
  let stands = walking && (await standsNow(walking.id))
  let view: View | undefined
  const life = lifeOf(kind, chance, () => (view ??= viewOf(kind, stands)), habit)
  let turn = life.next()
  for (let done = 0, refused = 0; !turn.done && done < MOST.done && refused < MOST.refused; ) {
    const wish = turn.value
    if ('minutes' in wish) {
      door.setNow(new Date(door.house.now().getTime() + wish.minutes * 60_000).toISOString())
      view = undefined
      turn = life.next([])
      continue
    }
    const { tries } = met
    const refusals: readonly string[] =
      walking && stands ? await tryIt(walking, stands, wish, chance) : await open(kind, wish, chance)
    if (refusals.length === 0) {
      done++
      met.done++
      walking ??= walked.at(-1)!
      stands = await standsNow(walking.id)
      walking.version = stands.matter.version
      view = undefined
    } else refused += met.tries - tries
    turn = life.next(refusals)
  }
  if (turn.done && turn.value === 'ended') met.ended++
  // What was left open waits: the clock reminds of it, and tells whoever waits with it.
  met.byTheClock += await sweep(door.house, bureauId)
}

/** On their screen first, where most of what is refused is grey; some of it is sent all the same, and refused at the door. */
async function tryIt(
  walking: Walked,
  before: Stands,
  { move, who, says }: Try,
  chance: Chance,
): Promise<readonly string[]> {
  const { id, kind } = walking
  if (who.posts[0] === 'clock') return ['only-the-clock']
  if (walking.unseenBy.has(who.id)) return ['unseen']
  if (who.id === undefined && walking.token === undefined) return ['nobody-holds-its-link']
  const here = refusedHere(kind, move, before, who, says)
  if (here.length > 0 && chance.likely(0.9)) return here
  walking.version = before.matter.version
  const refusals = await make(walking, move, who, says, chance)
  const after = await standsNow(id)
  if (refusals.length > 0) {
    expect([after.matter.version, after.entries], 'what was refused has left something').toEqual([
      before.matter.version,
      before.entries,
    ])
    return refusals
  }
  // The door and the screen are of one mind.
  expect(here, move).toEqual([])
  const hushed = after.entries === before.entries
  expect(after.entries - before.entries, move).toBe(hushed && kind.moves[move]!.hush ? 0 : 1)
  const change = { notices: hushed ? [] : await noticesOf(id, after.entries), papers: [], opens: [] }
  const owed = { before: before.promises, after: after.promises }
  assertLawful(tally, {
    kind,
    move,
    who,
    said: says,
    says: checkSays(kind.moves[move]!.says, says, before.know.tz, randomUUID).says,
    refusals,
    before: seenBy(before, who),
    done: { after: seenBy(after, who), change, owed },
  })
  await assertIndependent(after)
  return []
}

/** A complaint is never in the hands of the person complained of, or of their direct superior (R25). */
async function assertIndependent({ matter: { kind, details, ownerId } }: Stands): Promise<void> {
  const { lane, complained } = details as Row
  if (kind !== 'conduct' || lane !== 'complaint' || complained === undefined) return
  met.complaints++
  expect([nameOf(complained), ...(superiorOf[nameOf(complained)] ?? [])]).not.toContain(nameOf(ownerId))
}

test('five hundred moves through the door: every answer is one of ours, every kind comes to an end, and screen and door are of one mind', async () => {
  const chance = chanceOf(seed)
  for (const [name, n] of lives) {
    const kind = kinds.find(one => one.name === name)!
    const { habit } = walk(kind, 40, () => {})
    // Who are complained of by name are few: on, until enough of them were.
    const goesOn = () => name === 'conduct' && met.complaints <= 5
    for (let i = 0; i < n || (goesOn() && i < 4 * n); i++) await liveThrough(kind, habit, chance)
  }
  console.log(`through the door: ${JSON.stringify(met)}`)
  expect(met.done).toBeGreaterThan(500)
  expect(met.ended).toBeGreaterThan(lives.length)
  for (const name of ['repeated', 'otherBody', 'stale', 'byTheClock', 'complaints'] as const)
    expect(met[name], name).toBeGreaterThan(5)
})

test('versions, entries and promises are numbered without a gap, and what is closed stands in an end', async () => {
  await allFed(door.house.pool)
  expect((await verify(door.house)).bad).toBeUndefined()
  // The clock, and what was opened beside one, may have moved it on since; nothing has moved it back.
  for (const { id, version } of walked)
    expect((await rows('select version from matter where id = $1', id))[0]!['version']).toBeGreaterThanOrEqual(version)
  expect(
    await rows('select m.id from matter m where m.entry_no <> (select count(*) from entry e where e.matter_id = m.id)'),
  ).toEqual([])
  expect(
    await rows('select matter_id from promise group by matter_id having max(no) <> count(*) or min(no) <> 1'),
  ).toEqual([])
  expect(
    await rows(`select m.id, m.next_due, p.due from matter m left join lateral (select min(due) as due from promise p
      where p.matter_id = m.id and met_at is null and void_at is null) p on true where m.next_due is distinct from p.due`),
  ).toEqual([])
  for (const { kind, state, closed_at } of await rows('select kind, state, closed_at from matter'))
    expect([kind, state, closed_at !== null]).toEqual([
      kind,
      state,
      kinds.find(({ name }) => name === kind)!.ends.includes(state),
    ])
})
