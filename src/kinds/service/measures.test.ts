import { describe, expect, test } from 'vitest'
import { play } from '../../../test/play.ts'
import {
  accepted,
  announced,
  arrived,
  asked,
  atHome,
  booked,
  brought,
  collected,
  complete,
  completed,
  help,
  kept,
  list,
  notified,
  ready,
  refusal,
  searching,
} from '../../../test/play-service.ts'
import { defaultMeasures, shippedMeasures } from '../shipped.ts'
import { services } from './services.ts'

type Game = ReturnType<typeof play>
const running = (m: Game, id: string) => m.promises.find(({ measure }) => measure === id)
const ids = (m: Game) => m.promises.map(({ measure }) => measure)
const hours = (m: Game, id: string) => {
  const { started, due } = running(m, id)!
  return (Date.parse(due) - Date.parse(started)) / 3_600_000
}
const kept_ = (measure: string, late = false) => ({ measure, late })
const done = (service: string, move: string, says: (m: Game) => object, later = {}) => {
  const m = completed(service).later(later).by('window_clerk')
  return m.does(move, { ...says(m) })
}
const gone = (m: Game, id: string) =>
  expect(m.given.some(({ measure }) => measure === id) && !ids(m).includes(id)).toBe(true)

describe('what was promised for papers', () => {
  test('measure M60: from the wish to be visited until the papers were taken at their home', () => {
    const m = arrived()
    expect(running(m, 'M60')).toMatchObject({ limit: { value: 5, unit: 'workday' } })
    expect(m.does('acceptAtHome', atHome(m)).kept).toContainEqual(kept_('M60'))
    expect(ids(asked('id_card'))).not.toContain('M60')
  })
  test('measure M60: asked for later it begins then, and ends when they come in after all', () => {
    const m = asked('id_card').later({ days: 1 }).does('goHome', { asked: 'by_phone' })
    expect(running(m, 'M60')!.started).toBe(m.now)
    gone(m.does('comeIn', { asked: 'by_phone' }), 'M60')
    expect(m.kept).toEqual([])
  })
  test('measure M61: fifteen workdays from complete papers, at home or at the window, until it is signed for', () => {
    const m = ready()
    expect(running(m, 'M61')).toMatchObject({ limit: { value: 15, unit: 'workday' }, cap: { value: 60, unit: 'day' } })
    expect(m.by('window_clerk').does('collect', collected(m)).kept).toContainEqual(kept_('M61'))
    const home = arrived()
    expect(running(home.does('acceptAtHome', atHome(home)), 'M61')!.started).toBe(home.now)
    const post = ready()
    expect(post.by('auxiliary').does('deliver', brought(post, 'post')).kept).toContainEqual(kept_('M61'))
  })
  test('gate before-opened: the period runs from the day of acceptance, or of the visit, however late that is typed (R16)', () => {
    const long = '1999-01-01T09:00:00+08:00'
    const permit = completed('residence_permit')
    const acceptedAt = permit.now
    permit.later({ days: 8 })
    expect(permit.refused('accept', { receiptNo: 'S-1', acceptedAt: long })).toEqual(['before-opened'])
    expect(running(permit.does('accept', { receiptNo: 'S-1', acceptedAt }), 'M67')!.started).toBe(acceptedAt)
    const home = arrived()
    const visit = atHome(home)
    home.later({ days: 2 })
    expect(home.refused('acceptAtHome', { ...visit, visitedAt: long })).toEqual(['before-opened'])
    expect(running(home.does('acceptAtHome', visit), 'M61')!.started).toBe(visit.visitedAt)
  })
  test('measure M61: signed for after three weeks and a day it is late; withdrawn it is void', () => {
    const m = ready().later({ days: 22 })
    expect(m.by('window_clerk').does('collect', collected(m)).kept).toContainEqual(kept_('M61', true))
    gone(completed('id_card').by('resident').does('withdraw', { asked: 'by_phone' }), 'M61')
  })
  test('gate extended-once, gate beyond-the-law, notice extended: an extension of M61 is granted above, once, and told within a workday', () => {
    const m = complete(asked('id_card', {}, { catalogue: shippedMeasures }))
    m.does('accept', { receiptNo: 'S-1', acceptedAt: m.now }).later({ days: 10 })
    const says = { docNo: '菏公延〔2026〕1号', approver: '菏泽市公安局', why: 'far_away', until: '2026-05-20' }
    expect(m.by('station_chief').refused('extend', says)).toEqual(['wrong-post'])
    expect(m.by('county_officer').refused('extend', { ...says, until: '2026-06-02' })).toEqual(['beyond-the-law'])
    m.does('extend', says)
    expect(m.told('extended')).toEqual(['owner'])
    expect(m.refused('extend', says)).toEqual(['extended-once'])
    gone(m, 'M61')
    expect(running(m, 'EXTENDED')).toMatchObject({ due: '2026-05-21T00:00:00+08:00' })
    expect(running(m, 'NEWDAY')).toMatchObject({ limit: { value: 1, unit: 'workday' } })
    const told = { measure: 'EXTENDED', newDay: '2026-05-20', lateWhy: 'late_extended', how: 'phone', toldAt: m.now }
    expect(m.by('window_clerk').does('sayNewDay', told).kept).toContainEqual(kept_('NEWDAY'))
  })
  test('measure M62: a temporary card in a workday', () => {
    const m = completed('temp_id')
    expect(running(m, 'M62')!.due).toBe('2026-03-04T00:00:00+08:00')
    m.does('accept', { receiptNo: 'S-1', acceptedAt: m.now }).does('cardArrives', { cardNo: 'K-1', arrivedAt: m.now })
    expect(m.does('collect', collected(m)).kept).toContainEqual(kept_('M62'))
  })
  test('measure M63: before an exam, two hours from the question; refused, it is void', () => {
    const m = asked('exam')
    expect(hours(m, 'M63')).toBe(2)
    const says = { proofNo: 'E-1', issuedAt: m.now, knownBy: 'school', confirmed: 'signature' }
    expect(m.by('window_clerk').does('issueExamProof', says).kept).toContainEqual(kept_('M63'))
    const other = asked('exam').by('window_clerk')
    gone(other.does('declineInWriting', refusal(other, { ground: 'identity_not_provable' })), 'M63')
  })
  test('measure M64: a newborn in two hours', () => {
    const says = (m: Game) => ({ pageNo: 'P-1', form: 'electronic', registeredAt: m.now })
    expect(hours(completed('birth'), 'M64')).toBe(2)
    expect(done('birth', 'registerBirth', says, { hours: 1 }).kept).toContainEqual(kept_('M64'))
    expect(done('birth', 'registerBirth', says, { hours: 3 }).kept).toContainEqual(kept_('M64', true))
  })
  test('measure M65: after a death, a workday', () => {
    const says = (m: Game) => ({ cancelNo: 'X-1', waiverNo: 'X-2', spared: 2, cancelledAt: m.now })
    expect(running(completed('death'), 'M65')).toMatchObject({ limit: { value: 1, unit: 'workday' } })
    expect(done('death', 'cancelForDeath', says).kept).toContainEqual(kept_('M65'))
  })
  test('measure M66: ten workdays to the answer, be it yes or a written no', () => {
    expect(running(completed('change'), 'M66')).toMatchObject({ limit: { value: 10, unit: 'workday' } })
    const yes = (m: Game) => ({ approvalNo: 'P-1', pageNo: 'P-2', how: 'phone', toldAt: m.now })
    expect(done('change', 'approveChange', yes).kept).toContainEqual(kept_('M66'))
    expect(done('change', 'declineInWriting', refusal).kept).toContainEqual(kept_('M66'))
  })
  test('measure M67: a residence permit, ten days from acceptance', () => {
    expect(ids(completed('residence_permit'))).not.toContain('M67')
    const m = ready('residence_permit')
    expect(running(m, 'M67')).toMatchObject({ cap: { value: 15, unit: 'day' } })
    expect(m.by('window_clerk').does('collect', collected(m)).kept).toContainEqual(kept_('M67'))
  })
  test('measure M68: a clean record in a workday, or told what is waited for; then a workday from the answer', () => {
    const issue = (m: Game) => ({ certificateNo: 'Z-1', stubNo: 'Z-2', issuedAt: m.now })
    expect(done('criminal_record', 'issueCertificate', issue).kept).toContainEqual(kept_('M68'))
    const wait = (m: Game) => ({
      receiptNo: 'S-1',
      waitsFor: 'court',
      until: '2026-03-20',
      how: 'phone',
      toldAt: m.now,
    })
    const m = done('criminal_record', 'startVerification', wait)
    expect(m.kept).toContainEqual(kept_('M68'))
    expect(ids(m)).not.toContain('M68')
    m.later({ days: 9 }).does('endVerification', { resultNo: 'Y-1', endedAt: m.now })
    expect(running(m, 'M68')!.started).toBe(m.now)
    expect(m.does('issueCertificate', issue(m)).kept.filter(({ measure }) => measure === 'M68')).toEqual([
      kept_('M68'),
      kept_('M68'),
    ])
  })
  test('measure M69: a certificate in an hour, or a refusal in writing, at once too', () => {
    const issue = (m: Game) => ({ certificateNo: 'Z-1', stubNo: 'Z-2', issuedAt: m.now })
    expect(hours(completed('certificate'), 'M69')).toBe(1)
    expect(done('certificate', 'issueCertificate', issue, { minutes: 50 }).kept).toContainEqual(kept_('M69'))
    expect(done('certificate', 'declineInWriting', refusal, { minutes: 70 }).kept).toEqual([kept_('M69', true)])
    const m = asked('certificate').by('auxiliary')
    m.does('receive', { receivedAt: m.now, counterNo: '3号' }).later({ minutes: 70 })
    m.by('window_clerk').does('declineInWriting', refusal(m))
    expect(m.kept).toEqual([kept_('M69', true)])
    expect(m.promises).toEqual([])
  })
  test('measure M70: a dog in a workday, or the reason why not', () => {
    const issue = (m: Game) => ({ licenceNo: 'D-1', tagNo: 'D-2', issuedAt: m.now })
    expect(done('dog_licence', 'issueLicence', issue).kept).toContainEqual(kept_('M70'))
    expect(done('dog_licence', 'declineInWriting', refusal, { days: 2 }).kept).toEqual([kept_('M70', true)])
    const m = asked('dog_licence').by('auxiliary')
    m.does('receive', { receivedAt: m.now, counterNo: '3号' })
    expect(m.by('window_clerk').does('declineInWriting', refusal(m)).kept).toEqual([kept_('M70')])
  })
  test('measure M73: brought to them within three workdays of its coming; fetched instead, it is void', () => {
    const m = ready('id_card', { delivery: 'village' })
    expect(running(m, 'M73')).toMatchObject({ started: m.now, limit: { value: 3, unit: 'workday' } })
    m.later({ days: 1 }).by('auxiliary').does('deliver', brought(m, 'village'))
    expect(m.kept).toContainEqual(kept_('M73'))
    const fetched = ready('id_card', { delivery: 'village' })
    gone(fetched.by('window_clerk').does('collect', collected(fetched)), 'M73')
    expect(fetched.kept.map(({ measure }) => measure)).not.toContain('M73')
    expect(ids(ready('id_card'))).not.toContain('M73')
  })
})

