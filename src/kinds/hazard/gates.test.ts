import { describe, expect, test } from 'vitest'
import {
  attending,
  checked,
  closed,
  escalated,
  escalating,
  failed,
  feedback,
  found,
  looked,
  onTheSpot,
  type Played,
  passed,
  passing,
  publishing,
  reading,
  rechecking,
  reported,
  screened,
  sent,
  served,
  serving,
  settled,
  settling,
  told,
  transferred,
  verified,
} from '../../../test/hazard-steps.ts'
import { colleague, file, idOf, play } from '../../../test/play.ts'
import { lawOn, shippedLaw } from '../law.ts'
import { policeMay, typeNames, types } from './types.ts'

/** The same matter where the station does no fire checks. */
const withoutFireChecks = (m: Played, move: string, says: Record<string, unknown>) => {
  const seen = { ...m.seen(), law: (id: string) => (id === 'fire-checks-by-station' ? false : 1) }
  return Object.entries(m.kind.moves[move]!.refuse ?? {})
    .filter(([, refuses]) => refuses(seen, says))
    .map(([code]) => code)
}

describe('reading and looking', () => {
  test('gate not-of-itself, gate protected-stays-apart: joined to another, never to itself and never when protected', () => {
    const m = reported().by('duty_officer')
    expect(m.refused('markDuplicate', { of: m.seen().id, how: 'phone', toldAt: m.now })).toEqual(['not-of-itself'])
    m.does('raiseFlag', { danger: 'informant_threatened' })
    expect(m.refused('markDuplicate', { of: idOf(7), how: 'phone', toldAt: m.now })).toEqual(['protected-stays-apart'])
  })
  test('gate anonymous-by-code: whoever stays unknown is told under the code only', () => {
    const m = reported({}, { standing: { anonymous: true }, people: [] }).by('duty_officer')
    expect(m.refused('markDuplicate', { of: idOf(7), how: 'phone', toldAt: m.now })).toEqual(['anonymous-by-code'])
    expect(m.refused('markDuplicate', { of: idOf(7), how: 'under_code', toldAt: m.now })).toEqual([])
  })
  test('gate not-urgent: an ordinary hazard is not made safe first', () => {
    const m = screened()
    expect(m.refused('attendUrgent', attending(m))).toEqual(['not-urgent'])
  })
  test('gate urgent-first: what may hurt somebody is made safe before it is looked into', () => {
    const m = sent()
    expect(m.by('beat_officer').refused('verify', looked(m, { route: 'transfer' }))).toEqual(['urgent-first'])
    expect(
      m.refused('dismiss', {
        recordNo: 'J-1',
        inspectedAt: m.now,
        photos: [file],
        template: 'no_danger',
        how: 'phone',
        toldAt: m.now,
      }),
    ).toEqual(['urgent-first'])
    m.does('attendUrgent', attending(m))
    expect(m.refused('verify', looked(m, { route: 'transfer' }))).toEqual([])
  })
  test('gate before-opened: a report is not looked at before it was made; what we find ourselves is', () => {
    const early = '2026-03-02T08:00:00+08:00'
    const m = screened().by('beat_officer')
    expect(m.refused('verify', looked(m, { inspectedAt: early }))).toEqual(['before-opened'])
    expect(found().refused('verify', looked(m, { inspectedAt: early }))).toEqual([])
    expect(
      reported()
        .by('duty_officer')
        .refused('screen', reading(m, { readAt: early })),
    ).toContain('before-opened')
  })
  test('gate already-serious, gate not-serious, gate reported-up-already: graded once, reported once', () => {
    const up = { reportedAt: '', reportNo: 'B-1', townshipReceipt: 'Z-1', fireReceipt: 'X-1' }
    const m = verified().by('station_chief')
    const reportUp = () => ({ ...up, reportedAt: m.now })
    expect(m.refused('reportSerious', reportUp())).toEqual(['not-serious'])
    m.does('gradeSerious', { seenAt: m.now, ground: 'no_way_out' })
    expect(m.refused('gradeSerious', { seenAt: m.now, ground: 'no_way_out' })).toEqual(['already-serious'])
    m.does('reportSerious', reportUp())
    expect(m.state).toBe('verified')
    expect(m.refused('reportSerious', reportUp())).toEqual(['reported-up-already'])
  })
})

