import { describe, expect, test } from 'vitest'
import { conductWith, id, type Name } from '../../../test/inspection.ts'
import { file, idOf } from '../../../test/play.ts'
import { shippedMeasures } from '../shipped.ts'

const about = idOf(77)
const told = (m: { now: string }) => ({ how: 'letter', toldAt: m.now, receipt: 'EMS-1' })

function complaint(more: object = {}, owner: Name = 'inspector') {
  const { m, as } = conductWith(owner)
  m.by('resident').does('complain', { text: '说话难听', fault: 'runaround', complained: id('beat'), about, ...more })
  return { m, as }
}
type Game = ReturnType<typeof complaint>

const receipt = (m: Game['m']) => ({ receiptNo: 'T-1', handedAt: m.now, handed: 'by_code', contactGiven: true })
const check = (m: Game['m'], to: Name) => ({ checkNo: 'H-1', checkedAt: m.now, related: 'none', to: id(to) })
const heard = (m: Game['m']) => ({ recordingNo: 'L-1', reviewedAt: m.now, shows: 'as_said' })

function acknowledged(more: object = {}, owner: Name = 'inspector') {
  const game = complaint(more, owner)
  game.as(owner).does('acknowledge', receipt(game.m))
  return game
}
function checked(more: object = {}, owner: Name = 'inspector') {
  const game = acknowledged(more, owner)
  game.as(owner).does('checkConflict', check(game.m, owner))
  return game
}
function classified(more: object = {}, sort = 'service_fault', owner: Name = 'inspector') {
  const game = checked(more, owner)
  game.m.does('classify', { sort, ...told(game.m) })
  return game
}
function investigating(more: object = {}) {
  const game = classified(more)
  game.m.does('investigate')
  return game
}
function recorded() {
  const game = investigating()
  game.m.does('reviewRecording', heard(game.m))
  return game
}
function disclosed() {
  const game = recorded()
  game.m.does('disclose', { disclosedAt: game.m.now, chief: id('chief') })
  return game
}
function concluded(conclusion = 'substantiated') {
  const game = disclosed()
  game.as('beat').does('makeStatement', { text: '当时着急' })
  game.as('inspector').does('conclude', { conclusion, basis: ['recording', 'statement'] })
  return game
}
const answer = (m: Game['m']) => ({ reportNo: 'B-1', letterNo: 'D-1', remedy: 'review_above', ...told(m) })
function answered(conclusion?: string) {
  const game = concluded(conclusion)
  game.m.does('answer', answer(game.m))
  return game
}
const mending = (m: Game['m']) => ({ correctionNo: 'Z-1', done: 'talk', doneAt: m.now })
function corrected() {
  const game = answered()
  game.as('chief').does('correct', mending(game.m))
  return game
}
const looked = (m: Game['m']) => ({ recheckNo: 'F-1', recheckedAt: m.now, lookedAt: 'correction_note' })
function rechecked() {
  const game = corrected()
  game.as('inspector').does('recheck', looked(game.m))
  return game
}

