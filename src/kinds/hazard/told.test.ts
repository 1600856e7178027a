import { describe, expect, test } from 'vitest'
import {
  attended,
  closed,
  escalated,
  failed,
  feedback,
  found,
  onTheSpot,
  type Played,
  passed,
  published,
  reading,
  rechecking,
  reported,
  screened,
  sent,
  served,
  serving,
  settled,
  told,
  transferred,
  verified,
} from '../../../test/hazard-steps.ts'
import { file, idOf, play } from '../../../test/play.ts'
import { isOpening } from '../kind.ts'

const unit = ['responsible_unit']
const reporter = ['reporter']
const asking = (m: Played) => ({
  until: '2026-03-27',
  reason: 'parts_late',
  meanwhile: 'fenced_off',
  askedAt: m.now,
})
const asked = () => {
  const m = served().later({ days: 3 }).by('responsible_unit')
  return m.does('askExtension', asking(m))
}
const granted = () =>
  asked().by('station_chief').does('grantExtension', { replyNo: 'P-1', until: '2026-03-25', why: 'parts_needed' })
const refused = () => asked().by('station_chief').does('refuseExtension', { replyNo: 'P-2', ground: 'no_reason' })
const serious = () => {
  const m = settled({}, verified({ serious: true }))
  return m.does('serveNotice', serving(m))
}
const reportedUp = () => {
  const m = serious().by('station_chief')
  return m.does('reportSerious', {
    reportNo: 'B-1',
    reportedAt: m.now,
    townshipReceipt: 'Z-1',
    fireReceipt: 'X-1',
  })
}
const dismissed = () => {
  const m = screened().by('beat_officer')
  return m.does('dismiss', {
    recordNo: 'J-1',
    inspectedAt: m.now,
    photos: [file],
    template: 'nothing_there',
    how: 'phone',
    toldAt: m.now,
  })
}

describe('who hears of it', () => {
  test('notice answered: whoever reported, within two hours', () => {
    expect(screened().told('answered')).toEqual(reporter)
    const ours = found()
    expect(ours.does('screen', reading(ours)).told('answered')).toBeUndefined()
  })
  test('notice goNow: whoever goes, and the chief', () =>
    expect(sent().told('goNow')).toEqual(['owner', 'station_chief']))
  test('notice duplicate: whoever reported it again', () => {
    const m = reported().by('duty_officer')
    m.does('markDuplicate', { of: idOf(7), how: 'message', toldAt: m.now })
    expect(m.told('duplicate')).toEqual(reporter)
  })
  test('notice dismissed: what was found there', () => expect(dismissed().told('dismissed')).toEqual(reporter))
  test('notice dayNamed: who must mend it and by when', () => expect(settled().told('dayNamed')).toEqual(reporter))
  test('notice graded: the chief, who has eight hours', () => {
    const m = verified().by('beat_officer')
    expect(m.does('gradeSerious', { seenAt: m.now, ground: 'collapse' }).told('graded')).toContain('station_chief')
  })
  test('notice reportUpNow: the chief, when the order of a serious hazard is served, and only then', () => {
    expect(serious().told('reportUpNow')).toEqual(['station_chief'])
    expect(served().told('reportUpNow')).toBeUndefined()
  })
  test('notice reportedUp: the county', () => expect(reportedUp().told('reportedUp')).toEqual(['county_officer']))
  test('notice order: the responsible unit', () => expect(served().told('order')).toEqual(unit))
  test('notice transferred: whoever reported', () => expect(transferred().told('transferred')).toEqual(reporter))
  test('notice cameBack: those who have it', () => {
    const m = transferred()
    m.does('handBack', { replyNo: 'H-1', inspectedAt: m.now })
    expect(m.told('cameBack')).toEqual(['owner', 'station_chief'])
  })
  test('notice workStarted, notice proofIn: the owner', () => {
    const m = served().by('responsible_unit')
    expect(m.does('startWork', { startedAt: m.now }).told('workStarted')).toEqual(['owner'])
    expect(m.does('submitProof', { doneAt: m.now, photos: [file] }).told('proofIn')).toEqual(['owner'])
  })
  test('notice reminder: the responsible unit and the owner', () => {
    const m = served().later({ days: 9 }).by('clock')
    expect(m.does('remind', { stage: 'half' }).told('reminder')).toEqual(['responsible_unit', 'owner'])
  })
  test('notice extensionAsked, notice extensionGranted, notice extensionRefused: chief, then unit', () => {
    expect(asked().told('extensionAsked')).toEqual(['station_chief', 'owner'])
    expect(granted().told('extensionGranted')).toEqual(unit)
    expect(refused().told('extensionRefused')).toEqual(unit)
  })
  test('notice postponed: whoever reported hears of the new day (R23)', () =>
    expect(granted().told('postponed')).toEqual(reporter))
  test('notice recheckNow: the owner', () => expect(rechecking().told('recheckNow')).toEqual(['owner']))
  test('notice passed, notice tellNow: the unit that it is over, the owner that somebody waits to hear', () => {
    expect(passed().told('passed')).toEqual(unit)
    expect(passed().told('tellNow')).toEqual(['owner'])
  })
  test('notice failed: the unit and the chief', () =>
    expect(failed().told('failed')).toEqual([...unit, 'station_chief']))
  test('notice escalated: whoever reported, and the unit', () =>
    expect(escalated().told('escalated')).toEqual([...reporter, ...unit]))
  test('notice told: whoever reported', () => expect(told().told('told')).toEqual(reporter))
  test('notice closed: with thirty days to ask again', () => expect(closed().told('closed')).toEqual(reporter))
})