describe('what the police may', () => {
  test.each(typeNames.map(name => [name, types[name].policeMay] as const))(
    'of %s they may %s, and order it only where that is order',
    (type, may) => {
      const m = screened({ type })
      const refused = m.by('beat_officer').refused('verify', looked(m, { route: 'order' }))
      expect(refused).toEqual(may === 'order' ? [] : ['not-ours-to-order'])
      expect(m.refused('verify', looked(m, { route: 'transfer' }))).toEqual([])
    },
  )
  test('gate not-ours-to-order: nor by changing the way, nor when the type turns out another', () => {
    const m = screened()
    expect(m.by('beat_officer').refused('verify', looked(m, { type: 'pond' }))).toEqual(['not-ours-to-order'])
    const way = settled({}, verified({ type: 'manhole', route: 'transfer' }))
    const change = { route: 'order', inspectedAt: way.now, why: 'ours_after_all' }
    expect(way.refused('changeRoute', change)).toEqual(['not-ours-to-order'])
  })
  test('gate fire-checks-switched-off: where stations do none any more, no order is served, fire checks or not', () => {
    const m = screened()
    expect(withoutFireChecks(m, 'verify', looked(m))).toEqual(['fire-checks-switched-off'])
    expect(withoutFireChecks(m, 'verify', looked(m, { type: 'unit_security' }))).toEqual([])
    const settledBefore = settled()
    expect(withoutFireChecks(settledBefore, 'serveNotice', serving(settledBefore))).toEqual([
      'fire-checks-switched-off',
    ])
    expect(policeMay('ebike_charging', false)).toBe('only_report')
  })
  test('gate fire-checks-switched-off: the switch is law data, by date and by station', () => {
    const off = [
      ...shippedLaw,
      { id: 'fire-checks-by-station', from: '2026-07-01', unitPath: '/1/2/', value: false, text: '本县已移交' },
    ]
    expect(lawOn(off, 'fire-checks-by-station', '2026-06-30', '/1/2/')).toBe(true)
    expect(lawOn(off, 'fire-checks-by-station', '2026-07-01', '/1/2/')).toBe(false)
    expect(lawOn(off, 'fire-checks-by-station', '2026-07-01', '/1/3/')).toBe(true)
  })
  test('every type names who is competent, what the police may, and the law', () => {
    for (const [name, type] of Object.entries(types)) {
      expect(type.competentBody, name).toBeTruthy()
      expect(['check', 'order', 'only_report'], name).toContain(type.policeMay)
      expect(type.law, name).toMatch(/法|条例|规定/)
    }
  })
})

describe('responsibility, and the ways to put it right', () => {
  test('gate due-not-ahead, gate long-due-by-chief: a day to come; more than thirty of them only by the chief', () => {
    const m = verified().by('beat_officer')
    expect(m.refused('setResponsible', settling(m, { dueOn: '2026-03-01' }))).toEqual(['due-not-ahead'])
    expect(m.refused('setResponsible', settling(m, { dueOn: '2026-05-01' }))).toEqual(['long-due-by-chief'])
    expect(m.by('station_chief').refused('setResponsible', settling(m, { dueOn: '2026-05-01' }))).toEqual([])
  })
  test('gate same-way, gate another-way: the way that was settled, or another settled first', () => {
    const m = settled()
    const change = (route: string) => ({ route, inspectedAt: m.now, why: 'done_at_once_after_all' })
    expect(m.refused('fixOnSpot', onTheSpot(m))).toEqual(['another-way'])
    expect(m.refused('changeRoute', change('order'))).toEqual(['same-way'])
    m.does('changeRoute', change('on_spot'))
    expect(m.refused('serveNotice', serving(m))).toEqual(['another-way'])
    expect(m.refused('transfer', passing(m))).toEqual(['another-way'])
    expect(m.does('fixOnSpot', onTheSpot(m)).kept).toContainEqual({ measure: 'M35', late: false })
  })
  test('gate two-inspectors: two officers, and an auxiliary is none', () => {
    const m = settled()
    expect(m.refused('serveNotice', serving(m, { second: colleague('beat_officer') }))).toEqual(['two-inspectors'])
    expect(m.refused('serveNotice', serving(m, { second: colleague('auxiliary') }))).toEqual(['two-inspectors'])
    expect(m.refused('serveNotice', serving(m, { second: idOf(999) }))).toEqual(['unknown-colleague'])
  })
  test('gate report-serious-first: a serious hazard neither leaves us nor passes before it is reported', () => {
    const m = settled({}, verified({ route: 'transfer', serious: true }))
    expect(m.refused('transfer', passing(m))).toEqual(['report-serious-first'])
    const spot = settled({}, verified({ route: 'on_spot', serious: true }))
    spot.does('fixOnSpot', onTheSpot(spot))
    expect(spot.refused('signOff', { closingNo: 'X-1' })).toEqual(['report-serious-first'])
    // It is reported up all the same, and then struck off.
    spot.by('station_chief').does('reportSerious', {
      reportNo: 'B-1',
      reportedAt: spot.now,
      townshipReceipt: 'Z-1',
      fireReceipt: 'X-1',
    })
    expect(spot.does('signOff', { closingNo: 'X-1' }).state).toBe('passed')
    const late = served().by('station_chief')
    late.does('gradeSerious', { seenAt: late.now, ground: 'children' })
    expect(late.refused('pass', checked(late, { closingNo: 'X-1' }))).toEqual(['report-serious-first'])
  })
  test('gate reporter-to-be-told: who reported hears to whom it goes', () => {
    const m = settled({}, verified({ route: 'transfer' }))
    expect(m.refused('transfer', passing(m, { reporterTold: 'nobody_reported' }))).toEqual(['reporter-to-be-told'])
    const ours = settled({}, verified({ route: 'transfer', type: 'pond' }, found()))
    expect(ours.refused('transfer', passing(ours, { reporterTold: 'nobody_reported' }))).toEqual([])
  })
  test('gate not-transferred: only what was passed on is handed back', () => {
    const m = served().by('responsible_unit')
    m.does('startWork', { startedAt: m.now })
    expect(m.by('beat_officer').refused('handBack', { replyNo: 'H-1', inspectedAt: m.now })).toEqual([
      'not-transferred',
    ])
    const back = transferred().later({ days: 1 })
    back.does('handBack', { replyNo: 'H-1', inspectedAt: back.now })
    expect(back.state).toBe('responsibility_set')
    expect(back.promises.map(p => p.measure)).toEqual(['M37'])
  })
  test('gate too-early, gate already-reminded: at half, at four fifths and on the last day, once each', () => {
    const m = served().by('clock')
    const days = { half: '2026-03-10', most: '2026-03-14', due: '2026-03-17' }
    for (const [stage, day] of Object.entries(days)) {
      while (m.today < day) {
        expect(m.refused('remind', { stage }), `${stage} on ${m.today}`).toEqual(['too-early'])
        m.later({ days: 1 })
      }
      m.does('remind', { stage })
      expect(m.refused('remind', { stage })).toEqual(['already-reminded'])
    }
    expect(m.kind.conditions.urgingInPlace!(m.seen())).toBe(true)
    const { halfOfTheWay, mostOfTheWay, dueOn, dayAfterDue } = m.kind.instants
    expect([halfOfTheWay, mostOfTheWay, dueOn, dayAfterDue].map(at => at!(m.seen()))).toEqual([
      ...Object.values(days),
      '2026-03-18',
    ])
  })
})