describe('lane complaint: a complaint about a person, from the receipt to the recheck', () => {
  test('state received: with inspection, whoever typed it in', () => {
    const { m, as } = conductWith('inspector')
    as('clerk').does('complain', { text: '说话难听', fault: 'attitude', complained: id('beat') })
    expect(m.state).toBe('received')
    expect(m.details).toMatchObject({ lane: 'complaint', line: 'inspection', complained: id('beat') })
    expect(m.kind.walled!(m.seen())).toBe('inspection')
    expect(m.kind.lands!(m.seen())).toEqual({ with: 'inspection', of: id('beat') })
    expect(m.kind.lets!(m.seen())).toEqual([])
    // The one who typed it in cannot come back to it.
    expect(as('clerk').refused('note', { text: '后来又来过' })).toContain('inspection-only')
  })
  test('state conflict_checked: given to somebody independent', () => {
    const { m } = checked()
    expect(m.state).toBe('conflict_checked')
    expect(m.owner).toBe(id('inspector'))
    expect(m.told('handed')).toEqual(['reporter', 'owner'])
  })
  test('state classified, notice classified: she is told whether and how it is handled', () => {
    const { m } = classified()
    expect(m.state).toBe('classified')
    expect(m.told('classified')).toEqual(['reporter'])
  })
  test('state investigating: the recording is heard first', () => expect(recorded().m.state).toBe('investigating'))
  test.each(['substantiated', 'partly', 'unsubstantiated', 'undeterminable'])('state concluded: %s', conclusion => {
    const { m } = concluded(conclusion)
    expect(m.state).toBe('concluded')
    expect(m.standing.outcome).toBe(conclusion)
  })
  test('state answered, notice answered, notice result: in writing to her, and to both at the station', () => {
    const { m } = answered()
    expect(m.state).toBe('answered')
    expect(m.told('answered')).toEqual(['reporter'])
    expect(m.told('result')).toEqual(['complained', 'their_chief'])
    expect(m.kind.colleagues!(m.seen())).toMatchObject({ complained: id('beat'), their_chief: id('chief') })
  })
  test('state corrected: by the chief, who knows since the disclosure', () => {
    const { m } = corrected()
    expect(m.state).toBe('corrected')
    expect(m.details.correctedBy).toBe(id('chief'))
  })
  test('state rechecked, notice putRight: by inspection, and she hears of it', () => {
    const { m } = rechecked()
    expect(m.state).toBe('rechecked')
    expect(m.told('putRight')).toEqual(['reporter'])
  })
  test('state closed, notice closed: once it was put right and looked at again', () => {
    const { m } = rechecked()
    m.does('close')
    expect(m.state).toBe('closed')
    expect(m.told('closed')).toEqual(['reporter'])
  })
  test('what was not so is answered and closed: the station has nothing to mend', () => {
    const { m, as } = recorded()
    as('inspector').does('conclude', { conclusion: 'unsubstantiated', basis: ['recording'] })
    m.does('answer', answer(m))
    expect(m.told('result')).toBeUndefined()
    expect(m.does('close').state).toBe('closed')
  })
  test('notice toCorrect: not mended yet, it goes back to the chief', () => {
    const { m, as } = corrected()
    as('inspector').does('sendBack', { recheckNo: 'F-1', recheckedAt: m.now, still: 'half_done' })
    expect(m.state).toBe('answered')
    expect(m.told('toCorrect')).toEqual(['their_chief'])
    expect(m.told('found')).toBeUndefined()
  })
  test('state withdrawn: while nobody has begun, at her own wish', () => {
    expect(complaint().m.does('withdraw', { asked: 'by_the_person' }).state).toBe('withdrawn')
  })
  test('state transferred, notice transferred: what is in another procedure goes there with its material', () => {
    const { m } = classified({}, 'parallel')
    expect(m.refused('investigate')).toEqual(['transfer-the-material'])
    m.does('transferMaterial', transfer(m, 'review'))
    expect(m.state).toBe('transferred')
    expect(m.standing.outcome).toBe('material_transferred')
    expect(m.told('transferred')).toEqual(['reporter'])
  })
  test('a complaint that another unit must take is passed on before it is classified', () => {
    const { m } = acknowledged()
    expect(m.refused('transferMaterial', transfer(m, 'court'))).toEqual(['classify-first'])
    expect(m.does('transferMaterial', transfer(m, 'not_ours')).state).toBe('transferred')
  })
  test('reopened, it is looked into again, and nobody of the station hears of it', () => {
    const { m, as } = rechecked()
    m.does('close')
    as('inspector')
    m.by('resident').does('reopen', { because: '又这样' })
    expect(m.state).toBe('investigating')
    expect(m.told('reopened')).toEqual(['owner'])
    // Answered anew within fifteen workdays of today.
    expect(m.promises.find(({ measure }) => measure === 'M56')?.started).toBe(m.now)
  })
  test('reopened before a conflict was looked into, it begins at the beginning', () => {
    const { m } = complaint()
    m.does('withdraw', { asked: 'by_the_person' }).does('reopen', { because: '还是要反映' })
    expect(m.state).toBe('received')
  })
})

const transfer = (m: Game['m'], whither: string) => ({
  whither,
  toUnit: '某区人民政府复议机构',
  theirPhone: '0530-1',
  materialNo: 'Y-1',
  theirReceipt: 'S-1',
  ...told(m),
})