describe('papers', () => {
  test('paper receiptSlip: at the report', () => expect(reported().last.papers).toEqual(['receiptSlip']))
  test('paper sceneRecord: of making it safe', () => expect(attended().last.papers).toEqual(['sceneRecord']))
  test('paper inspectionRecord: of looking, whether or not there is something', () => {
    expect(verified().last.papers).toEqual(['inspectionRecord'])
    expect(dismissed().last.papers).toEqual(['inspectionRecord'])
  })
  test('paper onSpotRecord: before, after, and their confirmation', () => {
    const m = settled({}, verified({ route: 'on_spot' }))
    expect(m.does('fixOnSpot', onTheSpot(m)).last.papers).toEqual(['onSpotRecord'])
  })
  test('paper orderPaper, paper serviceReceipt: the order, with the day that was settled, and how it was taken', () => {
    const m = served()
    expect(m.last.papers).toEqual(['orderPaper', 'serviceReceipt'])
    for (const fact of m.kind.papers.orderPaper!.shows!) expect(m.details[fact], fact).toBeTruthy()
  })
  test('paper transferLetter: to the body that may', () =>
    expect(transferred().last.papers).toEqual(['transferLetter']))
  test('paper extensionRequest, paper extensionReply: asked, and answered either way', () => {
    expect(asked().last.papers).toEqual(['extensionRequest'])
    expect(granted().last.papers).toEqual(['extensionReply'])
    expect(refused().last.papers).toEqual(['extensionReply'])
  })
  test('paper recheckOpinion, paper closingSlip: what was seen again; struck off only when right', () => {
    expect(passed().last.papers).toEqual(['recheckOpinion', 'closingSlip'])
    expect(failed().last.papers).toEqual(['recheckOpinion'])
  })
  test('paper supervisionSlip: of the chief', () => expect(escalated().last.papers).toEqual(['supervisionSlip']))
  test('paper seriousReport: to township and fire service', () =>
    expect(reportedUp().last.papers).toEqual(['seriousReport']))
  test('paper feedbackRecord: of the telling', () => expect(told().last.papers).toEqual(['feedbackRecord']))
})

