import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindNamed } from '../kinds/index.ts'
import { fresh } from '../kinds/kind.ts'
import { figures } from './catalogue.ts'
import type { Entry, Given, Linked, Looked } from './line.ts'
import { behindOf } from './line.ts'
import { linesOf } from './lines-of.ts'

/* What a matter counts for, by the formulas of domain §4: each on a matter made for it. */

const ms = (text: string) => Date.parse(`2026-${text}+08:00`)
const opened = ms('03-02T10:00')

/** The moves of a matter: who, what, when, and the state that it led to. */
type Step = [move: string, post: string, at: string, state?: string | null, actor?: string]

function matter(kind: string, steps: Step[], more: Partial<Omit<Looked, 'kind'>> = {}): Looked {
  const entries: Entry[] = steps.map(([move, post, at, stateAfter = null, actor = post], i) => ({
    no: i + 1,
    move,
    post,
    actor,
    saidAt: ms(at),
    recordedAt: ms(at),
    stateAfter,
  }))
  return {
    id: 'm',
    kind: kindNamed(kind)!,
    tz: 'Asia/Shanghai',
    state: steps.at(-1)?.[3] ?? 'reported',
    details: kindNamed(kind)!.blank,
    standing: fresh,
    unitId: 'u',
    village: 'v',
    placeCode: null,
    channel: 'page',
    wall: null,
    barred: [],
    protected: false,
    anonymous: false,
    outcome: null,
    openedAt: opened,
    closedAt: null,
    imported: null,
    entries,
    promises: [],
    links: [],
    ...more,
  }
}

const promise = (measure: string, due: string, more: Partial<Given> = {}): Given => ({
  no: 1,
  measure,
  started: opened,
  due: ms(due),
  pauses: [],
  metAt: null,
  voidAt: null,
  late: null,
  ...more,
})
const link = (as: string, more: Partial<Linked> = {}): Linked => ({
  id: 'o',
  kind: 'case',
  as,
  from: true,
  openedAt: opened,
  seriousAt: null,
  stars: null,
  heard: null,
  ...more,
})
const told = { at: '2026-03-02T04:00:00Z', day: '2026-03-02', how: 'phone', confirmed: null, by: 'x' } as const

/** Of one series: when, and how it came. */
const of = (series: string, of: Looked) =>
  linesOf(of)
    .filter(line => line.series === series)
    .map(({ at, came, minute, value }) =>
      [new Date(at).toISOString(), came, minute ?? value].filter(one => one !== undefined),
    )
const at = (text: string) => new Date(ms(text)).toISOString()
const report: Step = ['report', 'resident', '03-02T10:00', 'reported']

test('1. a promise counts when it was due, whenever it was kept', () => {
  const due = '03-05T00:00'
  const [kept, late, open, gone, broken] = [
    { metAt: ms('03-03T09:00'), late: false },
    { metAt: ms('03-05T00:00'), late: true },
    {},
    { voidAt: ms('03-03T09:00'), late: false },
    { voidAt: ms('03-03T09:00'), late: true },
  ].map(more => of('promise', matter('case', [report], { promises: [promise('M01', due, more)] })))
  expect([kept, late, open, gone, broken]).toEqual(
    ['kept', 'late', 'open', 'void', 'late'].map(came => [[at(due), came]]),
  )
})

