import { describe, expect, test } from 'vitest'
import { colleague, file, idOf, play } from '../../../test/play.ts'

const reported = () =>
  play('case').by('resident').does('report', { text: '夜里灯箱被人砸了', sort: 'damage', lossYuan: 280 })
const registered = () => {
  const m = reported().later({ minutes: 10 })
  return m.by('duty_officer').does('register', { registerNo: 'J3717-1', registeredAt: m.now })
}
const accepted = () => {
  const m = registered().later({ minutes: 20 })
  return m.by('duty_officer').does('accept', { acceptNo: '菏公(牡)受案字〔2026〕1号', decidedAt: m.now })
}
const investigating = () => {
  const m = accepted().later({ hours: 3 })
  return m.by('beat_officer').does('surveyScene', { recordNo: 'K-1', surveyedAt: m.now, photos: [file] })
}
const clarified = (responsible = 'yes') => {
  const m = investigating().later({ days: 2 })
  return m.by('beat_officer').does('clarify', { clarifiedAt: m.now, responsible, findingNo: 'C-1' })
}
const telling = (m: ReturnType<typeof play>) => ({
  how: 'in_person',
  toldAt: m.now,
  confirmed: 'signature',
  receipt: 'T-1',
})
const extension = (m: ReturnType<typeof play>, until: string) => ({
  docNo: 'E-1',
  approver: '菏泽市公安局',
  why: 'complex',
  until,
  ...telling(m),
})
const slip = (m: ReturnType<typeof play>, more = {}) => ({
  ...telling(m),
  template: 'found_and_handled',
  damages: 'paid',
  next: 'decision_follows',
  ...more,
})
const told = () => {
  const m = clarified().later({ hours: 5 })
  return m
    .by('beat_officer')
    .does('tellVictim', slip(m, { solved: '看了路口的录像，又问了邻居', motive: '和家里人吵架，一时赌气' }))
}
const decided = () => {
  const m = told().later({ days: 1 })
  return m
    .by('station_chief')
    .does('decide', { decision: 'penalty', decisionNo: '菏公(牡)行罚决字〔2026〕12号', decidedAt: m.now })
}
const served = () => {
  const m = decided().later({ hours: 4 })
  return m.by('duty_officer').does('serve', { serviceNo: 'S-1', servedAt: m.now, offender: 'on_the_spot' })
}
const followed = () => {
  const m = served().later({ days: 3 })
  return m.by('beat_officer').does('followUp', { spokenAt: m.now, how: 'phone', problem: 'none' })
}
const closed = () => followed().by('beat_officer').does('close', {})
const unsolved = () => {
  const m = investigating().later({ days: 40 })
  return m.by('station_chief').does('goUnsolved', { why: 'no_lead', ...telling(m) })
}

