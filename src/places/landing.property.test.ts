import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Post, posts } from '../kinds/posts.ts'
import { landingAmong } from './landing.ts'
import { isOn, unitsUpward } from './taking.ts'
import type { Beat, Held, Shifts, Unit, WhoAnswers } from './who-answers.ts'

const unit = (id: string, parentId: string | null, sort: Unit['sort']): Unit => ({
  id,
  parentId,
  code: id,
  path: parentId ? `/${id}/` : '/',
  sort,
  nameZh: id,
  nameEn: id,
  phone: null,
  hours: null,
})
const units = [
  unit('city', null, 'bureau'),
  unit('county', 'city', 'county'),
  unit('a', 'county', 'station'),
  unit('b', 'county', 'station'),
  unit('window', 'a', 'window'),
  unit('look', 'county', 'inspection'),
]
const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']
const villages = ['3717v1', '3717v2', '3717v3', '3717v4']

const someone = fc.constantFrom(...people)
const span = fc
  .tuple(fc.constantFrom(...days), fc.option(fc.constantFrom(...days)))
  .map(([from, to]) => ({ from, to: to === null || to >= from ? to : from }))
/** Mostly posts where they belong, now and then any post anywhere. */
const usual: [string, Post][] = [
  ['city', 'city_officer'],
  ['county', 'county_officer'],
  ['county', 'duty_officer'],
  ['a', 'station_chief'],
  ['a', 'duty_officer'],
  ['a', 'beat_officer'],
  ['a', 'auxiliary'],
  ['b', 'station_chief'],
  ['b', 'beat_officer'],
]
const anything = fc.tuple(fc.constantFrom(...units.map(({ id }) => id)), fc.constantFrom(...posts))
const always = fc.constant({ from: days[0]!, to: null })
const held = fc
  .tuple(
    fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 4 }, anything),
    someone,
    fc.oneof({ arbitrary: always, weight: 2 }, span),
  )
  .map(([[unit, post], staffId, span]) => ({ unit, post, staffId, span }))
const holder = fc.record({ staffId: someone, span, standIn: fc.boolean() })
const beat = fc.record({ unitId: fc.constantFrom('a', 'b'), holders: fc.array(holder, { maxLength: 4 }) })
const shift = fc.record({
  unit: fc.constantFrom('city', 'county', 'a', 'b'),
  staffId: someone,
  hour: fc.integer({ min: 0, max: 110 }),
  hours: fc.integer({ min: 1, max: 30 }),
})

/** A bureau such as nobody would plan it: posts that end, officers in no post, desks without people. */
const bureau = fc.record({
  held: fc.array(held, { maxLength: 20 }),
  beats: fc.array(beat, { minLength: 1, maxLength: 3 }),
  villages: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  away: fc.array(fc.record({ staffId: someone, span }), { maxLength: 5 }),
  shifts: fc.array(shift, { maxLength: 8 }),
})

const start = Date.UTC(2026, 2, 1)
const HOUR = 3_600_000

