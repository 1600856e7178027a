import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { colleague, idOf, play } from '../../../test/play.ts'
import { answers, sorting } from '../../../test/play-dispute.ts'
import { kindNamed } from '../index.ts'
import { isOpening, type Move } from '../kind.ts'
import type { Post } from '../posts.ts'
import type { Details } from './details.ts'
import { mediable } from './mediable.ts'

/*
 * Thousands of random moves by random posts, most of them well said and many not. What is refused changes nothing; after
 * what is done, whatever the law asks of every dispute must hold.
 */

type Game = ReturnType<typeof play>
type Says = Record<string, unknown>
const kind = kindNamed('dispute')!
const hosted = new Set(['settleOnSpot', 'firstSitting', 'secondSitting', 'agree'])
const fitsDetails = Compile(kind.details)
const fitsTakeOver = Compile(kindNamed('case')!.moves['takeOver']!.says)
const schemas = new Map(Object.entries(kind.moves).map(([name, move]) => [name, Compile(move.says)]))

/** A small generator of chance, so that a walk is its seed. */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
type Chance = () => number
const pick = <T>(of: readonly T[], by: Chance): T => of[Math.floor(by() * of.length)]!

function saysOf(schema: any, m: Game, by: Chance): unknown {
  if (schema['x-person']) return idOf(300 + Math.floor(by() * 50))
  if (schema.const !== undefined) return schema.const
  if (schema['x-staff'])
    return pick((['beat_officer', 'mediator', 'station_chief', 'auxiliary'] as Post[]).map(colleague), by)
  if (schema['x-matter']) return idOf(2000 + Math.floor(by() * 3))
  if (schema.enum) return pick(schema.enum, by)
  if (schema.type === 'array') {
    if (schema['x-evidence']) return ['a'.repeat(64)]
    if (schema.items.enum) return schema.items.enum.filter(() => by() < 0.7)
    return [saysOf(schema.items, m, by)]
  }
  if (schema.type === 'object') return saidIn(schema, m, by)
  if (schema.type === 'boolean') return by() < 0.8
  if (schema.type === 'integer')
    return schema.minimum + Math.floor(by() * (Math.min(schema.maximum, schema.minimum + 4) - schema.minimum + 1))
  if (schema.type === 'number') return 100
  if (schema.format === 'date-time') return by() < 0.95 ? m.now : '2026-01-01T00:00:00+08:00'
  if (schema.format === 'date') return m.tomorrow()
  return schema['x-words'] ? '说过的话' : `N-${Math.floor(by() * 100)}`
}

function saidIn(schema: any, m: Game, by: Chance): Says {
  const said: Says = {}
  for (const [field, of] of Object.entries<any>(schema.properties))
    if (schema.required?.includes(field) || by() < 0.6) said[field] = saysOf(of, m, by)
  return said
}