describe('the light box, from the report to the last visit', () => {
  test('state reported: the report is taken whatever the loss, and somebody owes an answer', () => {
    const m = reported()
    expect(m.state).toBe('reported')
    expect(m.promises.map(p => p.measure)).toEqual(['M01', 'M03'])
    expect(m.told('receipt')).toEqual(['reporter'])
    expect(m.told('landed')).toEqual(['owner'])
  })
  test('state registered: with its number, within half an hour', () => {
    expect(registered().state).toBe('registered')
    expect(registered().kept).toContainEqual({ measure: 'M01', late: false })
  })
  test('state accepted: and the clocks of the work begin', () => {
    const m = accepted()
    expect(m.state).toBe('accepted')
    expect(m.promises.map(p => p.measure).sort()).toEqual(['M02', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M15'])
  })
  test('state investigating: the first step of work shows', () => expect(investigating().state).toBe('investigating'))
  test('state clarified: found out, and forty-eight hours run to tell the victim', () => {
    const m = clarified()
    expect(m.state).toBe('clarified')
    const m11 = m.promises.find(p => p.measure === 'M11')!
    expect(Date.parse(m11.due) - Date.parse(m.details.clarifiedAt)).toBe(48 * 3_600_000)
  })
  test('state telling: the victim was told why and how', () => {
    const m = told()
    expect(m.state).toBe('telling')
    expect(m.kept).toContainEqual({ measure: 'M11', late: false })
    expect(m.standing.told).toHaveLength(1)
  })
  test('state decided: by the chief, with the number of the paper', () => {
    expect(decided().state).toBe('decided')
    expect(decided().standing.outcome).toBe('penalty')
    expect(decided().kept).toContainEqual({ measure: 'M15', late: false })
  })
  test('state served: and the victim has her copy', () => {
    expect(served().state).toBe('served')
    expect(served().kept).toContainEqual({ measure: 'M12', late: false })
  })
  test('state property_returned: what was held has gone back', () => {
    const held = told().by('duty_officer').does('holdProperty', { listNo: 'L-1', items: 2 })
    held
      .later({ days: 1 })
      .by('station_chief')
      .does('decide', { decision: 'no_penalty', decisionNo: 'D-1', decidedAt: held.now })
    held.by('duty_officer').does('serve', { serviceNo: 'S-1', servedAt: held.now, offender: 'nobody' })
    held.does('returnProperty', { returnListNo: 'R-1', returnedAt: held.now, receiverSigned: true, photos: [file] })
    expect(held.state).toBe('property_returned')
    expect(held.kept.map(k => k.measure)).toContain('M13')
  })
  test('state follow_up: somebody asked again', () => expect(followed().state).toBe('follow_up'))
  test('state closed: nothing is owed any more, and within thirty days it can be reopened', () => {
    const m = closed()
    expect(m.state).toBe('closed')
    expect(m.promises).toEqual([])
    m.later({ days: 30 }).by('resident').does('reopen', { because: '又被砸了' })
    expect(m.state).toBe('investigating')
    expect(m.standing).toMatchObject({ told: [], rated: null, closedAt: null, reopened: 1 })
    // Within three workdays somebody says how far it is.
    expect(m.promises.map(({ measure }) => measure)).toContain('M09')
  })
  test('state sealed: as the law asks of every such record (136), opened again only by order', () => {
    const m = closed()
    m.by('legal_officer').does('seal', { sealedAt: m.now, sealNo: 'F-1' })
    expect(m.state).toBe('sealed')
    expect(m.does('unseal', { orderNo: 'O-1' }).state).toBe('closed')
  })
  test('gate unseal-first: sealed at once, she confirms, rates, corrects and asks again as ever; the bureau needs an order', () => {
    const sealed = () => {
      const m = closed()
      return m.by('legal_officer').does('seal', { sealedAt: m.now, sealNo: 'F-1' }).later({ days: 3 })
    }
    const wrong = { wrongAbout: 'what_i_said', wrong: '灯箱是两个', right: '灯箱是一个' }
    const m = sealed().by('resident')
    m.does('rate', { stars: 5 }).does('askCorrection', wrong)
    expect(m.standing).toMatchObject({ rated: { stars: 5 }, corrections: [{ state: 'asked' }] })
    m.by('station_chief').does('rectify', { how: 'phone', toldAt: m.now, corrected: '已经改了' })
    expect(m.refused('reopen')).toEqual(['unseal-first'])
    expect(m.refused('note', { text: '以前也有过' })).toEqual(['unseal-first'])
    expect(m.by('resident').does('reopen').state).toBe('investigating')
    expect(sealed().later({ days: 30 }).by('resident').refused('reopen')).toEqual(['too-late-to-reopen'])
    const silent = sealed()
    expect(silent.standing.told.at(-1)!.confirmed).toBe('signature')
    expect(silent.by('resident').refused('confirmTold')).toEqual(['already-confirmed'])
  })
})

describe('the other ways out', () => {
  test('state transferred: not ours, passed on within a day and told to whom', () => {
    const m = registered().later({ hours: 20 })
    m.by('duty_officer').does('transfer', {
      toUnit: '济宁市公安局任城区分局',
      theirPhone: '0530-2211000',
      transferNo: 'Y-1',
      theirReceipt: 'Y-2',
      ...telling(m),
    })
    expect(m.state).toBe('transferred')
    expect(m.kept).toContainEqual({ measure: 'M04', late: false })
    expect(m.promises).toEqual([])
  })
  test('measure M04: passed on after a day it is late, though it was opened and kept at once', () => {
    const m = registered().later({ hours: 26 })
    m.by('duty_officer').does('transfer', {
      toUnit: '济宁市公安局任城区分局',
      theirPhone: '0530-2211000',
      transferNo: 'Y-1',
      theirReceipt: 'Y-2',
      ...telling(m),
    })
    expect(m.kept).toContainEqual({ measure: 'M04', late: true })
  })
  test('state declined: with reasons in writing', () => {
    const m = reported().later({ hours: 2 })
    m.by('station_chief').does('decline', {
      ground: 'civil_only',
      noticeNo: 'N-1',
      serviceNo: 'S-1',
      contested: false,
      remedyTold: true,
      ...telling(m),
    })
    expect(m.state).toBe('declined')
    expect(m.kept).toContainEqual({ measure: 'M14', late: false })
  })
  test('state duplicate: linked and explained, never registered twice', () => {
    const m = reported()
    m.by('duty_officer').does('markDuplicate', { of: idOf(7), ...telling(m) })
    expect(m.state).toBe('duplicate')
    expect(m.details.duplicateOf).toBe(idOf(7))
  })
  test('state withdrawn: before it was taken on, by the one who reported', () => {
    expect(reported().by('resident').does('withdraw', { asked: 'by_the_person' }).state).toBe('withdrawn')
    expect(accepted().by('resident').refused('withdraw', { asked: 'by_the_person' })).toEqual(['wrong-state'])
  })
  test('state unsolved_open: the legal end has come, the victim is told, and the work goes on', () => {
    const m = unsolved()
    expect(m.state).toBe('unsolved_open')
    expect(m.promises.map(p => p.measure)).toContain('M10')
    m.later({ days: 3 }).by('beat_officer').does('canvass', { recordNo: 'Z-2', askedAt: m.now, households: 4 })
    expect(m.state).toBe('unsolved_open')
    expect(m.does('clarify', { clarifiedAt: m.now, responsible: 'yes', findingNo: 'C-2' }).state).toBe('clarified')
  })
  test('state extended, gate no-more-extensions: by the bureau above, at most twice, thirty days each, and told each time', () => {
    const m = investigating().later({ days: 20 }).by('county_officer')
    expect(m.does('extend', extension(m, '2026-04-21')).state).toBe('extended')
    m.does('extend', extension(m, '2026-05-15'))
    expect(m.refused('extend', extension(m, '2026-06-10'))).toContain('no-more-extensions')
  })
  test('state to_criminal: told, and it may come back', () => {
    const m = investigating()
    m.by('station_chief').does('toCriminal', { docNo: 'X-1', ...telling(m) })
    expect(m.state).toBe('to_criminal')
    expect(m.does('backFromCriminal', { docNo: 'X-2' }).state).toBe('investigating')
    // On the list again, and owed what every case is owed that is worked on.
    expect(m.standing).toMatchObject({ outcome: null, closedAt: null })
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M09', 'M10'])
  })
  test('state to_criminal: closed after the criminal procedure only when told', () => {
    const m = told().later({ days: 1 })
    m.by('station_chief').does('decide', { decision: 'to_criminal', decisionNo: 'D-1', decidedAt: m.now })
    expect(m.state).toBe('to_criminal')
    expect(m.does('closeCriminal', { docNo: 'X-3' }).state).toBe('closed')
  })
})

describe('gates', () => {
  test('gate in-future: nothing is recorded before it happened', () => {
    const m = reported()
    expect(
      m.by('duty_officer').refused('register', { registerNo: 'J-1', registeredAt: '2026-03-02T12:00:00+08:00' }),
    ).toEqual(['in-future'])
  })
  test('gate before-opened: nor before the matter began', () => {
    expect(
      reported()
        .by('duty_officer')
        .refused('register', { registerNo: 'J-1', registeredAt: '2026-03-01T12:00:00+08:00' }),
    ).toEqual(['before-opened'])
  })
  test('gate tell-first: no decision before the victim was told', () => {
    const m = clarified()
    expect(
      m.by('station_chief').refused('decide', { decision: 'penalty', decisionNo: 'D-1', decidedAt: m.now }),
    ).toEqual(['tell-first'])
  })
  test('gate tell-first, gate untold: who heard that it was passed on, or is the same as another, was not told who it was', () => {
    const back = investigating()
    back.by('station_chief').does('toCriminal', { docNo: 'X-1', ...telling(back) })
    back.later({ days: 5 }).does('backFromCriminal', { docNo: 'X-2' })
    const apart = registered()
    apart.does('markDuplicate', { of: idOf(7), ...telling(apart) }).later({ days: 2 })
    apart.does('separate', { because: 'two_things' })
    apart.does('accept', { acceptNo: 'A-1', decidedAt: apart.now })
    for (const m of [back, apart]) {
      m.later({ hours: 2 }).by('duty_officer')
      m.does('clarify', { clarifiedAt: m.now, responsible: 'yes', findingNo: 'C-1' })
      const decision = { decision: 'penalty', decisionNo: 'D-1', decidedAt: m.now }
      expect(m.by('station_chief').refused('decide', decision)).toEqual(['tell-first'])
      m.by('beat_officer').does('tellVictim', slip(m))
      expect(m.kept).toContainEqual({ measure: 'M11', late: false })
      expect(m.by('station_chief').refused('decide', decision)).toEqual([])
    }
  })
  test('gate untold: never closed untold; three tries on three days are the only other way', () => {
    const m = clarified()
    const tries = () => m.by('beat_officer').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })
    const goOn = () => m.by('station_chief').refused('goOnUntold', { because: 'contact_failed' })
    for (let day = 0; day < 2; day++) tries().later({ days: 1 })
    expect(goOn()).toEqual(['not-tried-enough'])
    tries()
    expect(goOn()).toEqual([])
    m.does('goOnUntold', { because: 'contact_failed' }).does('decide', {
      decision: 'no_penalty',
      decisionNo: 'D-1',
      decidedAt: m.now,
    })
    m.by('duty_officer').does('serve', { serviceNo: 'S-1', servedAt: m.now, offender: 'nobody' })
    expect(m.refused('close', {})).toEqual([])
    // The tries no longer do once she is protected: somebody tells her after all.
    m.by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(m.by('duty_officer').refused('close', {})).toEqual(['untold'])
  })
  test('gate not-tried-enough: three tries on one day are one day', () => {
    const m = clarified()
    for (let i = 0; i < 3; i++)
      m.by('beat_officer').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })
    expect(m.by('station_chief').refused('goOnUntold', { because: 'contact_failed' })).toEqual(['not-tried-enough'])
  })
  test('gate not-tried-enough: tries from before it was found out are none to tell who it was', () => {
    const m = investigating()
    for (let day = 0; day < 3; day++)
      m.by('beat_officer').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
    m.later({ days: 14 }).does('clarify', { clarifiedAt: m.now, responsible: 'yes', findingNo: 'C-1' })
    expect(m.by('station_chief').refused('goOnUntold', { because: 'contact_failed' })).toEqual(['not-tried-enough'])
  })
  test('gate silence-does-not-close: a protected matter is never closed for lack of contact', () => {
    const m = clarified().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    for (let day = 0; day < 3; day++)
      m.by('beat_officer').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
    expect(m.by('station_chief').refused('goOnUntold', { because: 'contact_failed' })).toEqual([
      'silence-does-not-close',
    ])
  })
  test('gate template-only: of a minor, or somebody whose age is not known, only the template is said', () => {
    for (const responsible of ['no', 'unknown']) {
      const m = clarified(responsible).later({ hours: 1 })
      expect(m.by('beat_officer').refused('tellVictim', slip(m, { solved: '看了录像' }))).toEqual(['template-only'])
      expect(m.refused('tellVictim', slip(m, { template: 'minor_responsible' }))).toEqual([])
    }
  })
  test('gate was-a-minor: whoever was questioned as a minor is told of by the template alone, whatever is said later', () => {
    const asked = (whom: string, minor: boolean) => {
      const m = investigating().by('duty_officer')
      const guardian = minor ? 'present' : 'not_needed'
      return m.does('question', { recordNo: 'W-1', questionedAt: m.now, whom, minor, guardian })
    }
    const found = (m: ReturnType<typeof play>, responsible: string) => ({
      clarifiedAt: m.now,
      responsible,
      findingNo: 'C-1',
    })
    const m = asked('responsible_person', true)
    for (const responsible of ['yes', 'unknown', 'nobody'])
      expect(m.refused('clarify', found(m, responsible))).toEqual(['was-a-minor'])
    m.does('clarify', found(m, 'no'))
    expect(m.refused('tellVictim', slip(m, { solved: '看了录像' }))).toEqual(['template-only'])
    // A child that saw it, or was hurt, is not who did it.
    for (const other of [asked('witness', true), asked('victim', true), asked('responsible_person', false)])
      expect(other.refused('clarify', found(other, 'yes'))).toEqual([])
  })
  test('gate motive-in-one-sentence: why it was done, in one sentence', () => {
    const m = clarified()
    expect(m.refused('tellVictim', slip(m, { motive: '吵架了。喝了酒。还赌气。' }))).toEqual(['motive-in-one-sentence'])
  })
  test('gate before-clarified: nobody was told before it was found out', () => {
    const m = clarified()
    expect(m.refused('tellVictim', slip(m, { toldAt: '2026-03-03T09:00:00+08:00' }))).toEqual(['before-clarified'])
  })
  test('the content guard: no number, no address, no name in what she is told', () => {
    const m = clarified()
    const refused = (solved: string) => m.refused('tellVictim', slip(m, { solved }))
    expect(refused('他的身份证是371702199001011234')).toContain('guard-identity-number')
    expect(refused('可以打13812345678找他')).toContain('guard-phone')
    expect(refused('他开鲁R12345的车')).toContain('guard-plate')
    expect(refused('他住中华路18号')).toContain('guard-address')
    expect(refused('砸灯箱的人叫张三')).toContain('guard-name')
    expect(refused('看了路口的录像，问了邻居，人已经找到')).toEqual([])
  })
  test('gate in-writing-when-contested: a contested refusal is not said by telephone', () => {
    const m = reported()
    const says = {
      ground: 'not_police',
      noticeNo: 'N-1',
      serviceNo: 'S-1',
      contested: true,
      remedyTold: true,
      toldAt: m.now,
    }
    expect(m.by('station_chief').refused('decline', { ...says, how: 'phone' })).toEqual(['in-writing-when-contested'])
    expect(m.refused('decline', { ...says, how: 'letter' })).toEqual([])
  })
  test('gate never-for-violence-at-home: protected, it is neither declined nor folded into another', () => {
    const m = play('case').by('resident').does('report', { text: '他又动手了', danger: 'violence_at_home' })
    expect(m.standing.protected).toBe(true)
    expect(
      m.by('station_chief').refused('decline', {
        ground: 'civil_only',
        noticeNo: 'N-1',
        serviceNo: 'S-1',
        contested: false,
        remedyTold: true,
        ...telling(m),
      }),
    ).toEqual(['never-for-violence-at-home'])
    expect(m.by('duty_officer').refused('markDuplicate', { of: idOf(7), ...telling(m) })).toEqual([
      'never-for-violence-at-home',
    ])
  })
  test('gate never-mediated: nor ends as mediated', () => {
    const m = told().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(
      m.by('station_chief').refused('decide', { decision: 'mediated', decisionNo: 'D-1', decidedAt: m.now }),
    ).toEqual(['never-mediated'])
  })
  test('gate not-of-itself: a matter is no duplicate of itself', () => {
    const m = reported()
    expect(m.by('duty_officer').refused('markDuplicate', { of: m.seen().id, ...telling(m) })).toEqual(['not-of-itself'])
  })
  test('gate two-handlers, gate unknown-colleague, gate span-backwards: footage is secured by two, for a span of time', () => {
    const m = accepted().by('duty_officer')
    const says = {
      noticeNo: 'D-1',
      listNo: 'D-2',
      spanFrom: '2026-03-01T22:00:00+08:00',
      spanTo: '2026-03-02T02:00:00+08:00',
      purpose: 'find_who',
      second: colleague('beat_officer'),
    }
    expect(m.refused('secureCamera', says)).toEqual([])
    expect(m.refused('secureCamera', { ...says, second: colleague('duty_officer') })).toEqual(['two-handlers'])
    expect(m.refused('secureCamera', { ...says, second: idOf(999) })).toEqual(['unknown-colleague'])
    expect(m.refused('secureCamera', { ...says, spanTo: says.spanFrom })).toEqual(['span-backwards'])
  })
  test('gate not-adult: a minor is questioned with a guardian or a suitable adult there', () => {
    const m = investigating()
    const says = { recordNo: 'W-1', questionedAt: m.now, whom: 'witness', minor: true, guardian: 'not_there' }
    expect(m.by('beat_officer').refused('question', says)).toEqual(['not-adult'])
    expect(m.refused('question', { ...says, guardian: 'suitable_adult' })).toEqual([])
  })
  test('gate no-appraisal-asked, gate nothing-held: what was not begun is not ended', () => {
    const m = investigating().by('duty_officer')
    expect(m.refused('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now })).toEqual(['no-appraisal-asked'])
    expect(
      m.refused('returnProperty', { returnListNo: 'R-1', returnedAt: m.now, receiverSigned: true, photos: [file] }),
    ).toEqual(['nothing-held'])
  })
  test('gate beyond-the-law: thirty days at a time, no more', () => {
    const m = investigating()
    expect(m.by('county_officer').refused('extend', extension(m, '2026-05-02'))).toEqual(['beyond-the-law'])
    expect(m.refused('extend', extension(m, '2026-05-01'))).toEqual([])
  })
  test('gate not-later, measure M15: the day to which it was extended lies after the end before it, and is the promise', () => {
    const m = investigating().later({ days: 20 }).by('county_officer')
    expect(m.refused('extend', extension(m, '1999-12-31'))).toEqual(['not-later'])
    expect(m.refused('extend', extension(m, '2026-04-01'))).toEqual(['not-later'])
    m.does('extend', extension(m, '2026-04-10'))
    const due = () => m.promises.find(p => p.measure === 'M15')!.due
    expect(due()).toBe('2026-04-11T00:00:00+08:00')
    expect(m.refused('extend', extension(m, '2026-05-11'))).toEqual(['beyond-the-law'])
    m.does('extend', extension(m, '2026-04-30'))
    m.later({ days: 30 }).by('station_chief')
    expect(m.refused('goUnsolved', { why: 'no_lead', ...telling(m) })).toEqual(['before-the-legal-end'])
    m.later({ days: 10 })
    expect(m.refused('goUnsolved', { why: 'no_lead', ...telling(m) })).toEqual([])
  })
  test('gate before-the-legal-end: a holiday at its end, and the time of an appraisal, belong to the legal period', () => {
    // Thirty days from 18 January end in the Spring Festival.
    const over = { why: 'no_lead', how: 'phone' }
    const m = play('case', { at: '2026-01-18T09:00:00+08:00' }).by('resident').does('report', { text: '车不见了' })
    m.by('duty_officer').does('register', { registerNo: 'J-1', registeredAt: m.now })
    m.does('accept', { acceptNo: 'S-1', decidedAt: m.now })
    expect(m.promises.find(p => p.measure === 'M15')!.due).toBe('2026-02-25T00:00:00+08:00')
    m.later({ days: 31 }).by('station_chief')
    expect(m.refused('goUnsolved', { ...over, toldAt: m.now })).toEqual(['before-the-legal-end'])
    m.by('duty_officer').does('askPause', {
      measure: 'M15',
      reason: 'appraisal',
      because: '送去鉴定',
      endsWith: 'receiveAppraisal',
    })
    m.by('station_chief').does('approvePause', { no: 1, toldAt: m.now, how: 'phone' })
    m.later({ days: 10 })
    expect(m.refused('goUnsolved', { ...over, toldAt: m.now })).toEqual(['before-the-legal-end'])
  })
  test('gate before-the-legal-end: nobody gives up while the legal period runs', () => {
    const m = investigating()
    expect(m.by('station_chief').refused('goUnsolved', { why: 'no_lead', ...telling(m) })).toEqual([
      'before-the-legal-end',
    ])
  })
  test('gate property-first: not closed while something is held', () => {
    const m = served()
    const held = told().by('duty_officer').does('holdProperty', { listNo: 'L-1', items: 1 })
    held.by('station_chief').does('decide', { decision: 'penalty', decisionNo: 'D-1', decidedAt: held.now })
    held.by('duty_officer').does('serve', { serviceNo: 'S-1', servedAt: held.now, offender: 'nobody' })
    expect(held.refused('close', {})).toEqual(['property-first'])
    expect(held.refused('followUp', { spokenAt: held.now, how: 'phone', problem: 'none' })).toEqual(['property-first'])
    expect(m.by('duty_officer').refused('close', {})).toEqual([])
  })
  test('an auxiliary writes down, and never decides', () => {
    expect(clarified().by('auxiliary').refused('decide', {})).toEqual(['wrong-post'])
    expect(registered().by('auxiliary').refused('accept', {})).toEqual(['wrong-post'])
  })
})