function knownOf(made: ReturnType<typeof sampleOf>): { known: WhoAnswers; shifts: Shifts } {
  const beats: Beat[] = made.beats.map(({ unitId, holders }, i) => ({
    id: `beat${i}`,
    unitId,
    name: `beat${i}`,
    holders: holders.map(({ staffId, span, standIn }) => ({ staffId, standIn, ...span })),
  }))
  const heldIn = new Map<string, Held[]>()
  for (const { unit, staffId, post, span } of made.held)
    heldIn.set(unit, [...(heldIn.get(unit) ?? []), { staffId, number: staffId, post: post as Post, ...span }])
  const away = new Map<string, { from: string; to: string | null }[]>()
  for (const { staffId, span } of made.away) away.set(staffId, [...(away.get(staffId) ?? []), span])
  const shifts: Shifts = new Map()
  for (const { unit, staffId, hour, hours } of made.shifts)
    shifts.set(unit, [
      ...(shifts.get(unit) ?? []),
      { staffId, from: start + hour * HOUR, to: start + (hour + hours) * HOUR },
    ])
  const known: WhoAnswers = {
    edition: 1,
    city: '3717',
    tz: 'UTC',
    box: { south: 0, west: 0, north: 1, east: 1 },
    places: new Map(
      villages.map(code => [code, { code, parent: null, level: 'village', short: code, point: undefined }]),
    ),
    points: [],
    placeCodes: new Map(),
    beats: new Map(beats.map(beat => [beat.id, beat])),
    beatOf: new Map(
      villages.flatMap((code, i) => {
        const beat = beats[made.villages[i]!]
        return beat ? [[code, beat.id] as const] : []
      }),
    ),
    polygons: [],
    units: new Map(units.map(unit => [unit.id, unit])),
    unitsOf: new Map(villages.map(code => [code, [units[2]!]])),
    posts: heldIn,
    away,
    shiftsAt: () => shifts,
  }
  return { known, shifts }
}
const sampleOf = () => fc.sample(bureau, 1)[0]!

test('a matter always lands with one named person who holds a post of that unit, and with the beat’s own first', () => {
  let landed = 0
  let refused = 0
  const avoided = fc.subarray(people, { maxLength: 3 })
  const hours = fc.integer({ min: 0, max: 119 })
  fc.assert(
    fc.property(bureau, fc.constantFrom(...villages), hours, avoided, (made, village, hour, avoid) => {
      const { known, shifts } = knownOf(made)
      const at = new Date(start + hour * HOUR)
      const day = at.toISOString().slice(0, 10)
      const beat = known.beats.get(known.beatOf.get(village) ?? '')
      const upward = unitsUpward(known, known.units.get(beat?.unitId ?? 'a')!)
      const postsOf = (staffId: string, unitId: string) =>
        (known.posts.get(unitId) ?? []).filter(held => held.staffId === staffId && isOn(day, held))
      const isAway = (staffId: string) => known.away.get(staffId)?.some(days => isOn(day, days)) ?? false
      try {
        const landing = landingAmong(known, shifts, { village }, at, avoid)
        landed++
        expect(avoid).not.toContain(landing.ownerId)
        expect(upward.map(({ id }) => id)).toContain(landing.unitId)
        const held = postsOf(landing.ownerId, landing.unitId).map(({ post }) => post)
        expect(
          held.some(post => !['auxiliary', 'resident', 'neighbour', 'clock', 'responsible_unit'].includes(post)),
        ).toBe(true)
        if (landing.why.code !== 'chief-though-away') expect(isAway(landing.ownerId)).toBe(false)
        expect(landing.why.words.zh).not.toContain('undefined')
        expect(landing.why.words.en).not.toContain('undefined')
        // Whoever holds the beat, is here and in a post of the station is never passed over.
        const own = beat?.holders.filter(
          holder =>
            !holder.standIn &&
            isOn(day, holder) &&
            !isAway(holder.staffId) &&
            !avoid.includes(holder.staffId) &&
            postsOf(holder.staffId, beat.unitId).some(({ post }) => post === 'beat_officer'),
        )
        if (own && own.length > 0) expect(landing.why.code).toBe('beat')
      } catch (error) {
        if ((error as { code?: string }).code !== 'nobody-to-land-with') throw error
        refused++
        const headed: Record<string, Post> = {
          a: 'station_chief',
          b: 'station_chief',
          county: 'county_officer',
          city: 'city_officer',
        }
        for (const unit of upward)
          for (const head of known.posts.get(unit.id) ?? [])
            if (head.post === headed[unit.id] && isOn(day, head)) expect(avoid).toContain(head.staffId)
      }
    }),
    { numRuns: 5000 },
  )
  expect(landed).toBeGreaterThan(2500)
  expect(refused).toBeGreaterThan(50)
})