/** What is said in a move: drawn from its schema, then mostly made sensible. */
function says(name: string, move: Move, m: Game, by: Chance): Says {
  const said = saidIn(move.says, m, by)
  if (by() < 0.1) return said
  if (name === 'triage' || name === 'changeLane') {
    const one = pick(Object.keys(answers), by)
    const good = sorting(m, pick(['A', 'A', 'B', 'B', 'B', 'B', 'C', 'D', 'E'], by), {
      heat: said['heat'] as number,
      signs: [],
    })
    return by() < 0.6 ? good : { ...good, [one]: said[one], act: said['act'] }
  }
  if ('measure' in said && m.promises.length > 0) {
    said['measure'] = pick(m.promises, by).measure
    said['reason'] = pick(['contact_failed', 'party_requested_delay', 'medical'], by)
  }
  if ('no' in said && m.standing.pauses.length > 0) said['no'] = pick(m.standing.pauses, by).no
  if ('danger' in said && move.from.length === 0 && by() < 0.85) delete said['danger']
  if ('heat' in said) Object.assign(said, { signs: [] })
  if (name === 'callSitting') said['sitsAt'] = `${m.tomorrow()}T09:00:00+08:00`
  if (name === 'checkPerformance')
    said['results'] = (m.details as Details).terms.map((_, i) => ({
      no: i + 1,
      result: by() < 0.7 ? 'done' : pick(['not_done', 'new_day'], by),
      newDay: m.tomorrow(),
    }))
  if (Array.isArray(said['terms'])) said['terms'] = [{ obligor: 'party', act: 'pay', yuan: 50, due: m.today }]
  if (name === 'connectCourt') said['court'] = '东城法庭'
  if ('wantsCourt' in said) said['wantsCourt'] = by() < 0.4
  if ('toBody' in said) said['toBody'] = '东城司法所'
  if (hosted.has(name)) {
    Object.assign(said, { guardian: 'nobody', proxy: 'none' })
    if ('signed' in said) said['signed'] = ['party', 'other_party', 'host']
    if (by() < 0.6) said['second'] = colleague(pick(['beat_officer', 'mediator'] as const, by))
    else if (by() < 0.8) {
      const { second: _, ...alone } = said
      return { ...alone, place: 'case_room', ...(by() < 0.5 && { recordingNo: 'LX-1' }) }
    }
  }
  return said
}

/** What stops much else, or changes little, comes less often. */
const often: { readonly [name: string]: number } = {
  calm: 0.3,
  nameSides: 0.2,
  raiseFlag: 0.06,
  protect: 0.06,
  withdraw: 0.05,
  markDuplicate: 0.05,
  sayNo: 0.1,
  breakOff: 0.1,
  changeLane: 0.15,
  confirmRelapse: 0.15,
  requestAppraisal: 0.15,
  acceptSelfSettlement: 0.15,
  takeOver: 0.2,
  note: 0.2,
  askCorrection: 0.1,
  sayMore: 0.2,
  tryToReach: 0.3,
  update: 0.3,
  regrade: 0.3,
  handOver: 0.3,
  sendOut: 0.3,
  recordPersuasion: 0.3,
}
const done: { [name: string]: number } = {}
let lanesAB = 0
let aloneSat = 0
let sentWhileProtected = 0

function holds(m: Game, name: string, move: Move, said: Says, before: ReturnType<Game['seen']>) {
  const details = m.details as Details
  const was = before.details as Details
  const { protected: shielded, told, attempts } = m.standing
  expect(fitsDetails.Check(details), `${name}: ${JSON.stringify(details)}`).toBe(true)

  // No lane A or B with an exclusion ticked, a danger, or an open question.
  if ((details.lane === 'A' || details.lane === 'B') && (m.state === 'triaged' || m.state === 'mediating')) {
    lanesAB++
    const { excluded, open, protect } = mediable(details.answers)
    expect([excluded, open, protect], name).toEqual([[], [], false])
  }
  // Nobody mediates where somebody is in danger, and no one officer without a recording, in the proper room.
  if (hosted.has(name) || name === 'acceptSelfSettlement') {
    expect(before.standing.protected || was.violenceAt !== undefined).toBe(false)
    expect(mediable(was.answers).excluded.filter(item => item !== 4)).toEqual([])
  }
  if (hosted.has(name)) {
    if (said['second'] === undefined) {
      aloneSat++
      expect(said['recordingNo'] !== undefined || said['recordKind'] === 'recording').toBe(true)
      expect(said['place']).toBe('case_room')
    } else expect(said['second']).not.toBe(colleague('auxiliary'))
    expect(before.by.posts).not.toContain('auxiliary')
  }
  if (before.by.posts.includes('auxiliary')) expect(move.decides, name).toBeUndefined()
  expect(details.sittings).toBeLessThanOrEqual(2)

  // Nothing of a protected matter is addressed to the other party, or to whoever called and is not the one hurt.
  if (shielded)
    for (const { name: notice, to } of m.last.notices)
      for (const role of to) {
        sentWhileProtected++
        expect(kind.otherSide, `${name}: ${notice}`).not.toContain(role)
        if (role === 'reporter' && details.reporterIs === 'other_side') expect.fail(`${notice} went to the other side`)
        if (role === 'reporter' && ['family', 'onlooker'].includes(details.reporterIs)) expect(notice).toBe('receipt')
      }
  if (shielded)
    for (const paper of m.last.papers)
      expect(kind.papers[paper]!.statutory || kind.papers[paper]!.for !== 'both_sides', paper).toBe(true)
  // No end without told or three tries on different days, and in danger not for silence.
  if (kind.ends.includes(m.state!) && m.state !== before.state && m.state !== 'withdrawn') {
    const days = new Set(attempts.map(({ day }) => day)).size
    expect(told.length > 0 || (days >= 3 && !shielded), `${name}: untold`).toBe(true)
  }
  if (m.state === 'withdrawn' && before.state !== 'withdrawn') expect(shielded).toBe(false)
  // Violence at home has its day, until it is dealt with.
  const owed = details.violenceAt !== undefined && details.concludedAt === undefined && !kind.ends.includes(m.state!)
  if (owed && was.violenceAt === undefined)
    expect(
      m.promises.map(p => p.measure),
      name,
    ).toContain('M30')
  // A case that comes of it is said as a case asks, and is as protected as this.
  for (const opened of m.last.opens.filter(o => o.kind === 'case')) {
    expect(fitsTakeOver.Check(opened.says), JSON.stringify(opened.says)).toBe(true)
    expect(opened.says['danger'] !== undefined).toBe(shielded)
  }
  if (name === 'close' && details.heat >= 3) expect(details.followed90At).toBeDefined()
}