test('gate one-of-ours: a unit of this city is no body outside; the matter is moved there, and goes on', () => {
  const m = registered()
  const whither = { theirPhone: '0530-2211000', transferNo: 'Y-1', theirReceipt: 'Y-2', ...telling(m) }
  expect(m.refused('transfer', { ...whither, toUnit: '乙所' })).toEqual(['one-of-ours'])
  expect(m.refused('transfer', { ...whither, toUnit: '济宁市公安局任城区分局' })).toEqual([])
})

describe('who hears of it', () => {
  test('notice accepted: reporter and victim, with number, person and way to ask', () =>
    expect(accepted().told('accepted')).toEqual(['reporter', 'victim']))
  test('notice transferred: the reporter', () => {
    const m = registered()
    m.by('duty_officer').does('transfer', {
      toUnit: '济宁市公安局任城区分局',
      theirPhone: '0530-2211000',
      transferNo: 'Y-1',
      theirReceipt: 'Y-2',
      ...telling(m),
    })
    expect(m.told('transferred')).toEqual(['reporter'])
  })
  test('notice declined: the reporter', () => {
    const m = reported()
    m.by('station_chief').does('decline', {
      ground: 'civil_only',
      noticeNo: 'N-1',
      serviceNo: 'S-1',
      contested: false,
      remedyTold: true,
      ...telling(m),
    })
    expect(m.told('declined')).toEqual(['reporter'])
  })
  test('notice appraisal: both sides', () => {
    const m = investigating().by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'value' })
    m.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now })
    expect(m.told('appraisal')).toEqual(['reporter', 'victim', 'offender'])
  })
  test('notice appraisal: when protected, not the other side', () => {
    const m = investigating().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    m.by('duty_officer')
      .does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
      .does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now })
    expect(m.told('appraisal')).toEqual(['reporter', 'victim'])
  })
  test('notice overdueExplained: the victim, when the legal end passes', () =>
    expect(unsolved().told('overdueExplained')).toEqual(['reporter', 'victim']))
  test('notice extended: the victim', () => {
    const m = investigating()
    m.by('county_officer').does('extend', extension(m, '2026-04-21'))
    expect(m.told('extended')).toEqual(['reporter', 'victim'])
  })
  test('notice clarified: the owner, that somebody waits to be told', () =>
    expect(clarified().told('clarified')).toEqual(['owner']))
  test('notice told: the victim, and is asked what she thinks', () =>
    expect(told().told('told')).toEqual(['reporter', 'victim']))
  test('notice decision, notice remedy: offender and victim', () => {
    expect(decided().told('decision')).toEqual(['offender', 'reporter', 'victim'])
    expect(decided().told('remedy')).toEqual(['offender', 'reporter', 'victim'])
  })
  test('notice detainedFamily: the family of somebody detained, and only then', () => {
    expect(decided().told('detainedFamily')).toBeUndefined()
    const m = told()
    m.by('station_chief').does('decide', { decision: 'penalty', decisionNo: 'D-1', decidedAt: m.now, detained: true })
    expect(m.told('detainedFamily')).toEqual(['offender_family'])
  })
  test('notice minorInvolved: the guardian, when there is one', () => {
    const m = investigating().joins('guardian')
    m.by('beat_officer').does('question', {
      recordNo: 'W-1',
      questionedAt: m.now,
      whom: 'witness',
      minor: true,
      guardian: 'present',
    })
    expect(m.told('minorInvolved')).toEqual(['guardian'])
  })
  test('notice toCriminal: the victim', () => {
    const m = investigating()
    m.by('station_chief').does('toCriminal', { docNo: 'X-1', ...telling(m) })
    expect(m.told('toCriminal')).toEqual(['reporter', 'victim'])
  })
  test('notice closed: the reporter, with thirty days to ask again', () =>
    expect(closed().told('closed')).toEqual(['reporter', 'victim']))
})