describe('2. told within 48 hours', () => {
  const clarified = ms('03-10T09:00')
  const telling = (more: Partial<Given>) =>
    matter('case', [report], { promises: [promise('M11', '03-12T09:00', { started: clarified, ...more })] })
  test('counts 48 hours after it was found out, so that the cohort is the one of then', () => {
    const when = at('03-12T09:00')
    expect(of('told-victim', telling({ metAt: ms('03-11T09:00'), late: false }))).toEqual([[when, 'told']])
    expect(of('told-victim', telling({ metAt: ms('03-13T09:00'), late: true }))).toEqual([[when, 'not-told']])
    expect(of('told-victim', telling({}))).toEqual([[when, 'not-told']])
  })

  test('put off by law it is ripe when the pause is over too, and in no share while that has no end', () => {
    const [ripe, later] = [at('03-12T09:00'), at('03-20T09:00')]
    const off = (to: string | null, more: Partial<Given>) => {
      const pauses = [{ from: '2026-03-10T10:00:00+08:00', to, reason: 'would_harm_investigation' }]
      return telling({ due: ms('03-20T09:00'), pauses, ...more })
    }
    const week = '2026-03-18T10:00:00+08:00'
    expect(of('told-victim', off(week, { metAt: ms('03-15T09:00'), late: false }))).toEqual([[later, 'told']])
    expect(of('told-victim', off(week, {}))).toEqual([[later, 'not-told']])
    expect(of('told-victim', off(null, {}))).toEqual([[later, 'put-off']])
    expect(of('told-victim-put', off(week, {}))).toEqual([[ripe, 'put-off']])
    expect(of('told-victim-put', off('2026-03-11T10:00:00+08:00', {}))).toEqual([[ripe, 'not-put-off']])
    // Put off for another reason is no lawful deferral: its due is later, its cohort is not.
    const unreached = [{ from: '2026-03-10T10:00:00+08:00', to: null, reason: 'contact_failed' }]
    expect(of('told-victim', telling({ pauses: unreached }))).toEqual([[ripe, 'not-told']])
    expect(of('told-victim-put', telling({ pauses: unreached }))).toEqual([[ripe, 'not-put-off']])
  })

  test('confirmed by their code, by a call that they confirm to another unit (R31), or only said to be told', () => {
    const steps: Step[] = [report, ['tellVictim', 'beat_officer', '03-11T09:00', 'telling']]
    const how = (confirmed: 'code' | 'call' | null, links: Linked[] = []) =>
      of(
        'told-victim-how',
        matter('case', steps, {
          ...telling({}),
          standing: { ...fresh, told: [{ ...told, confirmed }] },
          entries: matter('case', steps).entries,
          links,
        }),
      )
    const heard = (said: 'yes' | 'no') =>
      link('drawn', { from: false, heard: { state: 'answered', endedAt: 1, level: 5, safety: null, told: said } })
    expect(how('call').map(([, came]) => came)).toEqual(['said'])
    expect(how('call', [heard('no')]).map(([, came]) => came)).toEqual(['said'])
    expect(how('call', [heard('yes')]).map(([, came]) => came)).toEqual(['confirmed'])
    expect(how(null, [heard('yes')]).map(([, came]) => came)).toEqual(['said'])
    expect(how('code').map(([, came]) => came)).toEqual(['confirmed'])
    expect(how(null).map(([, came]) => came)).toEqual(['said'])
  })

  test('unsolved, they are informed for thirty days after each word', () => {
    const unsolved = matter('case', [
      report,
      ['update', 'beat_officer', '04-01T09:00'],
      ['goUnsolved', 'station_chief', '04-02T09:00', 'unsolved_open'],
    ])
    expect(of('unsolved', unsolved)).toEqual([[at('05-02T09:00'), 'unsolved']])
  })
})

describe('3. first answer', () => {
  test('whole minutes to the first reply of a person; what a machine or the resident does is none', () => {
    const steps: Step[] = [
      report,
      ['sayMore', 'resident', '03-02T10:05'],
      ['note', 'beat_officer', '03-02T10:10'],
      ['remind', 'clock', '03-02T10:12'],
      ['update', 'beat_officer', '03-02T10:37'],
    ]
    expect(of('answer', matter('case', steps))).toEqual([[new Date(opened).toISOString(), 'day', 37]])
    expect(of('unanswered', matter('case', steps.slice(0, 4)))).toEqual([[new Date(opened).toISOString(), 'day']])
  })
  test('by night apart; taken back it waits no longer; our own report asks for no answer', () => {
    const night = matter('case', [['report', 'resident', '03-02T23:10', 'reported']], { openedAt: ms('03-02T23:10') })
    expect(of('unanswered', night)).toEqual([[at('03-02T23:10'), 'night']])
    expect(of('unanswered', matter('case', [report, ['withdraw', 'resident', '03-02T11:00', 'withdrawn']]))).toEqual([])
    const ours = matter('hazard', [['findOnVisit', 'beat_officer', '03-02T10:00', 'found_on_visit']])
    expect([...of('answer', ours), ...of('unanswered', ours)]).toEqual([])
  })
})