describe('what was promised besides', () => {
  test('measure M71: ten minutes from the report to the search', () => {
    const m = asked('missing')
    expect(hours(m, 'M71') * 60).toBeCloseTo(10)
    expect(searching().kept).toContainEqual(kept_('M71'))
    m.later({ minutes: 11 }).by('duty_officer').does('startSearch', { heardAt: m.now, startedAt: m.now, scope: 'town' })
    expect(m.kept).toContainEqual(kept_('M71', true))
  })
  test('measure M72: a workday from the shelf to its owner, or to the announcement', () => {
    expect(ids(asked('found_thing'))).not.toContain('M72')
    expect(ids(kept())).toContain('M72')
    expect(notified().kept).toContainEqual(kept_('M72'))
    expect(announced().kept).toContainEqual(kept_('M72'))
  })
  test('measure M74: help to communicate within a day, by itself or beside anything else', () => {
    const m = asked('communicate', { need: 'writing' })
    expect(hours(m, 'M74')).toBe(24)
    expect(m.by('window_clerk').does('arrangeHelp', help(m)).kept).toContainEqual(kept_('M74'))
    const beside = accepted('change').does('askHelp', { need: 'interpreter' })
    expect(beside.does('arrangeHelpBeside', help(beside)).kept).toContainEqual(kept_('M74'))
    gone(asked('birth', { need: 'dialect' }).by('resident').does('withdraw', { asked: 'by_phone' }), 'M74')
  })
  test('a visit begins no promise of papers before it took place', () => {
    expect(ids(booked())).toEqual(['M60'])
  })
})