describe('papers', () => {
  test('paper receiptSlip: at the report', () => expect(reported().last.papers).toEqual(['receiptSlip']))
  test('paper registration: the number of the register', () =>
    expect(registered().last.papers).toEqual(['registration']))
  test('paper acceptanceSheet, paper acceptanceReceipt: at acceptance, and into her hand', () => {
    const m = accepted()
    expect(m.last.papers).toEqual(['acceptanceSheet'])
    expect(
      m.by('auxiliary').does('giveReceipt', { receiptNo: 'H-1', handedAt: m.now, handed: 'signed' }).last.papers,
    ).toEqual(['acceptanceReceipt'])
    expect(m.kept).toContainEqual({ measure: 'M02', late: false })
  })
  test('paper refusalNotice: with what was declined', () => {
    const m = reported()
    m.by('station_chief').does('decline', {
      ground: 'civil_only',
      noticeNo: 'N-1',
      serviceNo: 'S-1',
      contested: false,
      remedyTold: true,
      ...telling(m),
    })
    expect(m.last.papers).toEqual(['refusalNotice'])
  })
  test('paper sceneRecord, paper evidenceList: of the scene', () =>
    expect(investigating().last.papers).toEqual(['sceneRecord', 'evidenceList']))
  test('paper cameraNotice: of the footage', () => {
    const m = accepted().by('duty_officer')
    m.does('secureCamera', {
      noticeNo: 'D-1',
      listNo: 'D-2',
      spanFrom: '2026-03-01T22:00:00+08:00',
      spanTo: '2026-03-02T02:00:00+08:00',
      purpose: 'find_who',
      second: colleague('beat_officer'),
    })
    expect(m.last.papers).toEqual(['cameraNotice'])
    expect(m.kept).toContainEqual({ measure: 'M07', late: false })
  })
  test('paper questioning: of who was questioned', () => {
    const m = investigating()
    m.by('beat_officer').does('question', {
      recordNo: 'W-1',
      questionedAt: m.now,
      whom: 'witness',
      minor: false,
      guardian: 'not_needed',
    })
    expect(m.last.papers).toEqual(['questioning'])
  })
  test('paper appraisalOpinion: a copy to both sides', () => {
    const m = investigating().by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'value' })
    expect(m.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now }).last.papers).toEqual([
      'appraisalOpinion',
    ])
    expect(m.kind.papers.appraisalOpinion).toMatchObject({ for: 'both_sides', statutory: true })
  })
  test('paper propertyList, paper returnList: of what was taken, and given back', () => {
    const m = told().by('duty_officer').does('holdProperty', { listNo: 'L-1', items: 1 })
    expect(m.last.papers).toEqual(['propertyList'])
    expect(
      m.does('returnProperty', { returnListNo: 'R-1', returnedAt: m.now, receiverSigned: true, photos: [file] }).last
        .papers,
    ).toEqual(['returnList'])
  })
  test('paper preDecisionNotice: before a penalty', () =>
    expect(told().by('duty_officer').does('announcePenalty', { noticeNo: 'G-1' }).last.papers).toEqual([
      'preDecisionNotice',
    ]))
  test('paper decisionPaper, paper serviceReceipt: of the decision and its service', () => {
    expect(decided().last.papers).toEqual(['decisionPaper'])
    expect(served().last.papers).toEqual(['serviceReceipt'])
  })
  test('paper meetingSlip, paper tellingRecord: what happened, who is liable, what next', () =>
    expect(told().last.papers).toEqual(['meetingSlip', 'tellingRecord']))
})

