import fc from 'fast-check'
import Type, { type Static } from 'typebox'
import { describe, expect, test } from 'vitest'
import { play } from '../../test/play.ts'
import { calendarFrom } from '../clock/calendar.ts'
import type { Limit } from '../clock/limit.ts'
import { shippedCalendar, shippedCalendarData } from '../clock/shipped.ts'
import { common } from '../kinds/common/index.ts'
import { commonNotices } from '../kinds/common/notices.ts'
import { kind, moveOf, stationLadder } from '../kinds/kind.ts'
import type { Attachment, Measure } from '../kinds/measures.ts'
import { day, instant, maybe, nothing, says, yesNo } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { paused, settled } from './promise.ts'
import { wakesOf } from './wakes.ts'

/* An errand: asked, begun, reported on, finished or dropped. Small enough to see what a promise does. */

const details = Type.Object(
  {
    urgent: Type.Optional(Type.Boolean()),
    wishedOn: Type.Optional(Type.String()),
    heardAt: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type Details = Static<typeof details>
type State = 'asked' | 'begun' | 'done' | 'dropped'
const move = moveOf<State, Details>()

const errand = kind<State, Details>({
  name: 'errand',
  details,
  blank: {},
  states: ['asked', 'begun', 'done', 'dropped'],
  ends: ['done', 'dropped'],
  moves: {
    ...common<State, Details>({
      open: ['asked', 'begun'],
      closed: ['done', 'dropped'],
      again: 'begun',
      workers: ['beat_officer'],
    }),
    ask: move({
      from: [],
      to: 'asked',
      by: ['resident'],
      says: says({ urgent: maybe(yesNo()), wishedOn: maybe(day()), heardAt: maybe(instant()) }),
      change: (seen, said) => ({ ...seen.details, ...said }),
    }),
    begin: move({ from: ['asked', 'begun'], to: 'begun', by: ['beat_officer'], says: nothing }),
    report: move({ from: ['begun'], by: ['beat_officer'], says: nothing }),
    lengthen: move({ from: ['begun'], by: ['beat_officer'], says: nothing }),
    giveUp: move({ from: ['begun'], by: ['beat_officer'], says: nothing }),
    finish: move({ from: ['asked', 'begun'], to: 'done', by: ['beat_officer'], says: nothing }),
    drop: move({ from: ['asked', 'begun'], to: 'dropped', by: ['beat_officer'], says: nothing }),
  },
  start: 'ask',
  reporter: 'party',
  anonymous: false,
  people: ['reporter'],
  otherSide: [],
  conditions: { urgent: seen => seen.details.urgent === true },
  instants: { wishedOn: seen => seen.details.wishedOn, heardAt: seen => seen.details.heardAt },
  notices: commonNotices,
  papers: {},
  ladder: stationLadder,
  words: { name: say('跑腿', 'Errand'), about: say('跑一趟', 'A walk'), states: {}, moves: {} },
})

const measure = (limit: Limit, on: Partial<Attachment> = {}, more: Partial<Measure> = {}): Measure => ({
  id: 'M90',
  edition: 1,
  title: say('快办', 'Soon'),
  promise: say('快办', 'Soon'),
  limit,
  pauses: ['force_majeure', 'appraisal', 'contact_failed', 'would_harm_investigation'],
  by: 'beat_officer',
  proof: '—',
  basis: '本地承诺',
  on: [{ kind: 'errand', starts: ['opened'], ends: ['finish'], proof: {}, ...on }],
  ...more,
})
const hours = (value: number): Limit => ({ value, unit: 'hour' })
const game = (catalogue: Measure | Measure[], at?: string) =>
  play(errand, { catalogue: Array.isArray(catalogue) ? catalogue : [catalogue], ...(at && { at }) })
const asked = (catalogue: Measure | Measure[], said = {}, at?: string) =>
  game(catalogue, at).by('resident').does('ask', said)
const begun = (catalogue: Measure | Measure[], said = {}) => asked(catalogue, said).by('beat_officer').does('begin')
const due = (m: ReturnType<typeof play>) => m.promises[0]!.due

describe('a promise opens', () => {
  test('with the matter, at that moment, with its limit and edition as they stand', () => {
    const m = asked(measure(hours(2), {}, { edition: 7 }))
    expect(m.promises).toMatchObject([
      {
        no: 1,
        measure: 'M90',
        edition: 7,
        started: '2026-03-02T10:05:00+08:00',
        due: '2026-03-02T12:05:00+08:00',
        limit: hours(2),
        pauses: [],
        cap: null,
      },
    ])
    expect(m.last.nextDue).toBe(due(m))
  })
  test('with a move by its name', () => {
    const soon = measure(hours(2), { starts: ['begin'] })
    expect(asked(soon).promises).toEqual([])
    expect(begun(soon).promises).toHaveLength(1)
  })
  test('only where its condition holds, as the move leaves the matter', () => {
    const soon = measure(hours(2), { if: 'urgent' })
    expect(asked(soon).promises).toEqual([])
    expect(asked(soon, { urgent: true }).promises).toHaveLength(1)
  })
  test('from a named instant; a day means its start; what is not known yet opens nothing', () => {
    const from = (name: string) => measure({ value: 1, unit: 'day' }, { from: name })
    expect(asked(from('heardAt'), { heardAt: '2026-03-01T08:00:00+08:00' }).promises[0]!.started).toBe(
      '2026-03-01T08:00:00+08:00',
    )
    expect(asked(from('wishedOn'), { wishedOn: '2026-03-09' }).promises[0]).toMatchObject({
      started: '2026-03-09T00:00:00+08:00',
      due: '2026-03-11T00:00:00+08:00',
    })
    expect(asked(from('wishedOn')).promises).toEqual([])
  })
  test('once while it runs, and again after it was kept', () => {
    const soon = measure(hours(2), { starts: ['begin'], ends: ['report'] })
    const m = begun(soon).does('begin')
    expect(m.given).toHaveLength(1)
    m.does('report').later({ minutes: 5 }).does('begin')
    expect(m.given.map(({ no }) => no)).toEqual([1, 2])
  })
  test('several at once, each under a number of its own; the next due is the least', () => {
    const m = asked([measure(hours(5)), { ...measure(hours(3)), id: 'M91' }])
    expect(m.promises.map(({ no, measure }) => [no, measure])).toEqual([
      [1, 'M90'],
      [2, 'M91'],
    ])
    expect(m.last.nextDue).toBe(m.promises[1]!.due)
  })
})

describe('it is kept, and whether late', () => {
  test.each<[string, Limit, string]>([
    ['minutes', { value: 30, unit: 'minute' }, '2026-03-02T10:35:00+08:00'],
    ['hours', hours(24), '2026-03-03T10:05:00+08:00'],
    ['workdays, the last one to its end', { value: 5, unit: 'workday' }, '2026-03-10T00:00:00+08:00'],
    ['days, the last one to its end', { value: 3, unit: 'day' }, '2026-03-06T00:00:00+08:00'],
  ])('%s: before its instant in time, at it late', (_, limit, end) => {
    const minute = (Date.parse(end) - Date.parse('2026-03-02T10:05:00+08:00')) / 60_000
    expect(due(asked(measure(limit)))).toBe(end)
    const done = (minutes: number) => asked(measure(limit)).later({ minutes }).by('beat_officer').does('finish').kept
    expect(done(minute - 1)).toEqual([{ measure: 'M90', late: false }])
    expect(done(minute)).toEqual([{ measure: 'M90', late: true }])
  })
  test('opened and kept by the same move, from an earlier instant, late or not', () => {
    const both = measure(hours(2), { starts: ['finish'], from: 'heardAt' })
    for (const [heardAt, late] of [
      ['2026-03-02T09:00:00+08:00', false],
      ['2026-03-02T07:00:00+08:00', true],
    ] as const) {
      const m = asked(both, { heardAt }).by('beat_officer').does('finish')
      expect([m.kept, m.promises]).toEqual([[{ measure: 'M90', late }], []])
    }
  })
  test('a move that keeps one period and begins the next', () => {
    const period = measure(hours(10), { starts: ['begin', 'lengthen'], ends: ['lengthen', 'finish'] })
    const m = begun(period).later({ hours: 4 }).does('lengthen')
    expect(m.promises).toMatchObject([{ no: 2, started: m.now }])
    expect(m.kept).toEqual([{ measure: 'M90', late: false }])
  })
  test('repeated, it begins again each time it is kept, until the matter ends', () => {
    const monthly = measure({ value: 30, unit: 'day' }, { starts: ['begin'], ends: ['report'], repeats: true })
    const m = begun(monthly)
    for (let month = 2; month < 5; month++) {
      m.later({ days: 20 }).does('report')
      expect(m.promises).toMatchObject([{ no: month, started: m.now }])
    }
    expect(m.does('finish').promises).toEqual([])
    expect(m.given).toHaveLength(4)
  })
  test('repeated and given up by the same move, it does not begin again', () => {
    const monthly = measure(hours(9), { starts: ['begin'], ends: ['report'], voids: ['report'], repeats: true })
    expect(begun(monthly).does('report').promises).toEqual([])
  })
})

describe('it ends unkept', () => {
  const soon = (more: Partial<Attachment>) => measure(hours(2), { starts: ['opened'], ...more })
  test('what is no longer owed before its day is not late; after it, it was', () => {
    const m = () => begun(soon({ voids: ['giveUp'] }))
    expect(m().does('giveUp').last.promises.voids).toMatchObject([{ no: 1, late: false }])
    expect(m().later({ hours: 3 }).does('giveUp').last.promises.voids).toMatchObject([{ no: 1, late: true }])
  })
  test('what can never be kept is late, even before its day', () => {
    expect(begun(soon({ fails: ['giveUp'] })).does('giveUp').last.promises.voids).toMatchObject([{ no: 1, late: true }])
  })
  test('with the matter everything ends, also what the catalogue of that day no longer has', () => {
    const m = begun(soon({}))
    expect(m.does('drop').last.promises.voids).toMatchObject([{ no: 1, late: false }])
    const withdrawn = begun([
      soon({}),
      { ...measure(hours(1)), id: 'M91', on: [{ kind: 'case', starts: ['opened'], ends: ['register'], proof: {} }] },
    ])
    expect(withdrawn.does('drop').promises).toEqual([])
  })
  test('reopened, nothing of before runs on', () => {
    const m = begun(soon({})).does('drop').later({ days: 1 }).by('resident').does('reopen', { because: '还没办' })
    expect([m.state, m.promises]).toEqual(['begun', []])
  })
})

describe('a pause', () => {
  const three = measure({ value: 3, unit: 'workday' }, { starts: ['begin'], ends: ['finish', 'report'] })
  const asking = { measure: 'M90', reason: 'force_majeure', because: '大雪封路' }
  const asks = (m: ReturnType<typeof play>, more: object = { endsWith: 'drop' }) =>
    m.by('beat_officer').does('askPause', { ...asking, ...more })
  const grants = (m: ReturnType<typeof play>, no = 1) =>
    m.by('station_chief').does('approvePause', { no, toldAt: m.now, how: 'phone' })

  test('asked for, it moves nothing; granted, it counts from the asking', () => {
    const m = asks(begun(three), { until: '2026-03-04T10:05:00+08:00' })
    expect(due(m)).toBe('2026-03-06T00:00:00+08:00')
    expect(due(grants(m.later({ hours: 20 })))).toBe('2026-03-10T00:00:00+08:00')
    expect(m.promises[0]!.pauses).toEqual([
      { from: '2026-03-02T10:05:00+08:00', to: '2026-03-04T10:05:00+08:00', reason: 'force_majeure' },
    ])
    expect(m.last.nextDue).toBe(due(m))
  })
  test('with no end it counts until it is ended', () => {
    const m = grants(asks(begun(three))).later({ days: 7 })
    m.by('beat_officer').does('endPause', { no: 1 })
    expect(due(m)).toBe('2026-03-13T00:00:00+08:00')
    expect(m.promises[0]!.pauses).toMatchObject([{ to: m.now }])
  })
  test('ended after its own end, it counts no longer than it was granted for', () => {
    const m = grants(asks(begun(three), { until: '2026-03-03T10:05:00+08:00' }))
    const before = due(m)
    m.later({ days: 9 }).by('clock').does('endPause', { no: 1 })
    expect(due(m)).toBe(before)
    expect(m.promises[0]!.pauses).toMatchObject([{ to: '2026-03-03T10:05:00+08:00' }])
  })
  test('while it runs the clock stands: kept then, it is kept in time, and the row says until when it stood', () => {
    const m = grants(asks(begun(three))).later({ days: 30 })
    m.by('beat_officer').does('report')
    expect(m.kept).toEqual([{ measure: 'M90', late: false }])
    expect(m.last.promises.moves).toMatchObject([{ no: 1, pauses: [{ to: m.now }] }])
    expect(Date.parse(m.last.promises.moves[0]!.due)).toBeGreaterThan(Date.parse(m.now))
  })
  test('two of them count once where they lie over each other', () => {
    const m = grants(asks(begun(three), { until: '2026-03-04T10:05:00+08:00' })).later({ hours: 1 })
    const one = due(m)
    grants(asks(m, { until: '2026-03-04T10:05:00+08:00', reason: 'appraisal' }), 2)
    expect(due(m)).toBe(one)
    expect(m.promises[0]!.pauses).toHaveLength(2)
  })
  test('it names how it ends: by a day, by a step of the work, or by whichever of the two comes first', () => {
    const m = begun(three).by('beat_officer')
    expect(m.refused('askPause', asking)).toEqual(['pause-without-end'])
    for (const endsWith of ['nothing', 'ask', 'endPause', 'toString'])
      expect(m.refused('askPause', { ...asking, endsWith })).toEqual(['no-such-event'])
    const both = { until: '2026-03-09T10:05:00+08:00', endsWith: 'update' }
    const told = (game: ReturnType<typeof play>) =>
      game.by('beat_officer').does('update', { how: 'phone', toldAt: game.now, step: 'looking' })
    const first = told(grants(asks(begun(three), both)).later({ days: 2 }))
    expect(first.standing.pauses).toMatchObject([{ state: 'ended', until: '2026-03-04T10:05:00+08:00' }])
    expect(first.promises[0]!.pauses).toMatchObject([{ to: '2026-03-04T10:05:00+08:00' }])
    // By a step alone it runs again from that step on; a day that they were told once never comes forward.
    const alone = told(grants(asks(begun(three), { endsWith: 'update' })).later({ days: 2 }))
    expect([due(alone), due(first)]).toEqual(['2026-03-10T00:00:00+08:00', '2026-03-13T00:00:00+08:00'])
    // The day came first: the step changes nothing any more.
    const second = told(grants(asks(begun(three), both)).later({ days: 9 }))
    expect(second.promises[0]!.pauses).toMatchObject([{ to: both.until }])
  })
  test('its day come, the clock ends it by itself, once, and both hear that it runs again', () => {
    const m = grants(asks(begun(three), { until: '2026-03-04T10:05:00+08:00' })).by('clock')
    const wakes = () => wakesOf(m.kind, m.seen(), shippedCalendar)
    expect(wakes()).toEqual([{ at: '2026-03-04T10:05:00+08:00', move: 'endPause', says: { no: 1 } }])
    const before = due(m)
    m.later({ days: 3 }).does('endPause', { no: 1 })
    expect([due(m), m.told('resumed'), m.standing.pauses[0]!.state]).toEqual([before, ['reporter', 'owner'], 'ended'])
    expect(wakes()).toEqual([])
  })
  test('whether they were told stands with it; untold it may be only where they cannot be reached, or it would do harm', () => {
    const chief = (more: object) => asks(begun(three), { endsWith: 'drop', ...more }).by('station_chief')
    const m = chief({ reason: 'contact_failed' })
    expect(m.refused('approvePause', { no: 1 })).toEqual(['pause-told-or-why-not'])
    expect(m.refused('approvePause', { no: 1, toldAt: m.now })).toEqual(['pause-told-or-why-not'])
    expect(m.refused('approvePause', { no: 1, untold: 'would_harm' })).toEqual(['pause-must-be-told'])
    expect(m.does('approvePause', { no: 1, untold: 'not_reached' }).standing.pauses).toMatchObject([
      { untold: 'not_reached', grantedAt: m.now },
    ])
    expect(m.told('paused')).toEqual(['reporter'])
    const harmful = chief({ reason: 'would_harm_investigation' }).does('approvePause', { no: 1, untold: 'would_harm' })
    expect(harmful.told('paused')).toBeUndefined()
    expect(harmful.later({ days: 7 }).by('clock').does('endPause', { no: 1 }).told('resumed')).toBeUndefined()
    expect(chief({}).refused('approvePause', { no: 1, untold: 'not_reached' })).toEqual(['pause-must-be-told'])
    expect(grants(asks(begun(three))).standing.pauses).toMatchObject([{ told: { at: m.now, how: 'phone' } }])
  })
  test('refused, the promise stands', () => {
    const m = asks(begun(three))
    expect(m.by('station_chief').does('refusePause', { no: 1, because: '路已通' }).last.promises.moves).toEqual([])
  })
  test('never brings a due forward, whatever the pauses', () => {
    const start = Date.parse('2026-03-02T10:05:00+08:00')
    const iso = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 500 })), {
      maxLength: 5,
    })
    const limits = fc.constantFrom<Limit>({ value: 3, unit: 'workday' }, { value: 30, unit: 'day' }, hours(10))
    fc.assert(
      fc.property(some, limits, (spans, limit) => {
        const promise = asked(measure(limit, {}, { cap: { value: 60, unit: 'day', law: '—' } })).promises[0]!
        const pauses = spans.map(([from, length]) => ({
          from: iso(from),
          to: iso(from + length),
          reason: 'force_majeure',
        }))
        const moved = paused(promise, pauses, iso(3000), shippedCalendar)
        expect(Date.parse(moved.due)).toBeGreaterThanOrEqual(Date.parse(promise.due))
        // 2026-05-01, the last of sixty days, is a holiday: the law's limit ends with the first workday after it.
        expect(Date.parse(moved.due)).toBeLessThanOrEqual(Date.parse('2026-05-07T00:00:00+08:00'))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a new day, said by whoever has it', () => {
  const two = measure({ value: 2, unit: 'workday' }, { starts: ['begin'] })
  const says = (m: ReturnType<typeof play>) => ({
    measure: 'M90',
    newDay: '2026-03-12',
    lateWhy: 'late_other_body',
    how: 'phone',
    toldAt: m.now,
  })
  test('notice newDay: they hear of it, why and until when; the old promise stays late', () => {
    const m = begun(two).later({ days: 3 }).by('beat_officer')
    const before = due(m)
    m.does('sayNewDay', says(m))
    expect(m.told('newDay')).toEqual(['reporter'])
    expect(m.standing.newDays).toMatchObject([{ measure: 'M90', day: '2026-03-12', why: 'late_other_body' }])
    expect(due(m)).toBe(before)
    expect(m.later({ days: 1 }).does('finish').kept).toEqual([{ measure: 'M90', late: true }])
  })
  test('gate new-day-past: not a day that is over, nor of a promise that does not run', () => {
    const m = begun(two).by('beat_officer')
    expect(m.refused('sayNewDay', { ...says(m), newDay: '2026-03-01' })).toEqual(['new-day-past'])
    expect(m.refused('sayNewDay', { ...says(m), measure: 'M01' })).toEqual(['no-such-promise'])
    expect(m.refused('sayNewDay', { ...says(m), progress: '他叫张三丰，住3号楼2单元' })).toContain('guard-address')
  })
})

describe('the law’s own limit', () => {
  const capped = measure(
    { value: 2, unit: 'workday' },
    { starts: ['begin'] },
    { cap: { value: 3, unit: 'workday', law: '某法', excludes: ['appraisal'] } },
  )
  const pausedFor = (reason: string) => {
    const m = begun(capped).does('askPause', {
      measure: 'M90',
      reason,
      because: '鉴定',
      until: '2026-03-16T10:05:00+08:00',
    })
    return m.by('station_chief').does('approvePause', { no: 1, toldAt: m.now, how: 'phone' })
  }
  test('a pause moves the promise up to it, and no further', () => {
    expect(pausedFor('force_majeure').promises[0]).toMatchObject({
      due: '2026-03-06T00:00:00+08:00',
      cap: { from: '2026-03-02T10:05:00+08:00' },
    })
  })
  test('but where the law itself leaves that time out, beyond it', () => {
    expect(due(pausedFor('appraisal'))).toBe('2026-03-19T00:00:00+08:00')
  })
})

describe('a year that is not loaded', () => {
  const ninety = measure({ value: 90, unit: 'day' })
  const loaded = calendarFrom({
    ...shippedCalendarData,
    edition: 'with-2027',
    years: [
      ...shippedCalendarData.years,
      {
        year: 2027,
        holidays: ['2027-01-01', '2027-02-22', '2027-02-23'].map(day => ({ day, name: '假日' })),
        makeup: [],
      },
    ],
  })
  test('ninety days from today land in 2027: promised at once, as the earliest day it can be', () => {
    const m = asked(ninety, {}, '2026-11-24T10:00:00+08:00')
    expect(m.promises).toMatchObject([{ due: '2027-02-23T00:00:00+08:00', provisional: true }])
    expect(m.later({ days: 80 }).by('beat_officer').does('finish').kept).toEqual([{ measure: 'M90', late: false }])
  })
  test('once the year is there it is settled, and only later', () => {
    const promise = asked(ninety, {}, '2026-11-24T10:00:00+08:00').promises[0]!
    expect(settled(promise, '2026-12-20T00:00:00+08:00', loaded)).toMatchObject({
      due: '2027-02-25T00:00:00+08:00',
      provisional: false,
    })
    expect(settled(promise, '2026-12-20T00:00:00+08:00', shippedCalendar)).toBeUndefined()
  })
  test('workdays over the end of the year are promised with weekends off, and wait for its holidays', () => {
    const three = measure({ value: 3, unit: 'workday' })
    const promise = asked(three, {}, '2026-12-30T10:00:00+08:00').promises[0]!
    expect(promise).toMatchObject({ due: '2027-01-05T00:00:00+08:00', provisional: true })
    expect(settled(promise, '2027-01-01T00:00:00+08:00', loaded)).toMatchObject({
      due: '2027-01-06T00:00:00+08:00',
      provisional: false,
    })
  })
  test('hours need no calendar, and what ends within a loaded year is certain', () => {
    expect(asked(measure(hours(48)), {}, '2026-12-31T20:00:00+08:00').promises[0]).toMatchObject({ provisional: false })
    expect(asked(ninety).promises[0]).toMatchObject({ provisional: false })
  })
  test('the clock settles them by a move of its own, and asks nobody', () => {
    const m = asked(ninety, {}, '2026-11-24T10:00:00+08:00')
    expect(m.by('clock').does('settleDues', { calendar: 'cn-2024-2026' }).last.promises.moves).toEqual([])
    expect(m.by('station_chief').refused('settleDues', { calendar: 'x-1' })).toEqual(['wrong-post'])
  })
})