test('4. mediation, performance, relapse within 30 and 90 days, found early', () => {
  const agreed: Step = ['agree', 'mediator', '03-10T10:00', 'agreed']
  const again: Step = ['confirmRelapse', 'beat_officer', '05-01T10:00', 'relapsed']
  const details = {
    early: true,
    terms: [
      { due: '2026-04-01', performed: true },
      { due: '2026-05-01', performed: false },
    ],
  }
  const quarrel = matter('dispute', [report, ['firstSitting', 'mediator', '03-09T10:00'], agreed, again], { details })
  expect(of('mediation', quarrel)).toEqual([[at('03-10T10:00'), 'agreed']])
  expect(of('relapse-30', quarrel)).toEqual([[at('04-09T10:00'), 'quiet']])
  expect(of('relapse-90', quarrel)).toEqual([[at('06-08T10:00'), 'again']])
  expect(of('term', quarrel)).toEqual([
    [at('04-02T00:00'), 'performed'],
    [at('05-02T00:00'), 'not-performed'],
  ])
  expect(of('found-early', quarrel)).toEqual([[new Date(opened).toISOString(), 'early']])
  const failed = matter('dispute', [report, ['stopMediation', 'mediator', '03-12T10:00', 'to_case']])
  expect(of('mediation', failed)).toEqual([[at('03-12T10:00'), 'ended-without']])
  // Without having sat down, somebody else’s matter is passed on: no mediation ended.
  expect(of('mediation', matter('dispute', [report, ['passOn', 'beat_officer', '03-03T10:00', 'passed_on']]))).toEqual(
    [],
  )
})

test('5. a hazard is closed when it was looked at again, is right, and the reporter was told', () => {
  const base = {
    origin: 'reported',
    inspectedAt: '2026-03-03T10:00:00+08:00',
    dueOn: '2026-03-20',
    type: 'blocked_exit',
    premises: 'p',
  }
  const right = { ...base, passedAt: '2026-03-19T10:00:00+08:00' }
  const when = at('03-21T00:00')
  const loop = (details: object, more: Partial<Looked> = {}) =>
    of('hazard-loop', matter('hazard', [report], { details, ...more }))
  expect(loop(right)).toEqual([[when, 'not-closed']])
  expect(loop(right, { standing: { ...fresh, told: [told] } })).toEqual([[when, 'closed']])
  expect(loop(right, { anonymous: true })).toEqual([[when, 'closed']])
  expect(loop({ ...right, origin: 'visit' })).toEqual([[when, 'closed']])
  expect(loop(base, { anonymous: true })).toEqual([[when, 'not-closed']])
  expect(of('put-right', matter('hazard', [report], { details: right }))).toEqual([[when, 'in-time']])
  const late = { ...base, passedAt: '2026-03-21T00:00:00+08:00' }
  expect(of('put-right', matter('hazard', [report], { details: late }))).toEqual([[when, 'not-in-time']])
  expect(of('over-90', matter('hazard', [report], { details: right }))).toEqual([[at('06-17T10:00'), 'hazard']])
  expect(of('to-fix', matter('hazard', [report], { details: base, state: 'rectifying' }))).toEqual([[when, 'open']])
  const handed: Step[] = [
    report,
    ['transfer', 'beat_officer', '03-04T10:00', 'transferred'],
    ['handBack', 'beat_officer', '03-06T10:00', 'responsibility_set'],
    ['transfer', 'beat_officer', '03-07T10:00', 'transferred'],
  ]
  expect(of('transfer', matter('hazard', handed)).map(([, came]) => came)).toEqual(['handed-back', 'received'])
})