describe('typed later than it was done (R16)', () => {
  test('gate before-opened: the periods of the work run from the decision to accept, however late it is typed, and no decision lies before the report', () => {
    const m = registered()
    const decidedAt = m.now
    m.later({ days: 20 }).by('duty_officer')
    expect(m.refused('accept', { acceptNo: 'S-1', decidedAt: '1999-01-01T09:00:00+08:00' })).toEqual(['before-opened'])
    m.does('accept', { acceptNo: 'S-1', decidedAt })
    const inTime = accepted()
    const dueOf = (game: typeof m, measure: string) => game.promises.find(p => p.measure === measure)?.due.slice(0, 10)
    for (const measure of ['M02', 'M06', 'M07', 'M08', 'M09', 'M10', 'M15'])
      expect([measure, dueOf(m, measure)]).toEqual([measure, dueOf(inTime, measure)])
  })
  test('gate before-opened: nobody was there, looked, asked or gave anything back before the report', () => {
    const m = accepted()
    m.by('duty_officer').does('holdProperty', { listNo: 'L-1', items: 1 })
    m.does('requestAppraisal', { requestNo: 'Q-1', of: 'value' })
    const at = '2026-03-01T12:00:00+08:00'
    const record = { recordNo: 'K-1' }
    for (const [move, said] of [
      ['arrive', { arrivedAt: at }],
      ['surveyScene', { ...record, surveyedAt: at, photos: [file] }],
      ['canvass', { ...record, askedAt: at, households: 3 }],
      ['recognise', { ...record, recognisedAt: at, matched: true }],
      ['question', { ...record, questionedAt: at, whom: 'witness', minor: false, guardian: 'not_needed' }],
      ['receiveAppraisal', { opinionNo: 'Q-1', receivedAt: at }],
      ['returnProperty', { returnListNo: 'R-1', returnedAt: at, receiverSigned: true, photos: [file] }],
    ] as const)
      expect([move, m.refused(move, said)]).toEqual([move, ['before-opened']])
  })
  test('gate before-accepted: no slip was handed over before the case was taken on', () => {
    const m = accepted()
    const slip = { receiptNo: 'S-1', handed: 'signed' }
    const handedAt = new Date(Date.parse(m.now) - 5 * 60_000).toISOString()
    expect(m.by('duty_officer').refused('giveReceipt', { ...slip, handedAt })).toEqual(['before-accepted'])
    m.does('giveReceipt', { ...slip, handedAt: m.now })
  })
  test('measure M05: the hour in which somebody comes runs from the registration, however late it is typed', () => {
    const m = reported().later({ minutes: 10 })
    const registeredAt = m.now
    m.later({ minutes: 45 }).by('duty_officer').does('register', { registerNo: 'J-1', registeredAt })
    expect(m.promises.find(p => p.measure === 'M05')!.started).toBe(registeredAt)
  })
  test('gate before-clarified, gate before-decided: a decision follows what was found out, and two days to serve it run from the decision', () => {
    const m = told()
    const decidedAt = m.now
    m.later({ days: 4 }).by('station_chief')
    const decision = { decision: 'penalty', decisionNo: 'D-1' }
    expect(m.refused('decide', { ...decision, decidedAt: '1999-01-01T09:00:00+08:00' })).toEqual(['before-clarified'])
    m.does('decide', { ...decision, decidedAt })
    const service = { serviceNo: 'S-1', offender: 'on_the_spot' }
    expect(m.by('duty_officer').refused('serve', { ...service, servedAt: '1999-01-01T09:00:00+08:00' })).toEqual([
      'before-decided',
    ])
    m.does('serve', { ...service, servedAt: m.now })
    expect(m.kept).toContainEqual({ measure: 'M12', late: true })
  })
  test('measure M09: opened again, three workdays run from that day, and not from the first acceptance', () => {
    const m = closed().later({ days: 3 }).by('resident')
    m.does('reopen', {})
    expect(m.promises.find(p => p.measure === 'M09')!.started).toBe(m.now)
  })
})

