import { describe, expect, test } from 'vitest'
import { fieldsIn } from '../../../test/fields.ts'
import { idOf, type play } from '../../../test/play.ts'
import {
  accepted,
  announced,
  arrived,
  asked,
  atHome,
  booked,
  brought,
  collected,
  coming,
  complete,
  completed,
  found,
  help,
  list,
  offered,
  own,
  ready,
  refusal,
  returned,
  searching,
} from '../../../test/play-service.ts'
import { neededFor, paperCodes, serviceCodes, services } from './services.ts'

describe('what is missing is told once', () => {
  const told = () => {
    const m = asked('dog_licence')
    return m.by('window_clerk').does('tellMissing', list(m, ['dog_vaccination', 'dog_photo'], own))
  }
  test('gate told-once: a second list is refused, at the window and after everything was said to be there', () => {
    const m = told()
    expect(m.refused('tellMissing', list(m, ['address_proof'], own))).toEqual(['told-once'])
    complete(m, { brought: ['dog_vaccination', 'dog_photo'] })
    expect(m.refused('tellMissing', list(m, ['address_proof'], own))).toEqual(['told-once'])
    const unlisted = completed('dog_licence')
    expect(unlisted.refused('tellMissing', list(unlisted, ['address_proof'], own))).toEqual(['told-once'])
  })
  test('gate again-needs-basis: more only where the law changed or a new fact came up, and on what it rests', () => {
    const m = told()
    for (const again of ['law_changed', 'new_fact']) {
      expect(m.refused('tellMissing', list(m, ['address_proof'], { ...own, again }))).toEqual(['again-needs-basis'])
      expect(m.refused('tellMissing', list(m, ['address_proof'], { ...own, again, basis: 'F-1' }))).toEqual([])
    }
    m.does('tellMissing', list(m, ['address_proof'], { ...own, again: 'new_fact', basis: 'F-1' }))
    expect(m.details.lists).toMatchObject([{}, { again: 'new_fact' }])
  })
  test('gate list-not-whole: everything at once, neither here nor on the list is refused', () => {
    const m = asked('dog_licence').by('window_clerk')
    expect(m.refused('tellMissing', list(m, ['dog_photo'], own))).toEqual(['list-not-whole'])
    expect(m.refused('tellMissing', list(m, ['dog_photo', 'dog_vaccination'], own))).toEqual([])
    // A proxy's list holds the authority too.
    expect(m.refused('tellMissing', list(m, ['dog_photo', 'dog_vaccination'], { ...own, applies: 'proxy' }))).toEqual([
      'list-not-whole',
    ])
  })
  test('gate we-check-that-ourselves: nobody is sent for what the police can look up', () => {
    for (const code of serviceCodes.filter(code => services[code].lane === 'papers'))
      for (const paper of services[code].never) {
        const m = asked(code).by('window_clerk')
        const needed = neededFor(code, { minor: false, applies: 'self' })
        expect(m.refused('tellMissing', list(m, [...needed, paper])), `${code}: ${paper}`).toEqual([
          'we-check-that-ourselves',
        ])
      }
  })
  test('gate not-on-the-list, gate nothing-missing: only what this service needs, and something', () => {
    const m = asked('certificate').by('window_clerk')
    expect(m.refused('tellMissing', list(m, ['own_id', 'dog_photo']))).toEqual(['not-on-the-list'])
    expect(m.refused('tellMissing', list(m, [], own))).toEqual(['nothing-missing'])
  })
  test('gate no-papers-now: who looks for a child, or stands before an exam, is asked for nothing', () => {
    for (const service of ['missing', 'exam']) {
      const m = asked(service).by('window_clerk')
      expect(m.refused('tellMissing', list(m, ['own_id']))).toContain('no-papers-now')
      expect(m.refused('completeDocuments', { ...own, waived: [], delivery: 'pick_up' })).toEqual(['other-lane'])
    }
  })
  test('gate still-missing: nor is it said to be complete while a paper is neither here nor spared', () => {
    const m = asked('change').by('window_clerk')
    const says = { ...own, waived: [] as string[], delivery: 'pick_up' }
    expect(m.refused('completeDocuments', says)).toEqual(['still-missing'])
    expect(m.refused('completeDocuments', { ...says, waived: ['change_proof'] })).toEqual([])
  })
  test('the table: no service asks for what it must never ask for, and every paper is used', () => {
    const used = new Set<string>()
    for (const code of serviceCodes) {
      const { papers, never } = services[code]
      for (const { paper } of papers) {
        expect(never, `${code}: ${paper}`).not.toContain(paper)
        used.add(paper)
      }
      for (const paper of never) used.add(paper)
    }
    expect([...used].sort()).toEqual([...paperCodes].sort())
  })
  test('the table: what cannot wait has no papers, and what is not free says why', () => {
    for (const code of ['missing', 'exam', 'found_thing', 'communicate'] as const)
      expect(services[code].papers).toEqual([])
    for (const code of serviceCodes) for (const fee of services[code].fees) expect(fee.law).not.toBe('')
  })
})