test('6. opened again within thirty days, visits, and what is missing said once', () => {
  const closed: Step = ['close', 'station_chief', '03-10T10:00', 'closed']
  const again = (on: string): Step => ['reopen', 'resident', on, 'registered']
  expect(of('closed-30', matter('case', [report, closed]))).toEqual([[at('04-09T10:00'), 'stayed']])
  expect(of('closed-30', matter('case', [report, closed, again('04-09T10:00')]))).toEqual([
    [at('04-09T10:00'), 'reopened'],
  ])
  expect(of('closed-30', matter('case', [report, closed, again('04-09T10:01')]))).toEqual([
    [at('04-09T10:00'), 'stayed'],
  ])
  expect(of('closed-30', matter('case', [report, ['withdraw', 'resident', '03-03T10:00', 'withdrawn']]))).toEqual([])

  // What expired ended by nobody's work, and unanswered it stays so.
  const heard: Step = ['hear', 'resident', '03-02T10:00', 'heard']
  const expired = matter('clue', [heard, ['expire', 'clock', '03-20T00:00', 'expired']], { outcome: 'expired' })
  expect(of('closed-30', expired)).toEqual([])
  expect(of('closing', expired)).toEqual([])
  expect(of('outcome', expired)).toEqual([[at('03-20T00:00'), 'expired']])
  expect(of('unanswered', expired)).toEqual([[at('03-02T10:00'), 'day']])

  const done = { outcome: 'delivered', closedAt: ms('03-10T10:00') }
  const clerk = (move: string, on: string): Step => [move, 'window_clerk', on]
  const visits = (...steps: Step[]) => of('visits', matter('service', steps, done)).map(([, came, n]) => [came, n])
  expect(
    visits(clerk('receive', '03-02T10:00'), clerk('completeDocuments', '03-02T10:20'), clerk('deliver', '03-09T10:00')),
  ).toEqual([['one', 1]])
  expect(visits(clerk('receive', '03-02T10:00'), clerk('collect', '03-09T10:00'))).toEqual([['more', 2]])
  expect(visits(clerk('completeDocuments', '03-02T10:00'), clerk('acceptAtHome', '03-02T10:00'))).toEqual([['one', 0]])
  const lists = (...days: string[]) =>
    of(
      'missing-list',
      matter('service', [], { details: { ...kindNamed('service')!.blank, lists: days.map(day => ({ at: day })) } }),
    )
  expect(lists('2026-03-02T10:00:00+08:00')).toEqual([[at('03-02T10:00'), 'once']])
  expect(lists('2026-03-02T10:00:00+08:00', '2026-03-05T10:00:00+08:00').map(([, came]) => came)).toEqual(['again'])
})

describe('7. ratings', () => {
  const telling: Step = ['tellVictim', 'beat_officer', '03-11T09:00', 'telling']
  const rated = { stars: 5, at: '2026-03-12T09:00:00+08:00', by: 'r', aboutPerson: false }
  test('given are counted; silence is neither, and a bad one stays though the matter is opened again', () => {
    expect(of('rating', matter('case', [report, telling], { standing: { ...fresh, rated } }))).toEqual([
      [at('03-12T09:00'), '5', 5],
    ])
    expect(of('invited', matter('case', [report, telling]))).toEqual([[at('03-11T09:00'), 'silent']])
    expect(of('rating', matter('case', [report, telling]))).toEqual([])
    const bad = matter('case', [report, telling], {
      links: [link('bad-rating', { stars: 1, openedAt: ms('03-13T09:00') })],
    })
    expect(of('rating', bad)).toEqual([[at('03-13T09:00'), '1', 1]])
    expect(of('invited', bad)).toEqual([[at('03-11T09:00'), 'rated']])
  })
  test('nobody is asked who was not told, or who is protected', () => {
    expect(of('invited', matter('case', [report]))).toEqual([])
    expect(of('invited', matter('case', [report, telling], { protected: true }))).toEqual([])
  })
  test('a bad one is closed when it was called back and mended, both in time', () => {
    const lane = { lane: 'rating', reviews: [] }
    const bad = (m52: Partial<Given>, m53?: Partial<Given>) =>
      of(
        'bad-rating',
        matter('conduct', [report], {
          details: lane,
          promises: [promise('M52', '03-04T00:00', m52), ...(m53 ? [promise('M53', '03-11T00:00', m53)] : [])],
        }),
      )
    const kept = { metAt: opened, late: false }
    expect(bad(kept)).toEqual([[at('03-04T00:00'), 'closed']])
    expect(bad(kept, kept)).toEqual([[at('03-11T00:00'), 'closed']])
    expect(bad(kept, {})).toEqual([[at('03-11T00:00'), 'not-closed']])
    expect(bad({ metAt: opened, late: true }, kept)).toEqual([[at('03-11T00:00'), 'not-closed']])
  })
})