describe('more time', () => {
  const asking = (m: Played, more: object = {}) => ({
    until: '2026-03-27',
    reason: 'parts_late',
    meanwhile: 'fenced_off',
    askedAt: m.now,
    ...more,
  })
  const asked = () => {
    const m = served().later({ days: 3 }).by('responsible_unit')
    return m.does('askExtension', asking(m))
  }
  const granting = (more: object = {}) => ({ replyNo: 'P-1', until: '2026-03-25', why: 'parts_needed', ...more })

  test('gate not-later, gate after-the-day: a later day, asked for before the day is over', () => {
    const m = served().by('responsible_unit')
    expect(m.refused('askExtension', asking(m, { until: '2026-03-17' }))).toEqual(['not-later'])
    m.later({ days: 20 })
    expect(m.refused('askExtension', asking(m, { until: '2026-04-27' }))).toEqual(['after-the-day'])
  })
  test('gate extension-pending, gate no-further-extension: one question at a time, and one answer "yes"', () => {
    const m = asked()
    expect(m.refused('askExtension', asking(m))).toEqual(['extension-pending'])
    m.by('station_chief').does('grantExtension', granting())
    expect(m.by('responsible_unit').refused('askExtension', asking(m))).toEqual(['no-further-extension'])
  })
  test('gate no-extension-asked, gate longer-than-asked: only what was asked is answered, and no more is given', () => {
    const m = served().by('station_chief')
    expect(m.refused('grantExtension', granting())).toEqual(['no-extension-asked'])
    expect(m.refused('refuseExtension', { replyNo: 'P-1', ground: 'no_reason' })).toEqual(['no-extension-asked'])
    expect(
      asked()
        .by('station_chief')
        .refused('grantExtension', granting({ until: '2026-03-29' })),
    ).toEqual(['longer-than-asked'])
  })
  test('granted, the day and the look after it move; refused, they stand', () => {
    const due = (m: Played) => m.promises.find(p => p.measure === 'M38')!.due
    const m = asked().by('station_chief').does('grantExtension', granting())
    expect(m.details.dueOn).toBe('2026-03-25')
    expect(due(m)).toBe('2026-03-31T00:00:00+08:00')
    const no = asked()
    const before = due(no)
    no.by('station_chief').does('refuseExtension', { replyNo: 'P-2', ground: 'danger_too_great' })
    expect(due(no)).toBe(before)
  })
  test('the unit asks, and only the chief answers', () => {
    expect(asked().by('beat_officer').refused('grantExtension', granting())).toEqual(['wrong-post'])
    expect(served().by('responsible_unit').refused('grantExtension', granting())).toEqual(['wrong-post'])
  })
})