describe('who reported stays with us (R27, 安全生产法 73–76)', () => {
  const { moves, papers, notices, people, reporter: kept } = reported().kind
  const fromReport = new Set([
    'text',
    'where',
    'files',
    'happenedAt',
    'identity',
    'mayHurt',
    'danger',
    'readAt',
    'reply',
  ])

  test('the reporter lies in the vault, and the unit is the other side', () => {
    expect(kept).toBe('vault')
    expect(people).toEqual(['reporter', 'responsible_unit'])
  })
  test('no paper but the reporter’s own and ours says a word of the report, not even its hour', () => {
    for (const [name, { prints, shows = [], for: whose }] of Object.entries(papers))
      if (whose !== 'reporter')
        for (const field of [...prints, ...shows]) expect(fromReport.has(field), `${name}.${field}`).toBe(false)
  })
  test('nothing goes to the unit before somebody stood at the place', () => {
    const early = ['reported', 'found_on_visit', 'screened', 'urgent_scene', 'verified']
    for (const [name, move] of Object.entries(moves))
      if (isOpening(move) || move.from.some(state => early.includes(state)))
        for (const notice of move.tells ?? []) expect(notices[notice]!.to, `${name}: ${notice}`).not.toContain(unit[0])
  })
  test('no notice goes to reporter and unit in the same words but that the chief has taken it on', () => {
    const both = Object.entries(notices).filter(([, { to }]) => to.includes('reporter') && to.includes(unit[0]!))
    expect(both.map(([name]) => name)).toEqual(['escalated'])
    expect(reported().kind.words.notices!.escalated!.zh).not.toMatch(/您报/)
  })
  test('taken over from a clue, nobody of that clue hears a word from here', () => {
    const m = play('hazard').by('beat_officer').does('findOnVisit', { type: 'pond' })
    expect(m.state).toBe('found_on_visit')
    m.does('update', { how: 'phone', toldAt: m.now, step: 'looking' })
    expect(m.told('progress')).toBeUndefined()
  })
  test('the unit may do nothing that asks about the report', () => {
    const theirs = Object.entries(moves).filter(([, { by }]) => by.includes('responsible_unit'))
    expect(theirs.map(([name]) => name).sort()).toEqual(['askExtension', 'askRecheck', 'startWork', 'submitProof'])
  })
})

