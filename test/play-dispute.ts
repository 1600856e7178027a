import { colleague, play } from './play.ts'

/** Disputes played so far, for the tests of that kind: each takes the one before it a step further. */

type Game = ReturnType<typeof play>
type Says = Record<string, unknown>

export const telling = (m: Game) => ({ how: 'in_person', toldAt: m.now, confirmed: 'signature' })

export const answers = {
  violenceAtHome: 'no',
  weaponOrInjury: 'no',
  hiredOrGang: 'no',
  sameAgain: 'no',
  lightAndCivil: 'yes',
  bothAgree: 'yes',
  struckOrRan: 'no',
  guardianHere: 'nobody',
  twoOrRecorded: 'yes',
  otherwiseUnsuitable: 'no',
} as const

/** What the nine questions and the grading come to, for a lane. */
export const sorting = (m: Game, lane: string, more: Says = {}) => ({
  ...answers,
  act: lane === 'A' || lane === 'B' || lane === 'E' ? 'beating' : 'none',
  heat: 1,
  signs: [],
  lane,
  ...(lane === 'B' && { ground: 'near_ones' }),
  ...telling(m),
  ...more,
})

/** Two officers, nobody under age, nobody sent. */
export const hosted = { place: 'village', second: colleague('beat_officer'), guardian: 'nobody', proxy: 'none' }

export const reported = (more: Says = {}) =>
  play('dispute', { people: ['reporter', 'otherParty'] })
    .by('resident')
    .does('report', { text: '两家为排水沟吵起来了', sort: 'neighbours', ...more })

export const stabilised = (more: Says = {}) => {
  const m = reported(more).later({ minutes: 5 }).by('duty_officer')
  m.does('sendOut', { sentAt: m.now }).later({ minutes: 15 })
  return m.does('calm', { arrivedAt: m.now, recordNo: 'X-1', done: ['kept_apart', 'heard_out'] })
}

export const triaged = (lane: string, more: Says = {}) => {
  const m = stabilised().later({ minutes: 20 })
  return m.by('duty_officer').does('triage', sorting(m, lane, more))
}

export const onTheSpot = (m: Game, more: Says = {}) => ({
  ...hosted,
  place: 'scene',
  recordKind: 'agreement',
  record: 'XC-1',
  settledAt: m.now,
  lossUndisputed: true,
  performed: true,
  signed: ['party', 'other_party', 'host'],
  ...more,
})
export const settledOnSpot = (more: Says = {}) => {
  const m = triaged('A').later({ minutes: 40 })
  return m.by('duty_officer').does('settleOnSpot', onTheSpot(m, more))
}

export const sitting = (m: Game, more: Says = {}) => ({
  ...hosted,
  satAt: m.now,
  recordNo: 'BL-1',
  noticeNo: 'TZ-1',
  recordingNo: 'LX-1',
  result: 'near',
  ...more,
})
export const sat = (result = 'near', triage: Says = {}) => {
  const m = triaged('B', triage).later({ days: 1 })
  return m.by('mediator').does('firstSitting', sitting(m, { result }))
}

export const satAgain = (m: Game, more: Says = {}) => {
  const { noticeNo: _, ...rest } = sitting(m, { recordNo: 'BL-2', ...more })
  return rest
}

export const agreement = (m: Game, more: Says = {}) => ({
  ...hosted,
  agreementNo: 'TJ-1',
  signedAt: m.now,
  terms: [
    { obligor: 'other_party', act: 'clear_away', due: '2026-03-10' },
    { obligor: 'other_party', act: 'pay', yuan: 300, due: '2026-03-16' },
  ],
  signed: ['party', 'other_party', 'host'],
  ...more,
})
export const agreed = (triage: Says = {}) => {
  const m = sat('near', triage).later({ minutes: 30 })
  return m.by('mediator').does('agree', agreement(m))
}
export const performing = (triage: Says = {}) => {
  const m = agreed(triage).later({ minutes: 10 })
  return m.by('auxiliary').does('giveCopies', { ...telling(m), copies: 3, partySigned: true, otherSigned: true })
}

export const check = (m: Game, ...results: Says[]) => ({
  recordNo: 'HD-1',
  partyAskedAt: m.now,
  otherAskedAt: m.now,
  results,
})
/** The first term was due on the 10th and is done; the second is due on the 16th. */
const firstChecked = (triage: Says = {}) => {
  const m = performing(triage).later({ days: 8 }).by('beat_officer')
  return m.does('checkPerformance', check(m, { no: 1, result: 'done' }, { no: 2, result: 'not_done' }))
}
export const performed = (triage: Says = {}) => {
  const m = firstChecked(triage).later({ days: 5 })
  return m.does('checkPerformance', check(m, { no: 2, result: 'done' }))
}
export const breached = (triage: Says = {}) => {
  const m = firstChecked(triage).later({ days: 6 })
  return m.does('checkPerformance', check(m, { no: 2, result: 'not_done' }))
}

export const followUp = (m: Game, more: Says = {}) => ({
  recordNo: 'HF-1',
  partySpokenAt: m.now,
  otherSpokenAt: m.now,
  how: 'phone',
  peace: 'at_peace',
  ...more,
})
export const followed = (triage: Says = {}) => {
  const m = performed(triage).later({ days: 12 })
  return m.by('beat_officer').does('followUp30', followUp(m))
}
export const closed = () => followed().by('beat_officer').does('close')

export const warmly = (m: Game, more: Says = {}) => ({
  toBody: '牡丹区东城街道人民调解委员会',
  theirPhone: '0530-5551234',
  handoverNo: 'YJ-1',
  theirReceipt: 'JS-1',
  ...telling(m),
  ...more,
})
export const handedOver = () => {
  const m = triaged('C').later({ hours: 1 })
  return m.by('duty_officer').does('handToMediators', warmly(m, { through: 'town_mediators' }))
}
export const passedOn = () => {
  const m = triaged('D', { bothAgree: 'no' }).later({ hours: 1 })
  return m.by('duty_officer').does('passOn', warmly(m, { whither: 'court', rightToSue: true }))
}
export const outsideAgreement = (m: Game, more: Says = {}) => ({
  agreementNo: 'RT-1',
  signedAt: m.now,
  terms: [{ obligor: 'both', act: 'share_the_way', due: m.tomorrow() }],
  wantsCourt: true,
  ...more,
})

export const violent = () => reported({ danger: 'violence_at_home' })
export const protecting = () => {
  const m = violent().later({ minutes: 30 })
  return m.by('duty_officer').does('protect', {
    danger: 'violence_at_home',
    reporterIs: 'victim',
    apart: true,
    safeNow: 'sheltered',
    ...telling(m),
  })
}
export const conclusion = (m: Game, more: Says = {}) => ({
  conclusion: 'warning',
  conclusionNo: 'GJ-1',
  rightsNoticeNo: 'QL-1',
  orderHelp: true,
  ...telling(m),
  ...more,
})
export const concluded = (more: Says = {}) => {
  const m = protecting().later({ hours: 6 })
  return m.by('duty_officer').does('conclude', conclusion(m, more))
}
export const visit = (m: Game, lastSeen = 'safe') => ({ recordNo: 'CF-1', visitedAt: m.now, alone: true, lastSeen })
