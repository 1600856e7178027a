import { describe, expect, test } from 'vitest'
import { file } from '../../../test/play.ts'
import {
  announced,
  arrived,
  asked,
  atHome,
  booked,
  coming,
  found,
  help,
  kept,
  list,
  notified,
  offered,
  returned,
  searching,
} from '../../../test/play-service.ts'

describe('lane visit: offered, confirmed, arrived, done', () => {
  test('state slot_offered, notice slotOffered: an hour is held', () => {
    const m = offered(asked('id_card', { wish: 'home_visit' }))
    expect(m.state).toBe('slot_offered')
    expect(m.told('slotOffered')).toEqual(['reporter', 'applicant'])
    expect(m.details).toMatchObject({ slotFrom: '2026-03-03T09:00:00+08:00', slotTo: '2026-03-03T10:00:00+08:00' })
  })
  test('once it is protected, who it is done for hears still, and who asked for them no more', () => {
    const m = asked('id_card', { wish: 'home_visit' }).joins('applicant')
    m.by('beat_officer').does('raiseFlag', { danger: 'violence_at_home' })
    expect(offered(m).told('slotOffered')).toEqual(['applicant'])
  })
  test('a mother who asks for her child is told as before', () => {
    const m = asked('id_card').later({ minutes: 20 }).by('window_clerk')
    m.does('tellMissing', list(m, ['guardian_id'], { applies: 'guardian', minor: true })).joins('applicant')
    m.does('raiseFlag', { danger: 'child_harmed' })
    m.later({ minutes: 5 }).does('update', { how: 'phone', toldAt: m.now, step: 'looking' })
    expect(m.told('progress')).toContain('reporter')
  })
  test('state booked_home_visit, notice slotConfirmed: agreed, and whoever comes knows it', () => {
    const m = booked()
    expect(m.state).toBe('booked_home_visit')
    expect(m.told('slotConfirmed')).toEqual(['reporter', 'applicant', 'owner'])
  })
  test('state booked_window: outside the hours of the window', () => {
    expect(booked('certificate', 'after_hours').state).toBe('booked_window')
  })
  test('state arrived: at their door; it is accepted there, with the sheet of the visit', () => {
    const m = arrived()
    expect(m.state).toBe('arrived')
    m.later({ minutes: 30 }).does('acceptAtHome', atHome(m))
    expect(m.state).toBe('accepted')
    expect(m.last.papers).toEqual(['homeVisitSheet', 'acceptanceReceipt'])
  })
  test('paper homeVisitSheet: given at the visit', () => {
    const m = arrived()
    expect(m.does('acceptAtHome', atHome(m)).last.papers).toContain('homeVisitSheet')
  })
  test('state arrived: at the window it goes on as for everybody', () => {
    const m = arrived('after_hours').by('window_clerk')
    expect(m.does('completeDocuments', { ...coming, waived: [], delivery: 'pick_up' }).state).toBe('documents_complete')
  })
  test('notice anotherTime: another hour is theirs to ask for', () => {
    const m = booked().by('resident').does('anotherTime', { asked: 'by_phone' })
    expect(m.state).toBe('asked')
    expect(m.told('anotherTime')).toEqual(['owner'])
    expect(m.details.slotFrom).toBeUndefined()
    expect(offered(m).state).toBe('slot_offered')
  })
  test('somebody who cannot come is visited instead, and somebody who can comes in', () => {
    const m = asked('residence_permit').by('resident').does('goHome', { asked: 'by_phone' })
    expect(m.details).toMatchObject({ lane: 'visit', place: 'home' })
    expect(offered(m).by('resident').does('comeIn', { asked: 'by_phone' }).details).toMatchObject({ lane: 'papers' })
    expect(m.details.place).toBeUndefined()
  })
  test('what is missing at home is told once there too, and another hour is offered', () => {
    const m = arrived()
    m.does('tellMissing', list(m, ['guardian_id'], { minor: true, applies: 'guardian' }))
    expect(m.state).toBe('told_once')
    expect(offered(m).state).toBe('slot_offered')
  })
})