describe('who comes for whom', () => {
  const says = { ...own, waived: [] as string[], delivery: 'pick_up' }
  test('gate may-not-apply-for-them: an identity card takes the person: we come to those who cannot', () => {
    const m = asked('id_card').by('window_clerk')
    expect(m.refused('completeDocuments', { ...says, applies: 'family' })).toEqual(['may-not-apply-for-them'])
    expect(m.refused('completeDocuments', says)).toEqual([])
  })
  test('gate authority-needed: a proxy has it in writing, to apply and to collect', () => {
    const m = asked('certificate').by('window_clerk')
    const proxy = { ...says, brought: ['own_id', 'proxy_id', 'authority_letter'], applies: 'proxy' }
    expect(m.refused('completeDocuments', proxy)).toEqual(['authority-needed'])
    expect(m.refused('completeDocuments', { ...proxy, authorityNo: 'Q-1' })).toEqual([])
    const card = ready().by('window_clerk')
    expect(card.refused('collect', collected(card, 'proxy'))).toEqual(['authority-needed'])
    expect(card.refused('deliver', brought(card, 'village', { receivedBy: 'proxy' }))).toEqual(['authority-needed'])
  })
  test('gate guardian-needed: for a minor the guardian applies and signs', () => {
    const m = asked('id_card').by('window_clerk')
    const child = { ...says, brought: ['guardian_id'], minor: true }
    expect(m.refused('completeDocuments', child)).toEqual(['guardian-needed'])
    expect(m.refused('completeDocuments', { ...child, applies: 'guardian' })).toEqual([])
    const card = ready('id_card', { applies: 'guardian', minor: true, brought: ['guardian_id'] }).by('window_clerk')
    expect(card.refused('collect', collected(card))).toEqual(['guardian-needed'])
    expect(card.refused('collect', collected(card, 'guardian'))).toEqual([])
  })
  test('gate own-hand-only, gate not-left-with-others: of a protected person, into their own hand', () => {
    const m = ready().by('resident').does('raiseFlag', { danger: 'violence_at_home' }).by('window_clerk')
    for (const receivedBy of ['family', 'guardian'])
      expect(m.refused('collect', collected(m, receivedBy))).toEqual(['own-hand-only'])
    expect(m.refused('collect', collected(m))).toEqual([])
    expect(m.refused('deliver', brought(m, 'village'))).toEqual(['not-left-with-others'])
    expect(m.refused('deliver', brought(m, 'post'))).toEqual(['not-left-with-others'])
    expect(m.refused('deliver', brought(m, 'home'))).toEqual([])
  })
  test('gate way-not-offered: a temporary card is for now, not for the post', () => {
    const m = asked('temp_id').by('window_clerk')
    expect(m.refused('completeDocuments', { ...says, delivery: 'post' })).toEqual(['way-not-offered'])
    expect(ready('temp_id').refused('deliver', brought(m, 'post'))).toEqual(['way-not-offered'])
  })
  test('gate no-such-fee: free, but for what the law names', () => {
    const m = completed('certificate')
    const says = { receiptNo: 'S-1', acceptedAt: m.now }
    expect(m.refused('accept', { ...says, feeYuan: 10 })).toEqual(['no-such-fee'])
    expect(m.refused('accept', { ...says, feeYuan: 0 })).toEqual([])
    const card = completed('id_card')
    expect(card.refused('accept', { ...says, feeYuan: 40 })).toEqual([])
    expect(card.refused('accept', { ...says, feeYuan: 30 })).toEqual(['no-such-fee'])
  })
})