describe('who may have it', () => {
  test('gate handler-too-close: not the person, not who leads them, not their own level', () => {
    const plain = acknowledged({ complained: id('beat') })
    for (const name of ['inspector', 'otherInspector', 'head', 'cityInspector'] as const)
      expect(plain.m.refused('checkConflict', check(plain.m, name)), name).toEqual([])
    const own = acknowledged({ complained: id('otherInspector') }, 'cityInspector')
    for (const name of ['otherInspector', 'head', 'inspector'] as const)
      expect(own.m.refused('checkConflict', check(own.m, name)), name).toEqual(['handler-too-close'])
    expect(own.m.refused('checkConflict', check(own.m, 'cityHead'))).toEqual([])
    expect(own.m.refused('handOver', { to: id('head'), because: 'leave' })).toEqual(['handler-too-close'])
  })
  test('a complaint about a head goes one level up', () => {
    for (const complained of ['head', 'countyOfficer'] as const) {
      const { m } = acknowledged({ complained: id(complained) }, 'cityInspector')
      expect(m.kind.barred!(m.seen(), bureauOf('inspector'))).toBe(true)
      expect(m.refused('checkConflict', check(m, 'inspector'))).toEqual(['handler-too-close'])
      expect(m.refused('checkConflict', check(m, 'otherCityInspector'))).toEqual([])
    }
  })
  test('gate only-the-province: about a head of the city nobody here looks into it', () => {
    const { m } = classified({ complained: id('cityHead') }, 'discipline', 'cityInspector')
    expect(m.refused('investigate')).toEqual(['only-the-province'])
    expect(m.does('transferMaterial', transfer(m, 'province')).state).toBe('transferred')
    const rude = checked({ complained: id('cityOfficer'), fault: 'attitude' }, 'cityInspector')
    expect(rude.m.refused('answerWords', { ...heard(rude.m), said: 'apologised', ...told(rude.m) })).toEqual([
      'only-the-province',
    ])
  })
  test('gate you-are-too-close: the person complained of does nothing to it', () => {
    const { as } = acknowledged({ complained: id('otherInspector') }, 'cityInspector')
    expect(as('otherInspector').refused('note', { text: '我看看' })).toEqual(['you-are-too-close'])
    expect(as('head').refused('note', { text: '我看看' })).toEqual(['you-are-too-close'])
    expect(as('cityInspector').refused('note', { text: '已联系' })).toEqual([])
  })
  test('gate inspection-only: nobody of the station, before and after the disclosure', () => {
    for (const { m, as } of [complaint(), disclosed()]) {
      expect(as('chief').refused('note', { text: '了解' })).toContain('inspection-only')
      expect(m.by('county_officer', id('countyOfficer')).refused('raiseFlag', { danger: 'child_harmed' })).toContain(
        'inspection-only',
      )
    }
  })
  test('gate not-an-inspector: to inspectors only', () => {
    const { m } = acknowledged()
    expect(m.refused('checkConflict', check(m, 'chief'))).toEqual(['not-an-inspector', 'handler-too-close'])
    expect(m.refused('handOver', { to: id('duty'), because: 'leave' })).toEqual(['not-a-worker'])
  })
  test('gate related-to-them: kin stand aside', () => {
    const { m } = acknowledged()
    expect(m.refused('checkConflict', { ...check(m, 'inspector'), related: 'kin' })).toEqual(['related-to-them'])
  })
  test('gate receipt-first, gate already-acknowledged: the receipt comes first, and once', () => {
    const { m, as } = complaint()
    expect(as('inspector').refused('checkConflict', check(m, 'inspector'))).toEqual(['receipt-first'])
    m.does('acknowledge', receipt(m))
    expect(m.refused('acknowledge', receipt(m))).toEqual(['already-acknowledged'])
  })
  test('gate check-conflict-first: whoever takes it over is looked at too', () => {
    const { m } = classified()
    m.does('handOver', { to: id('otherInspector'), because: 'leave' })
    expect(m.refused('investigate')).toEqual(['check-conflict-first'])
    m.does('checkConflict', check(m, 'otherInspector'))
    expect(m.state).toBe('classified')
    expect(m.refused('investigate')).toEqual([])
  })
  test('a check for conflicts that leaves it with whoever has it is no answer to a wish for somebody else', () => {
    const { m, as } = conductWith('inspector', { catalogue: shippedMeasures })
    m.by('resident').does('complain', { text: '说话难听', fault: 'runaround', complained: id('beat'), about })
    m.does('askForAnother', { whoInstead: 'another_officer' })
    as('inspector').does('acknowledge', receipt(m)).does('checkConflict', check(m, 'inspector'))
    expect(m.standing.wish).toMatchObject({ state: 'asked' })
    expect(m.promises.map(({ measure }) => measure)).toContain('ANOTHER')
    m.does('handOver', { to: id('otherInspector'), because: 'asked_for_another' })
    expect(m.standing.wish).toMatchObject({ state: 'met' })
    expect(m.kept).toContainEqual({ measure: 'ANOTHER', late: false })
  })
  test('it goes to an inspector elsewhere in the bureau as the same matter, by inspection alone: there is no other move', () => {
    const { m } = classified()
    const promises = m.promises.map(({ measure, due }) => [measure, due])
    expect(m.refused('handOver', { to: id('farInspector'), because: 'conflict' })).toEqual([])
    m.does('handOver', { to: id('farInspector'), because: 'conflict' })
    expect(m.owner).toBe(id('farInspector'))
    expect(m.promises.map(({ measure, due }) => [measure, due])).toEqual(promises)
    expect(m.told('handed')).toContain('reporter')
    expect(m.kind.moves['moveToUnit']).toBeUndefined()
  })
  test('it turns out to be a colleague of the inspector: it goes up in the same step, and is looked at again', () => {
    const { m } = investigating({ complained: undefined })
    expect(m.refused('identify', { complained: id('otherInspector') })).toEqual(['handler-too-close'])
    expect(m.refused('identify', { complained: id('otherInspector'), to: id('head') })).toEqual(['handler-too-close'])
    expect(m.refused('identify', { complained: id('beat'), to: id('duty') })).toContain('not-an-inspector')
    m.does('identify', { complained: id('otherInspector'), to: id('cityInspector') })
    expect(m.owner).toBe(id('cityInspector'))
    expect(m.refused('conclude', { conclusion: 'partly', basis: ['place'] })).toContain('you-are-too-close')
    m.by('inspector', id('cityInspector'))
    expect(m.refused('conclude', { conclusion: 'undeterminable', basis: ['place'] })).toEqual([
      'check-conflict-first',
      'recording-first',
    ])
  })
})