describe('lane now: somebody is missing', () => {
  test('state searching, notice searchStarted: at once, by whoever heard it', () => {
    expect(searching().state).toBe('searching')
    expect(searching().told('searchStarted')).toEqual(['reporter'])
  })
  test('state located, notice located: and whoever asked is told', () => {
    const m = searching().later({ hours: 2 }).by('duty_officer')
    m.does('locate', found(m))
    expect(m.state).toBe('located')
    expect(m.told('located')).toEqual(['reporter'])
    expect(m.standing).toMatchObject({ outcome: 'located', told: [{ how: 'phone' }] })
    expect(m.does('close').state).toBe('closed')
  })
  test('a case is opened beside it, and the search goes on', () => {
    const m = searching().by('duty_officer').does('openCase', { signs: 'child_alone' })
    expect(m.state).toBe('searching')
    expect(m.last.opens).toMatchObject([{ kind: 'case', move: 'takeOver', says: { because: 'found_in_service' } }])
  })
  test('closed and missing again, the search begins where it was', () => {
    const m = searching().by('duty_officer')
    m.does('locate', found(m)).does('close').later({ days: 3 })
    expect(m.by('resident').does('reopen', { because: '又走丢了' }).state).toBe('searching')
  })
  test('an exam: known by their photo on file, and a proof in their hand', () => {
    const m = asked('exam').later({ minutes: 40 }).by('window_clerk')
    m.does('issueExamProof', { proofNo: 'E-1', issuedAt: m.now, knownBy: 'photo_on_file', confirmed: 'signature' })
    expect(m.state).toBe('delivered')
    expect(m.standing.told).toHaveLength(1)
  })
})

describe('lane found: something was handed in', () => {
  test('state kept, paper foundRegister: taken in, with a slip for the finder', () => {
    expect(kept().state).toBe('kept')
    expect(kept().last.papers).toEqual(['foundRegister'])
  })
  test('state owner_notified, notice thingFound: its owner is told', () => {
    expect(notified().state).toBe('owner_notified')
    expect(notified().told('thingFound')).toEqual(['thing_owner'])
  })
  test('state announced, notice announced, paper announcement: where nobody knows whose it is', () => {
    const m = announced()
    expect(m.state).toBe('announced')
    expect(m.told('announced')).toEqual(['reporter', 'finder'])
    expect(m.last.papers).toEqual(['announcement'])
  })
  test('announced, and then its owner is known', () => {
    const m = announced().does('notifyOwner', {
      registerNo: 'R-1',
      noticeNo: 'T-1',
      how: 'phone',
      toldAt: '2026-03-02T12:35:00+08:00',
    })
    expect(m.state).toBe('owner_notified')
  })
  test('a second announcement does not begin the year again', () => {
    const m = announced()
    const first = m.details.announcedAt
    m.does('notifyOwner', { registerNo: 'R-1', noticeNo: 'T-1', how: 'phone', toldAt: m.now }).later({ days: 50 })
    m.does('announce', { registerNo: 'R-1', announcementNo: 'Z-2', announcedAt: m.now, board: 'page' })
    expect(m.details.announcedAt).toBe(first)
  })
  test('state delivered, notice returned: given back to who described it; then the finder hears of it', () => {
    const m = returned()
    expect(m.state).toBe('delivered')
    expect(m.told('returned')).toEqual(['thing_owner', 'reporter', 'finder'])
    expect(m.last.papers).toEqual(['claimSlip'])
    expect(m.standing.told).toEqual([])
    expect(m.does('tellFinder', { how: 'phone', toldAt: m.now }).standing.told).toHaveLength(1)
  })
  test('state to_state, notice toState: after a year it is the State’s', () => {
    const m = announced()
    m.does('tellFinder', { how: 'phone', toldAt: m.now }).later({ days: 366 })
    m.by('station_chief').does('toState', { docNo: 'G-1', toBody: '区财政局', handedAt: m.now })
    expect(m.state).toBe('to_state')
    expect(m.told('toState')).toEqual(['reporter', 'finder'])
  })
  test('a thing given to the wrong person is looked for again from the shelf', () => {
    const m = returned()
    m.does('tellFinder', { how: 'phone', toldAt: m.now }).does('close').later({ days: 1 })
    expect(m.by('station_chief').does('reopen', { because: '认错了' }).state).toBe('kept')
    expect(m.by('auxiliary').refused('takeIn', { thing: 'bag', items: 1, takenAt: m.now, photos: [file] })).toEqual([
      'wrong-state',
    ])
  })
})

describe('lane help: to hear, to see, to be understood', () => {
  test('state arranged, notice helpArranged: somebody who can talk with them', () => {
    const m = asked('communicate', { need: 'sign_language' }).later({ hours: 3 }).by('window_clerk')
    m.does('arrangeHelp', help(m))
    expect(m.state).toBe('arranged')
    expect(m.told('helpArranged')).toEqual(['reporter', 'applicant'])
    m.does('giveHelp', { helpedAt: m.now, recordNo: 'W-2' })
    expect([m.state, m.standing.outcome]).toEqual(['delivered', 'helped'])
  })
  test('beside anything else it changes nothing about that', () => {
    const m = asked('birth', { need: 'dialect' }).by('window_clerk')
    expect(m.does('arrangeHelpBeside', help(m)).state).toBe('asked')
  })
})