describe('the right step for what was asked', () => {
  test('gate other-lane: the lane decides which moves there are', () => {
    const m = asked('found_thing').by('duty_officer')
    expect(m.refused('startSearch', { heardAt: m.now, startedAt: m.now, scope: 'town' })).toContain('other-lane')
    expect(m.refused('declineInWriting', refusal(m))).toEqual(['other-lane'])
    expect(asked('id_card').by('duty_officer').refused('arrangeHelp', help(m))).toEqual(['other-lane'])
  })
  test('gate other-service: a card is not issued as a certificate', () => {
    const m = accepted('id_card')
    expect(m.refused('issueCertificate', { certificateNo: 'Z-1', stubNo: 'Z-2', issuedAt: m.now })).toEqual([
      'other-service',
    ])
    expect(
      asked('missing').by('window_clerk').refused('issueExamProof', {
        proofNo: 'E-1',
        issuedAt: m.now,
        knownBy: 'school',
        confirmed: 'signature',
      }),
    ).toContain('other-service')
  })
  test('gate done-at-home, gate done-at-window: done where it was booked', () => {
    const m = arrived().by('window_clerk')
    expect(m.refused('completeDocuments', { ...coming, waived: [], delivery: 'pick_up' })).toEqual(['done-at-home'])
    const window = arrived('after_hours').by('window_clerk')
    expect(window.refused('acceptAtHome', atHome(window))).toEqual(['done-at-window'])
  })
  test('gate slot-over, gate slot-backwards: an hour that lies ahead', () => {
    const m = asked('id_card', { wish: 'home_visit' }).by('window_clerk')
    const says = { how: 'phone', toldAt: m.now }
    const [nine, ten] = [`${m.tomorrow()}T09:00:00+08:00`, `${m.tomorrow()}T10:00:00+08:00`]
    expect(m.refused('offerSlot', { ...says, slotFrom: m.now, slotTo: ten })).toEqual(['slot-over'])
    expect(m.refused('offerSlot', { ...says, slotFrom: ten, slotTo: nine })).toEqual(['slot-backwards'])
    const late = offered(m).later({ days: 2 }).by('resident')
    expect(late.refused('confirmSlot', { confirmedAt: late.now, asked: 'by_phone' })).toEqual(['slot-over'])
  })
  test('gate no-help-asked: help beside something else is for who asked for it', () => {
    const m = asked('id_card').by('window_clerk')
    expect(m.refused('arrangeHelpBeside', help(m))).toEqual(['no-help-asked'])
    expect(m.does('askHelp', { need: 'dialect' }).refused('arrangeHelpBeside', help(m))).toEqual([])
  })
  test('gate nothing-to-verify, gate until-is-over: verified only what must be, until a day that lies ahead', () => {
    const says = (m: ReturnType<typeof play>, until: string) => ({
      receiptNo: 'S-1',
      waitsFor: 'court',
      until,
      how: 'phone',
      toldAt: m.now,
    })
    const card = completed('id_card')
    expect(card.refused('startVerification', says(card, card.tomorrow()))).toEqual(['nothing-to-verify'])
    const m = completed('criminal_record')
    expect(m.refused('startVerification', says(m, '2026-03-01'))).toEqual(['until-is-over'])
  })
  test('gate received-already: received once', () => {
    const m = asked('id_card').by('auxiliary')
    const says = { receivedAt: m.now, counterNo: '3号' }
    expect(m.does('receive', says).refused('receive', says)).toEqual(['received-already'])
  })
  test('gate before-opened, gate in-future: between the question and now', () => {
    const m = asked('id_card').by('auxiliary')
    expect(m.refused('receive', { receivedAt: '2026-03-01T09:00:00+08:00', counterNo: '3号' })).toEqual([
      'before-opened',
    ])
    expect(m.refused('receive', { receivedAt: '2026-03-03T09:00:00+08:00', counterNo: '3号' })).toEqual(['in-future'])
  })
})