describe('promises', () => {
  const late = (m: Played, measure: string) => m.kept.find(k => k.measure === measure)?.late
  const owed = (m: Played, measure: string) => m.promises.find(p => p.measure === measure)

  test('measure M32: from the report until read and answered; not for what we found ourselves', () => {
    expect(Date.parse(owed(reported(), 'M32')!.due) - Date.parse(reported().now)).toBe(2 * 3_600_000)
    expect(late(screened({}, reported().later({ hours: 2 })), 'M32')).toBe(true)
    expect(owed(found(), 'M32')).toBeUndefined()
  })
  test('measure M33: from the report where it may hurt; void when read as ordinary', () => {
    const m = reported({ mayHurt: true })
    expect(Date.parse(owed(m, 'M33')!.due) - Date.parse(m.now)).toBe(3_600_000)
    m.by('duty_officer').does('screen', reading(m))
    expect(m.last.promises.voids).toHaveLength(1)
    expect(late(attended(sent().later({ hours: 1 })), 'M33')).toBe(true)
    expect(owed(found({ mayHurt: true }), 'M33')).toBeDefined()
  })
  test('measure M34: three workdays from the reading to the look; void for a duplicate', () => {
    expect(owed(screened(), 'M34')!.due).toBe('2026-03-06T00:00:00+08:00')
    const m = screened()
    m.does('markDuplicate', { of: idOf(7), how: 'message', toldAt: m.now })
    expect(m.last.promises.voids).toHaveLength(1)
  })
  test('measure M35: a day from the look; void when another way is taken', () => {
    const m = verified({ route: 'on_spot' })
    expect(Date.parse(owed(m, 'M35')!.due) - Date.parse(m.details.inspectedAt)).toBe(24 * 3_600_000)
    const other = settled({}, m)
    other.does('changeRoute', { route: 'order', inspectedAt: other.now, why: 'needs_time' })
    expect(other.promises.map(p => p.measure)).toEqual(['M36'])
  })
  test('measure M36: three workdays from the look, and the law holds it there', () => {
    const m = verified()
    expect(owed(m, 'M36')).toMatchObject({ due: '2026-03-07T00:00:00+08:00', cap: { value: 3, unit: 'workday' } })
    expect(late(served(settled({}, verified().later({ days: 5 }))), 'M36')).toBe(true)
  })
  test('measure M37: two workdays from the look, with their receipt and the reporter told', () => {
    expect(owed(verified({ route: 'transfer' }), 'M37')!.due).toBe('2026-03-06T00:00:00+08:00')
    expect(late(transferred(), 'M37')).toBe(false)
  })
  test('measure M38: three workdays after the day, known from the order on; sooner when asked; moved with more time', () => {
    expect(owed(served(), 'M38')!.due).toBe('2026-03-21T00:00:00+08:00')
    expect(late(passed(rechecking().later({ days: 6 })), 'M38')).toBe(true)
    expect(owed(granted(), 'M38')!.due).toBe('2026-03-31T00:00:00+08:00')
    expect(granted().promises.filter(p => p.measure === 'M38')).toHaveLength(1)
  })
  test('measure M38: a second time after the chief took it on', () => {
    const m = failed(rechecking(escalated()))
    expect(m.kept.filter(k => k.measure === 'M38')).toHaveLength(2)
  })
  test('measure M39: two workdays from the failed check', () => {
    const m = failed()
    expect(owed(m, 'M39')!.started).toBe(m.details.recheckedAt)
    expect(late(escalated(), 'M39')).toBe(false)
  })
  test('measure M40: eight hours from when it was seen to be serious, once', () => {
    const m = verified({ serious: true })
    expect(Date.parse(owed(m, 'M40')!.due) - Date.parse(m.details.inspectedAt)).toBe(8 * 3_600_000)
    expect(late(reportedUp(), 'M40')).toBe(false)
    expect(owed(verified(), 'M40')).toBeUndefined()
  })
  test('measure M41: two workdays from striking it off; void when three tries failed; none for our own finds', () => {
    const m = passed()
    expect(owed(m, 'M41')).toBeDefined()
    expect(late(told(), 'M41')).toBe(false)
    const ours = passed(rechecking(served(settled({}, verified({}, found())))))
    expect(owed(ours, 'M41')).toBeUndefined()
    for (let day = 0; day < 3; day++)
      m.does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
    m.does('publish', { publishedAt: m.now, placeShown: 'village', publicText: 'fixed_in_time' })
    expect(owed(m, 'M41')).toBeUndefined()
    expect(late(m, 'M41')).toBeUndefined()
  })
  test('measure M41: kept by the code itself, where nobody knows who reported it', () => {
    const anonymous = passed(
      rechecking(served(settled({}, verified({}, screened({}, reported({}, { standing: { anonymous: true } })))))),
    )
    expect(anonymous.by('beat_officer').refused('tellReporter', feedback(anonymous))).toEqual(['anonymous-by-code'])
    const look = { lookNo: 'L-1', toldAt: anonymous.now, how: 'page', confirmed: 'code' }
    expect(anonymous.refused('reporterLooked', look)).toEqual(['wrong-post'])
    anonymous.by('resident').does('reporterLooked', look)
    expect(anonymous.state).toBe('reporter_told')
    expect(anonymous.standing.told).toMatchObject([{ confirmed: 'code' }])
    expect(late(anonymous, 'M41')).toBe(false)
  })
  test('measure M41: left under the code it is said to be told, and confirmed once somebody has looked (R31)', () => {
    const m = passed().by('beat_officer')
    m.does('tellReporter', { how: 'under_code', toldAt: m.now, feedbackNo: 'K-1', template: 'put_right' })
    expect(m.standing.told.map(t => t.confirmed)).toEqual([null])
    m.by('resident').does('reporterLooked', { lookNo: 'L-1', toldAt: m.now, how: 'page', confirmed: 'code' })
    expect(m.standing.told.map(t => t.confirmed)).toEqual([null, 'code'])
  })
  test('measure M42: kept in the moment of the report; without a name there is nothing to seal', () => {
    expect(late(reported(), 'M42')).toBe(false)
    expect(late(reported({}, { standing: { anonymous: true } }), 'M42')).toBeUndefined()
  })
  test('nothing is owed any more when it is published and closed', () => {
    expect(published().promises).toEqual([])
    expect(closed().promises).toEqual([])
  })
})