const bureauOf = (name: Name) => conductWith('inspector').m.seen().colleague(id(name))!

describe('the inquiry', () => {
  test('gate classify-first: what it is comes before the inquiry', () => {
    expect(checked().m.refused('investigate')).toEqual(['classify-first'])
  })
  test('gate transfer-the-material: a possible crime is not for inspection alone', () => {
    const { m } = classified({ fault: 'attitude' }, 'crime')
    expect(m.refused('answerWords', { ...heard(m), said: 'apologised', ...told(m) })).toEqual(['transfer-the-material'])
  })
  test('gate words-need-an-answer: of rude words the recording is heard and answered in one step', () => {
    const { m } = investigating({ fault: 'attitude' })
    expect(m.refused('reviewRecording', heard(m))).toEqual(['words-need-an-answer'])
    m.does('answerWords', { ...heard(m), said: 'apologised', ...told(m) })
    expect(m.refused('reviewRecording', heard(m))).toEqual([])
  })
  test('gate apologise-when-so: it was so, and a pardon is begged', () => {
    const { m } = checked({ fault: 'attitude' })
    expect(m.refused('answerWords', { ...heard(m), said: 'explained', ...told(m) })).toEqual(['apologise-when-so'])
  })
  test('notice progress: having heard the recording they go back to her', () => {
    const { m } = checked({ fault: 'attitude' })
    m.does('answerWords', { ...heard(m), said: 'apologised', ...told(m) })
    expect(m.state).toBe('investigating')
    expect(m.told('progress')).toEqual(['reporter'])
  })
  test('gate recording-first: disclosed and concluded only once what could be lost is secured', () => {
    const { m } = investigating()
    expect(m.refused('disclose', { disclosedAt: m.now, chief: id('chief') })).toEqual(['recording-first'])
    expect(m.refused('conclude', { conclusion: 'unsubstantiated', basis: ['place'] })).toEqual(['recording-first'])
  })
  test('notice disclosed, gate already-disclosed: the officer and the chief learn of it, once', () => {
    const { m } = disclosed()
    expect(m.told('disclosed')).toEqual(['complained', 'their_chief'])
    expect(m.kind.lets!(m.seen())).toEqual([id('chief')])
    expect(m.kind.speaks!(m.seen())).toEqual([id('beat')])
    expect(m.refused('disclose', { disclosedAt: m.now, chief: id('chief') })).toEqual(['already-disclosed'])
  })
  test('gate not-over-them: told to who leads the person, and nobody else', () => {
    const { m } = recorded()
    expect(m.refused('disclose', { disclosedAt: m.now, chief: id('duty') })).toEqual(['not-over-them'])
    const nobody = investigating({ complained: undefined })
    nobody.m.does('reviewRecording', heard(nobody.m))
    expect(nobody.m.refused('disclose', { disclosedAt: nobody.m.now, chief: id('auxiliary') })).toEqual([
      'not-over-them',
    ])
    expect(nobody.m.refused('disclose', { disclosedAt: nobody.m.now, chief: id('chief') })).toEqual([])
  })
  test('gate not-by-oneself: about the chief, the chief of the chief learns of it, and the chief sees nothing but is heard', () => {
    const { m, as } = investigating({ complained: id('chief') })
    m.does('reviewRecording', heard(m)).does('disclose', { disclosedAt: m.now, chief: id('countyOfficer') })
    expect(m.kind.lets!(m.seen())).toEqual([id('countyOfficer')])
    as('chief').does('makeStatement', { text: '情况是这样' })
    as('inspector')
      .does('conclude', { conclusion: 'partly', basis: ['recording'] })
      .does('answer', answer(m))
    expect(as('chief').refused('correct', mending(m))).toEqual(['not-by-oneself'])
    expect(as('countyOfficer').does('correct', mending(m)).state).toBe('corrected')
  })
  test('notice statement, gate not-disclosed-yet, gate not-the-officer: heard in their own words, once they know', () => {
    expect(recorded().as('beat').refused('makeStatement', { text: '听说有人投诉我' })).toContain('not-disclosed-yet')
    expect(disclosed().as('duty').refused('makeStatement', { text: '我在场' })).toContain('not-the-officer')
    expect(disclosed().as('beat').does('makeStatement', { text: '当时着急' }).told('statement')).toEqual(['owner'])
  })
  test('gate hear-them-first: found to be so only after the officer was heard, or would not speak', () => {
    const { m } = disclosed()
    expect(m.refused('conclude', { conclusion: 'substantiated', basis: ['recording'] })).toEqual(['hear-them-first'])
    m.does('takeStatement', { recordNo: 'B-2', takenAt: m.now, gave: 'declined' })
    expect(m.refused('conclude', { conclusion: 'substantiated', basis: ['recording'] })).toEqual([])
    const { m: early } = recorded()
    expect(early.refused('takeStatement', { recordNo: 'B-2', takenAt: early.now, gave: 'gave' })).toEqual([
      'not-disclosed-yet',
    ])
  })
  test('gate not-the-handler, gate on-what-basis: who handles it concludes it, on a basis', () => {
    const { m, as } = recorded()
    expect(m.refused('conclude', { conclusion: 'unsubstantiated', basis: [] })).toEqual(['on-what-basis'])
    expect(as('otherInspector').refused('conclude', { conclusion: 'unsubstantiated', basis: ['place'] })).toEqual([
      'not-the-handler',
    ])
  })
  test('notice extended, gate extended-once, gate beyond-the-law, gate not-later: sixty days, thirty more once, and told', () => {
    const { m, as } = investigating()
    const ask = { docNo: 'Y-1', approver: '某市公安局', ...told(m) }
    as('head')
    // Sixty days end on the first of May, a holiday, and so on the sixth.
    expect(m.refused('extend', { ...ask, newDay: '2026-06-06' })).toEqual(['beyond-the-law'])
    for (const newDay of ['1999-12-31', '2026-05-06'])
      expect(m.refused('extend', { ...ask, newDay })).toEqual(['not-later'])
    m.does('extend', { ...ask, newDay: '2026-06-05' })
    expect(m.told('extended')).toEqual(['reporter'])
    expect(m.refused('extend', { ...ask, newDay: '2026-06-05' })).toContain('extended-once')
  })
})