describe('taken over from a dispute', () => {
  const takenOver = (because: string, more = {}) =>
    play('case')
      .by('mediator')
      .does('takeOver', { of: idOf(7), because, ...more })
  const acceptedLater = (because: string) => {
    const m = takenOver(because).later({ days: 1 })
    m.by('duty_officer').does('register', { registerNo: 'J-1', registeredAt: m.now })
    return m.does('accept', { acceptNo: 'A-1', decidedAt: m.now })
  }
  test('measure M15: after a mediation in vain the legal period runs from that day, acceptance or not (程序规定 185)', () => {
    for (const because of ['mediation_failed', 'agreement_broken']) {
      const began = takenOver(because)
      expect(began.promises.find(p => p.measure === 'M15')?.started).toBe(began.now)
      const m = acceptedLater(because)
      expect(m.promises.filter(p => p.measure === 'M15').map(p => p.started)).toEqual([m.details.mediationEndedAt])
    }
  })
  test('measure M15: otherwise from acceptance', () => {
    expect(takenOver('not_mediable').promises.map(p => p.measure)).not.toContain('M15')
    const m = acceptedLater('not_mediable')
    expect(m.promises.find(p => p.measure === 'M15')!.started).toBe(m.details.acceptedAt)
  })
  test('protected there, protected here', () => {
    expect(takenOver('not_mediable').standing.protected).toBe(false)
    expect(takenOver('not_mediable', { danger: 'violence_at_home' }).standing.protected).toBe(true)
  })
})