describe('what cannot wait, and what was found', () => {
  test('gate search-goes-on: a search is neither withdrawn nor refused', () => {
    const m = asked('missing')
    expect(m.by('resident').refused('withdraw', { asked: 'by_phone' })).toEqual(['search-goes-on'])
    expect(m.by('duty_officer').refused('declineInWriting', refusal(m))).toEqual(['search-goes-on'])
  })
  test('gate not-linked-to-110: begun without waiting for its number, not ended without it', () => {
    const m = searching({ alarmNo: undefined }).by('duty_officer')
    expect(m.refused('locate', found(m))).toEqual(['not-linked-to-110'])
    m.does('linkAlarm', { alarmNo: 'J110-2', linkedAt: m.now })
    expect(m.refused('locate', found(m))).toEqual([])
  })
  test('gate linked-already, gate not-wider, gate case-opened-already: each once, and ever wider', () => {
    const m = searching().by('duty_officer')
    expect(m.refused('linkAlarm', { alarmNo: 'J110-3', linkedAt: m.now })).toEqual(['linked-already'])
    const wider = (scope: string) => ({ startedAt: m.now, scope, how: 'phone', toldAt: m.now })
    expect(m.refused('widenSearch', wider('street'))).toEqual(['not-wider'])
    expect(m.refused('widenSearch', wider('county'))).toEqual([])
    m.does('openCase', { signs: 'child_alone' })
    expect(m.refused('openCase', { signs: 'child_alone' })).toEqual(['case-opened-already'])
  })
  test('gate year-not-over: kept for a year from the announcement (民法典 318), to the day', () => {
    const m = announced().does('tellFinder', { how: 'phone', toldAt: '2026-03-02T12:40:00+08:00' })
    const hand = () => m.by('station_chief').refused('toState', { docNo: 'G-1', toBody: '区财政局', handedAt: m.now })
    m.later({ days: 365 })
    expect([m.today, hand()]).toEqual(['2027-03-02', ['year-not-over']])
    m.later({ days: 1 })
    expect([m.today, hand()]).toEqual(['2027-03-03', []])
  })
  test('gate untold: whoever handed it in hears what became of it; nobody in particular need not', () => {
    const m = returned()
    expect(m.by('duty_officer').refused('close')).toEqual(['untold'])
    expect(m.does('tellFinder', { how: 'phone', toldAt: m.now }).refused('close')).toEqual([])
    const nobody = announced({ people: [] }).later({ days: 400 })
    expect(
      nobody.by('station_chief').refused('toState', { docNo: 'G-1', toBody: '区财政局', handedAt: nobody.now }),
    ).toEqual([])
    const year = announced().later({ days: 400 })
    expect(
      year.by('station_chief').refused('toState', { docNo: 'G-1', toBody: '区财政局', handedAt: year.now }),
    ).toEqual(['untold'])
  })
  test('gate unclaimed-by-chief: a card that nobody fetched is closed by the chief, after three tries on three days', () => {
    const m = ready()
    expect(m.by('window_clerk').refused('close')).toEqual(['untold', 'unclaimed-by-chief'])
    for (let day = 0; day < 3; day++)
      m.by('auxiliary').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
    expect(m.by('window_clerk').refused('close')).toEqual(['unclaimed-by-chief'])
    expect(m.by('station_chief').refused('close')).toEqual([])
    m.by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(m.by('station_chief').refused('close')).toEqual(['untold'])
  })
})

describe('what is not asked, not kept, not decided', () => {
  test('why somebody cannot come is asked nowhere: only that they are visited', () => {
    const { moves, details } = asked('id_card').kind
    for (const name of [
      'ask',
      'takeTicket',
      'goHome',
      'comeIn',
      'offerSlot',
      'confirmSlot',
      'arrive',
      'acceptAtHome',
    ]) {
      const fields = Object.keys(moves[name]!.says.properties)
      expect(
        fields.filter(field => /health|ill|disab|reason|because|why/i.test(field)),
        name,
      ).toEqual([])
    }
    expect([...fieldsIn(details).keys()].filter(field => /health|ill|disab|reason/i.test(field))).toEqual([])
    const m = asked('id_card', { wish: 'home_visit', text: '老人腿脚不便' })
    expect(JSON.stringify(m.details)).not.toContain('腿')
    expect(m.details).toMatchObject({ lane: 'visit', place: 'home' })
  })
  test('an auxiliary receives, searches, keeps and hands over, and decides nothing', () => {
    const m = asked('id_card').by('auxiliary')
    expect(m.refused('tellMissing', list(m, []))).toEqual(['wrong-post'])
    expect(completed('id_card').by('auxiliary').refused('accept', { receiptNo: 'S-1', acceptedAt: m.now })).toEqual([
      'wrong-post',
    ])
    expect(announced().by('auxiliary').refused('returnThing', {})).toEqual(['wrong-post'])
  })
  test('who asks is a party of the matter, and is asked for no vault', () => {
    expect(asked('id_card').kind).toMatchObject({ reporter: 'party', anonymous: false })
    expect(booked().people).toEqual([{ id: idOf(200), role: 'reporter' }])
  })
})