describe('the answer and after', () => {
  test('gate in-writing: a call is not an answer', () => {
    const { m } = concluded()
    expect(m.refused('answer', { ...answer(m), how: 'phone' })).toEqual(['in-writing'])
  })
  test('gate not-tried-enough, gate silence-does-not-close: after three days the head keeps the answer ready, never of a protected one', () => {
    const { m, as } = concluded()
    const ready = { letterNo: 'D-1', because: 'contact_failed' }
    expect(as('head').refused('answerUnreached', ready)).toEqual(['not-tried-enough'])
    const frightened = concluded()
    frightened.m.by('resident').does('raiseFlag', { danger: 'informant_threatened' })
    expect(frightened.as('head').refused('answerUnreached', ready)).toContain('silence-does-not-close')
    for (let i = 0; i < 3; i++) {
      m.later({ days: 1 })
      as('inspector').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })
    }
    expect(as('head').does('answerUnreached', ready).state).toBe('answered')
    as('chief').does('correct', mending(m))
    as('inspector').does('recheck', looked(m))
    expect(m.refused('close')).toEqual([])
    m.by('resident').does('raiseFlag', { danger: 'informant_threatened' })
    expect(as('inspector').refused('close')).toEqual(['untold'])
  })
  test('gate answer-first, gate disclose-first: answered and disclosed before anything is mended', () => {
    const { m, as } = concluded()
    expect(as('chief').refused('correct', mending(m))).toEqual(['answer-first'])
    expect(as('inspector').refused('close')).toEqual(['untold', 'answer-first', 'correct-first'])
    const { m: quiet, as: by } = investigating({ complained: undefined })
    quiet.does('reviewRecording', heard(quiet))
    by('inspector')
      .does('conclude', { conclusion: 'partly', basis: ['recording'] })
      .does('answer', answer(quiet))
    expect(quiet.refused('correct', mending(quiet))).toEqual(['disclose-first'])
  })
  test('gate nothing-to-correct: what was not so is not mended', () => {
    const { m, as } = answered('unsubstantiated')
    expect(as('chief').refused('correct', mending(m))).toEqual(['nothing-to-correct'])
  })
  test('gate correct-first, gate recheck-first, gate not-by-who-corrected: mended, and looked at by another', () => {
    const { m, as } = answered()
    expect(as('inspector').refused('close')).toEqual(['correct-first'])
    m.does('correct', mending(m))
    expect(m.refused('close')).toEqual(['recheck-first'])
    expect(m.refused('recheck', looked(m))).toEqual(['not-by-who-corrected'])
    expect(m.refused('sendBack', { recheckNo: 'F-1', recheckedAt: m.now, still: 'not_done' })).toEqual([
      'not-by-who-corrected',
    ])
    expect(as('otherInspector').refused('recheck', looked(m))).toEqual([])
  })
  test('gate other-lane: steps of other lanes are not its own', () => {
    const { m, as } = complaint()
    expect(as('inspector').refused('callRater', { calledAt: m.now, callNo: 'C-1', conclusion: 'partly' })).toEqual([
      'other-lane',
    ])
  })
})