test('random walks: what the law asks of every dispute holds after every move', () => {
  let made = 0
  const step = fc.noBias(fc.record({ at: fc.nat(), seed: fc.integer() }))
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), steps => {
      const by0 = chance(steps[0]!.seed)
      const m = play('dispute', { people: by0() < 0.9 ? ['reporter', 'otherParty'] : ['reporter'] })
      for (const { at, seed } of steps) {
        const by = chance(seed)
        m.later({ hours: Math.floor(by() * 12), days: by() < 0.04 ? 10 : 0 })
        const can = Object.entries(kind.moves).filter(([, move]) =>
          m.state === null ? isOpening(move) : !isOpening(move) && move.from.includes(m.state),
        )
        const likely = can.filter(([name]) => by() < (often[name] ?? 1))
        const onward = likely.filter(([name, move]) => move.to !== undefined && name !== 'calm')
        const among = onward.length > 0 && by() < 0.5 ? onward : likely
        const [name, move] = among[at % among.length] ?? can[0]!
        const post = by() < 0.95 ? pick(move.by, by) : 'auxiliary'
        m.by(post)
        const said = says(name, move, m, by)
        if (!schemas.get(name)!.Check({ ...said, ...personsOnTheWire(move, said) })) continue
        const before = m.seen()
        if (m.refused(name, said).length > 0) continue
        m.does(name, said)
        made++
        done[name] = (done[name] ?? 0) + 1
        for (const [field, of] of Object.entries<any>(move.says.properties))
          if (of['x-person'] && said[field]) m.joins(of['x-person'])
        holds(m, name, move, said, before)
      }
    }),
    { numRuns: 400, seed: 20261124, endOnFailure: true },
  )
  expect(made).toBeGreaterThan(2500)
  expect(Object.keys(kind.words.moves).filter(name => !done[name])).toEqual([])
  expect(lanesAB).toBeGreaterThan(200)
  expect(aloneSat).toBeGreaterThan(20)
  expect(sentWhileProtected).toBeGreaterThan(100)
})

/** The rules see a person's id; the door sees who it is. */
const personsOnTheWire = (move: Move, said: Says): Says =>
  Object.fromEntries(
    Object.entries<any>(move.says.properties)
      .filter(([field, of]) => of['x-person'] && said[field] !== undefined)
      .map(([field]) => [field, { name: '某人' }]),
  )