test('8. what the hotline passed on: contacted in a day, solved and content of those reached', () => {
  const call = (steps: Step[], more: Partial<Looked> = {}) =>
    of('hotline', matter('case', [report, ...steps], { channel: 'open311', ...more })).map(([, came]) => came)
  expect(call([])).toEqual(['not-in-time'])
  expect(call([['update', 'beat_officer', '03-03T09:00']])).toEqual(['in-time'])
  const rated = { stars: 4, at: '2026-03-12T09:00:00+08:00', by: 'r', aboutPerson: false }
  expect(
    call([['close', 'station_chief', '03-10T10:00', 'closed']], { standing: { ...fresh, told: [told], rated } }),
  ).toEqual(['not-in-time', 'solved', 'content'])
  expect(of('hotline', matter('case', [report]))).toEqual([])
})

describe('9. small to big', () => {
  test('something serious within ninety days, of itself or of what hangs together with it', () => {
    const grew = (more: Partial<Looked>, ...steps: Step[]) =>
      of('escalation', matter('dispute', [report, ...steps], more))
    const when = new Date(opened + 90 * 86_400_000).toISOString()
    expect(grew({})).toEqual([[when, 'calm']])
    expect(grew({ links: [link('case', { seriousAt: opened + 90 * 86_400_000 })] })).toEqual([[when, 'serious']])
    expect(grew({ links: [link('case', { seriousAt: opened + 90 * 86_400_000 + 1 })] })).toEqual([[when, 'calm']])
    expect(
      of('escalation', matter('case', [report, ['toCriminal', 'station_chief', '03-20T10:00', 'to_criminal']])),
    ).toEqual([[when, 'serious']])
  })
  test('and back: whether there was a sign in the 180 days before', () => {
    const crime: Step = ['toCriminal', 'station_chief', '03-20T10:00', 'to_criminal']
    const sign = (openedAt: number) =>
      of('serious', matter('case', [report, crime], { links: [link('case', { from: false, openedAt })] }))
    expect(sign(ms('03-20T10:00') - 180 * 86_400_000)).toEqual([[at('03-20T10:00'), 'sign']])
    expect(sign(ms('03-20T10:00') - 180 * 86_400_000 - 1)).toEqual([[at('03-20T10:00'), 'no-sign']])
    expect(of('serious', matter('case', [report]))).toEqual([])
  })
})

test('10. complaints: found true, looked into by somebody else; reviews upheld', () => {
  const steps: Step[] = [
    report,
    ['checkConflict', 'head_inspector', '03-03T10:00'],
    ['investigate', 'inspector', '03-04T10:00', 'investigating'],
  ]
  const details = { lane: 'complaint', conclusion: 'partly', concludedAt: '2026-03-20T10:00:00+08:00', reviews: [] }
  expect(of('complaint', matter('conduct', steps, { details }))).toEqual([[at('03-20T10:00'), 'substantiated']])
  expect(of('independence', matter('conduct', steps, { details }))).toEqual([[at('03-04T10:00'), 'independent']])
  expect(of('independence', matter('conduct', [steps[0]!, steps[2]!], { details })).map(([, came]) => came)).toEqual([
    'not-checked',
  ])
  const review = { ...details, lane: 'review' }
  expect(of('review', matter('conduct', steps, { details: review, outcome: 'changed' }))).toEqual([
    [at('03-20T10:00'), 'changed'],
  ])
})