describe('what comes out of it', () => {
  test('a neighbour’s hint becomes a clue of its own, with its source apart', () => {
    const m = accepted().by('beat_officer')
    m.does('canvass', { recordNo: 'Z-1', askedAt: m.now, households: 6, lead: '有人看见一个小伙子' })
    expect(m.last.opens).toEqual([
      { kind: 'clue', move: 'takeLead', as: 'lead', says: { text: '有人看见一个小伙子', of: m.seen().id } },
    ])
  })
  test('a bad rating opens a matter for the chief; one about a person, for the inspectors', () => {
    expect(told().by('resident').does('rate', { stars: 2, comment: '等得太久' }).last.opens[0]).toMatchObject({
      kind: 'conduct',
      move: 'rateBadly',
    })
    expect(told().by('resident').does('rate', { stars: 1, aboutPerson: true }).last.opens[0]).toMatchObject({
      kind: 'conduct',
      move: 'complain',
    })
    expect(told().by('resident').does('rate', { stars: 5 }).last.opens).toEqual([])
  })
  test('who handled it does not type in the rating', () => {
    const m = told()
    expect(m.by('duty_officer', m.owner!).refused('rate', { stars: 5, heard: 'phone' })).toContain('not-by-the-handler')
  })
})

test('refused and opened again, it is owed an answer within a day once more; the late one stays late', () => {
  const m = play('case').by('resident').does('report', { text: '灯箱被砸' }).later({ days: 3 }).by('station_chief')
  const notice = { ground: 'not_police', noticeNo: 'A-1', serviceNo: 'B-1', contested: false, remedyTold: true }
  m.does('decline', { ...notice, how: 'phone', toldAt: m.now })
  expect(m.kept).toContainEqual({ measure: 'M03', late: true })
  m.by('resident').does('reopen', { because: '就是归你们管' })
  expect(m.promises.map(({ measure, started }) => [measure, started])).toEqual([['M03', m.now]])
})