test('a review has changed the conclusion: it is looked into again, with a new promise of an answer', () => {
  const { m, as } = answered('unsubstantiated')
  as('inspector')
    .does('close')
    .does('resume', { of: idOf(78), orderNo: 'F-1' })
  expect(m.state).toBe('investigating')
  expect(m.standing.told).toEqual([])
  expect(m.promises.map(({ measure }) => measure)).toEqual(['M56'])
})

describe('papers', () => {
  test('paper complaintReceipt, notice acknowledged: into her hand, with the inspector’s phone', () => {
    const { m } = acknowledged()
    expect(m.last.papers).toEqual(['complaintReceipt'])
    expect(m.told('acknowledged')).toEqual(['reporter'])
  })
  test('paper checkReport: of what was found out', () => expect(concluded().m.last.papers).toEqual(['checkReport']))
  test('paper answerLetter: with where to go next', () => expect(answered().m.last.papers).toEqual(['answerLetter']))
  test('paper correctionNote: of what was mended', () => expect(corrected().m.last.papers).toEqual(['correctionNote']))
})

const kept = (m: Game['m'], measure: string) => m.kept.filter(k => k.measure === measure)
const running = (m: Game['m']) => m.promises.map(({ measure }) => measure).sort()

describe('promises', () => {
  test('measure M54: a receipt within a day of the complaint', () => {
    const { m, as } = complaint()
    expect(running(m)).toEqual(['M54'])
    expect(m.promises[0]!.due).toBe('2026-03-03T10:05:00+08:00')
    as('inspector').later({ hours: 24 }).does('acknowledge', receipt(m))
    expect(kept(m, 'M54')).toEqual([{ measure: 'M54', late: true }])
  })
  test('gate before-opened: what follows the receipt runs from the day on which it was handed over, however late that is typed (R16)', () => {
    const { m, as } = complaint()
    const handed = receipt(m)
    as('inspector').later({ days: 10 })
    expect(m.refused('acknowledge', { ...handed, handedAt: '1999-01-01T09:00:00+08:00' })).toEqual(['before-opened'])
    m.does('acknowledge', handed)
    for (const one of ['M55', 'M56']) expect(m.promises.find(p => p.measure === one)!.started).toBe(handed.handedAt)
  })
  test('measure M55: an independent handler within a workday of the receipt', () => {
    const { m } = acknowledged()
    expect(running(m)).toEqual(['M55', 'M56'])
    m.does('checkConflict', check(m, 'otherInspector'))
    expect(kept(m, 'M55')).toEqual([{ measure: 'M55', late: false }])
  })
  test('measure M56: answered in writing within fifteen workdays, the law’s sixty days behind it', () => {
    const { m } = acknowledged()
    const promise = m.promises.find(({ measure }) => measure === 'M56')!
    expect(promise.due).toBe('2026-03-24T00:00:00+08:00')
    expect(promise.cap).toMatchObject({ value: 60, unit: 'day' })
    expect(kept(answered().m, 'M56')).toEqual([{ measure: 'M56', late: false }])
    expect(running(classified({}, 'crime').m.does('transferMaterial', transfer(m, 'criminal')))).toEqual([])
  })
  test('measure M47: rude words are checked by the next workday, and by inspection (R25)', () => {
    const { m, as } = complaint({ fault: 'attitude' })
    expect(running(m)).toEqual(['M47', 'M54'])
    as('inspector').does('acknowledge', receipt(m)).does('checkConflict', check(m, 'inspector'))
    m.does('answerWords', { ...heard(m), said: 'apologised', ...told(m) })
    expect(kept(m, 'M47')).toEqual([{ measure: 'M47', late: false }])
    expect(running(complaint({ fault: 'door' }).m)).not.toContain('M47')
  })
  test('measure M58: what inspection finds to be so is mended and looked at within five workdays', () => {
    const { m } = concluded()
    expect(running(m)).toContain('M58')
    expect(running(concluded('unsubstantiated').m)).not.toContain('M58')
    expect(kept(rechecked().m, 'M58')).toEqual([{ measure: 'M58', late: false }])
  })
})

test('the ladder never leads to the station or to who commands it', async () => {
  const { ladderOf } = await import('../kind.ts')
  for (const { m } of [complaint(), disclosed(), rechecked()]) {
    const to = ladderOf(m.kind, m.seen()).map(rung => rung.to)
    expect(to).toEqual(['owner', 'owner+stand-in', 'person', 'head_inspector', 'city_inspection'])
  }
})

test('a photograph may come with it', () => {
  expect(complaint({ files: [file] }).m.state).toBe('received')
})