test('11. guards: time that stood still, the last day of the month, what was written down late', () => {
  const pauses = [{ from: '2026-03-02T12:00:00+08:00', to: '2026-03-02T13:00:00+08:00', reason: 'appraisal' }]
  const ran = matter('case', [report], {
    promises: [promise('M15', '03-09T00:00', { metAt: ms('03-02T14:00'), late: false, pauses })],
  })
  expect(of('ran', ran)).toEqual([
    [at('03-02T14:00'), 'ran', 4 * 3600],
    [at('03-02T14:00'), 'still', 3600],
  ])
  const closing = (on: string) =>
    of('closing', matter('case', [report, ['close', 'station_chief', on, 'closed']])).map(([, came]) => came)
  expect([closing('03-31T00:00'), closing('03-30T23:59')]).toEqual([['last-day'], ['other-day']])
  const late = matter('case', [report, ['note', 'beat_officer', '03-03T10:00']])
  const entries = late.entries.map(entry => ({
    ...entry,
    recordedAt: entry.saidAt + (entry.no === 2 ? 73 * 3_600_000 : 0),
  }))
  expect(of('written-late', { ...late, entries })).toEqual([[at('03-06T11:00'), 'late']])
  expect(of('synced', { ...late, entries })).toEqual([[at('03-06T11:00'), 'note', 73 * 60]])
})

test('11. a telling that was over in less than fifteen seconds is short, where it was spoken', () => {
  const tellings = (seconds: number | undefined, how: 'phone' | 'letter' = 'phone') =>
    of(
      'telling',
      matter(
        'case',
        [report, ['tellVictim', 'beat_officer', '03-03T10:00'], ['tellVictim', 'beat_officer', '03-04T10:00']],
        {
          standing: { ...fresh, told: [{ ...told, how, ...(seconds !== undefined && { seconds }) }] },
        },
      ),
    ).map(([, came]) => came)
  // Of the first nobody knows any more how long it took.
  expect(tellings(14)).toEqual(['telling', 'short'])
  for (const [seconds, how] of [[15], [undefined], [3, 'letter']] as const)
    expect(tellings(seconds, how)).toEqual(['telling', 'telling'])
})

test('12. how many fields its steps demanded of our own people, once it has ended', () => {
  const steps: Step[] = [report, ['register', 'duty_officer', '03-02T11:00', 'registered']]
  expect(of('fields', matter('case', steps))).toEqual([])
  const ended = matter('case', [...steps, ['decline', 'station_chief', '03-02T12:00', 'declined']], {
    closedAt: ms('03-02T12:00'),
  })
  expect(of('fields', ended)).toEqual([[at('03-02T12:00'), 'ended', 2 + 7]])
})

test('of another system’s history: when it was due and when it ended, and nothing that we would have done', () => {
  const all = linesOf(
    matter('hazard', [['imported', 'clock', '03-02T10:00', 'closed']], {
      imported: {},
      closedAt: ms('03-05T10:00'),
      promises: [promise('none', '03-06T10:00', { metAt: ms('03-05T10:00'), late: false })],
    }),
  )
  expect(all.map(({ series }) => series)).toEqual(['promise', 'imported'])
})

test('behind what it is counted: a complaint behind inspection, and behind nobody’s eyes where it concerns an inspector', () => {
  const walled = { wall: 'inspection' as const, details: { reviews: [] } }
  expect(behindOf(matter('conduct', [], walled))).toBe('inspection')
  expect(behindOf(matter('conduct', [], { ...walled, barred: ['x'] }))).toBe('barred')
  expect(behindOf(matter('conduct', [], { ...walled, details: { reviews: [], disclosedAt: 'x' } }))).toBe('disclosed')
  expect(behindOf(matter('clue', [], { wall: 'owner' }))).toBe('owner')
  expect(behindOf(matter('dispute', [], { protected: true }))).toBe('protected')
  expect(behindOf(matter('case', []))).toBe('')
})

test('docs/figures.md lists the figures that there are, all of them and no other, beside where each is counted and what holds it', () => {
  const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8')
  const listed = page
    .split('\n')
    .filter(line => /^\| \d/.test(line))
    .flatMap(line => line.split('|')[2]!.match(/`[a-z0-9-]+`/g) ?? [])
    .map(name => name.slice(1, -1))
  expect(listed.sort()).toEqual(figures.map(({ name }) => name).sort())
  // Whatever a board shows is one of them, and `xjw figures NAME` prints any of them.
  for (const { name, boards } of figures) expect(boards.length, name).toBeGreaterThan(0)
})