test('no promise is longer than the law’s own period, and each cap is the period in the table', () => {
  const of = (id: string) => defaultMeasures.find(measure => measure.id === id)!
  const table = {
    M61: 'id_card',
    M62: 'temp_id',
    M67: 'residence_permit',
    M68: 'criminal_record',
    M70: 'dog_licence',
  } as const
  for (const [id, code] of Object.entries(table)) {
    const { cap } = of(id)
    const { value, unit } = services[code].period!
    expect({ value: cap!.value, unit: cap!.unit }, id).toEqual({ value, unit })
  }
})

describe('what is promised of manners too', () => {
  const ticket = () => play('service').by('neighbour').does('takeTicket', { ticketNo: 'A-12', service: 'certificate' })
  test('measure M46: three minutes from the ticket to somebody who receives them', () => {
    const m = ticket()
    expect(hours(m, 'M46') * 60).toBeCloseTo(3)
    m.later({ minutes: 2 }).by('auxiliary').does('receive', { receivedAt: m.now, counterNo: '3号' })
    expect(m.kept).toEqual([kept_('M46')])
  })
  test('measure M49: an hour outside those of the window, agreed within a workday; come in after all, it is void', () => {
    expect(booked('certificate', 'after_hours').kept).toEqual([kept_('M49')])
    const m = asked('certificate', { wish: 'after_hours' })
    expect(ids(m)).toEqual(['M49'])
    gone(m.does('comeIn', { asked: 'by_phone' }), 'M49')
  })
  test('measure M50: half an hour from being received to the one list; where nothing is missing, it is void', () => {
    const m = ticket().by('auxiliary')
    m.does('receive', { receivedAt: m.now, counterNo: '3号' }).by('window_clerk')
    expect(hours(m, 'M50')).toBe(0.5)
    m.does('tellMissing', list(m, ['own_id']))
    expect(m.kept).toContainEqual(kept_('M50'))
    const taken = play('service').by('window_clerk').does('ask', { service: 'certificate' })
    expect(ids(taken)).toContain('M50')
    gone(complete(taken), 'M50')
    expect(ids(asked('certificate'))).not.toContain('M50')
  })
})