describe('looked at again', () => {
  test('gate day-not-over, gate recheck-comes-anyway: after the day by us, before it when asked', () => {
    const m = served()
    expect(m.by('clock').refused('callRecheck', {})).toEqual(['day-not-over'])
    m.later({ days: 20 })
    expect(m.by('responsible_unit').refused('askRecheck', { askedAt: m.now })).toEqual(['recheck-comes-anyway'])
    expect(m.by('clock').refused('callRecheck', {})).toEqual([])
  })
  test('gate before-responsible: nobody looked again before it was settled who must mend it', () => {
    const m = served()
    const early = checked(m, { closingNo: 'X-1', recheckedAt: '2026-03-02T11:00:00+08:00' })
    expect(m.refused('pass', early)).toEqual(['before-responsible'])
  })
  test('gate due-not-ahead: the chief names a day that is to come', () => {
    const m = failed().by('station_chief')
    expect(m.refused('escalate', escalating(m, { dueOn: m.today }))).toEqual(['due-not-ahead'])
  })
  test('the unit neither checks itself nor ends its own matter', () => {
    for (const m of [served(), rechecking(), escalated()]) {
      m.by('responsible_unit')
      expect(m.refused('pass', checked(m, { closingNo: 'X-1' }))).toEqual(['wrong-post'])
    }
  })
})

describe('told, made public, closed', () => {
  const shut = (m: Played) => m.by('beat_officer').refused('publish', publishing(m))
  const tries = (m: Played, days: number) => {
    for (let day = 0; day < days; day++)
      m.by('auxiliary').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
    return m
  }
  test('gate untold: told, or tried on three different days', () => {
    expect(shut(passed())).toEqual(['untold'])
    expect(shut(tries(passed(), 2))).toEqual(['untold'])
    const m = tries(passed(), 3)
    m.by('beat_officer').does('publish', publishing(m))
    expect(m.refused('close', {})).toEqual([])
    expect(closed().standing.told).toHaveLength(1)
  })
  test('gate nobody-reported, gate somebody-reported: who reported is told, else those whose place it is', () => {
    const ours = () => passed(rechecking(served(settled({}, verified({}, found())))))
    const place = { feedbackNo: 'K-1', template: 'put_right', how: 'in_person', whom: 'village_committee' }
    const m = ours().by('beat_officer')
    expect(m.refused('tellReporter', feedback(m))).toEqual(['nobody-reported'])
    expect(m.does('tellPlace', { ...place, toldAt: m.now }).state).toBe('reporter_told')
    const theirs = passed().by('beat_officer')
    expect(theirs.refused('tellPlace', { ...place, toldAt: theirs.now })).toEqual(['somebody-reported'])
  })
  test('gate nothing-to-the-other-side: protected, the responsible unit is told nothing', () => {
    const m = passed(rechecking(served(settled({}, verified({}, found())))))
    m.by('beat_officer').does('raiseFlag', { danger: 'informant_threatened' })
    const says = { feedbackNo: 'K-1', template: 'put_right', how: 'in_person', toldAt: m.now }
    expect(m.refused('tellPlace', { ...says, whom: 'responsible_unit' })).toEqual(['nothing-to-the-other-side'])
    expect(m.refused('tellPlace', { ...says, whom: 'village_committee' })).toEqual([])
  })
  test('gate publish-first, gate never-made-public: made public, then closed; protected, closed without', () => {
    const m = told()
    expect(m.by('beat_officer').refused('close', {})).toEqual(['publish-first'])
    m.does('raiseFlag', { danger: 'informant_threatened' })
    expect(m.refused('publish', publishing(m))).toEqual(['never-made-public'])
    expect(m.does('close', {}).state).toBe('closed')
  })
  test('gate home-only-as-village: a private home is public as its village, never nearer', () => {
    const m = told(passed(transferred({}, { type: 'rented_room' })))
    expect(m.refused('publish', publishing(m))).toEqual(['home-only-as-village'])
    expect(m.refused('publish', publishing(m, { placeShown: 'street' }))).toEqual(['home-only-as-village'])
    expect(m.refused('publish', publishing(m, { placeShown: 'village' }))).toEqual([])
  })
  test('silence never closes a protected hazard', () => {
    const m = tries(passed().by('beat_officer').does('raiseFlag', { danger: 'informant_threatened' }), 4)
    expect(m.by('beat_officer').refused('publish', publishing(m))).toEqual(['untold', 'never-made-public'])
    expect(play('hazard').kind.moves.close!.from).not.toContain('passed')
  })
})
