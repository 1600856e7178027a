import { describe, expect, test } from 'vitest'
import { conductWith, id, type Name } from '../../../test/inspection.ts'
import { file, idOf } from '../../../test/play.ts'
import { shippedMeasures } from '../shipped.ts'

const about = idOf(77)
const told = (m: { now: string }) => ({ how: 'phone', toldAt: m.now })

function rated(handler: Name = 'beat', owner: Name = 'chief') {
  const game = conductWith(owner)
  game.m.by('resident').does('rateBadly', { stars: 1, about, handler: id(handler), comment: '跑了三趟' })
  return game
}
const call = (m: { now: string }, conclusion = 'substantiated') => ({ calledAt: m.now, callNo: 'C-1', conclusion })
function called(conclusion?: string) {
  const game = rated()
  game.as('chief').does('callRater', call(game.m, conclusion))
  return game
}
const right = (m: { now: string }) => ({
  done: 'procedure',
  doneAt: m.now,
  ...told(m),
  confirmed: 'call',
  receipt: 'C-2',
})
const tried = (m: { now: string }) => ({ triedAt: m.now, via: 'phone', result: 'no_answer' })

describe('lane rating: a bad rating of the outcome', () => {
  test('lands with the chief, who calls her back', () => {
    const { m, as } = rated()
    expect(m.details).toMatchObject({ lane: 'rating', line: 'station', handler: id('beat') })
    expect(m.kind.walled!(m.seen())).toBe(null)
    expect(m.kind.lands!(m.seen())).toEqual({ with: 'chief', of: id('beat') })
    expect(as('chief').does('callRater', call(m)).state).toBe('concluded')
    expect(m.standing.told).toHaveLength(1)
  })
  test.each(['chief', 'inspector', 'countyOfficer'] as const)('where the %s was the handler, inspection calls', who => {
    const { m, as } = rated(who, 'cityInspector')
    expect(m.details.line).toBe('inspection')
    expect(m.kind.walled!(m.seen())).toBe('inspection')
    expect(as(who).refused('callRater', call(m))).toContain('you-are-too-close')
    expect(as('cityInspector').refused('callRater', call(m))).toEqual([])
  })
  test('the handler calls nobody back about himself, and may be heard', () => {
    const { m, as } = rated('duty')
    expect(as('duty').refused('note', { text: '没有的事' })).toEqual(['you-are-too-close'])
    expect(m.refused('makeStatement', { text: '她材料不全' })).toEqual([])
    expect(as('chief').refused('handOver', { to: id('duty'), because: 'leave' })).toEqual([
      'not-a-worker',
      'handler-too-close',
    ])
  })
  test('put right, she looks again, and it is closed', () => {
    const { m } = called()
    expect(m.refused('close')).toEqual(['correct-first'])
    m.does('setRight', right(m))
    expect(m.told('putRight')).toEqual(['reporter'])
    expect(m.last.papers).toEqual(['correctionNote'])
    expect(m.does('close').state).toBe('closed')
  })
  test('notice newDay, gate day-ahead: what takes longer is said, with a day that lies ahead', () => {
    const { m } = called('partly')
    const delay = { why: 'equipment_ordered', ...told(m) }
    expect(m.refused('explainDelay', { ...delay, newDay: '2026-03-02' })).toEqual(['day-ahead'])
    m.does('explainDelay', { ...delay, newDay: '2026-03-20' })
    expect(m.told('newDay')).toEqual(['reporter'])
    expect(m.kind.instants['newDay']!(m.seen())).toBe('2026-03-20')
    expect(m.refused('close')).toEqual(['correct-first'])
  })
  test('measure BYTHEDAY: the new day that was said is a promise too, kept by putting it right', () => {
    const { m, as } = conductWith('chief', { catalogue: shippedMeasures })
    m.by('resident').does('rateBadly', { stars: 1, about, handler: id('beat') })
    as('chief').does('callRater', call(m))
    m.does('explainDelay', { why: 'equipment_ordered', newDay: '2026-03-20', ...told(m) })
    expect(m.promises).toMatchObject([{ measure: 'BYTHEDAY', due: '2026-03-21T00:00:00+08:00' }])
    m.later({ days: 10 }).does('setRight', right(m))
    expect(m.kept).toContainEqual({ measure: 'BYTHEDAY', late: false })
  })
  test('what was not so is explained on the telephone and closed', () => {
    const { m } = called('unsubstantiated')
    expect(m.refused('setRight', right(m))).toEqual(['nothing-to-correct'])
    expect(m.does('close').state).toBe('closed')
  })
  test('gate ask-them-again: who could be reached is asked; who could not, not', () => {
    const { m } = called()
    const mending = { correctionNo: 'Z-1', done: 'place', doneAt: m.now }
    expect(m.refused('correct', mending)).toEqual(['ask-them-again'])
    const { m: quiet, as } = rated()
    as('chief')
    expect(quiet.refused('concludeUnreached', { conclusion: 'partly', because: 'contact_failed' })).toEqual([
      'not-tried-enough',
    ])
    for (let i = 0; i < 3; i++) quiet.later({ days: 1 }).does('tryToReach', tried(quiet))
    quiet.does('concludeUnreached', { conclusion: 'partly', because: 'contact_failed' })
    quiet.does('correct', { correctionNo: 'Z-1', done: 'place', doneAt: quiet.now })
    expect(quiet.does('close').state).toBe('closed')
  })
  test('notice passedToInspection: she says that it is about the officer, and it leaves the station', () => {
    const { m, as } = rated()
    as('chief').does('passToInspection', { text: '他骂人', fault: 'attitude', ...told(m) })
    expect(m.state).toBe('transferred')
    expect(m.told('passedToInspection')).toEqual(['reporter'])
    expect(m.last.opens).toEqual([
      {
        kind: 'conduct',
        move: 'complain',
        as: 'complaint',
        says: { text: '他骂人', fault: 'attitude', about, complained: id('beat') },
      },
    ])
  })
  test('measure M52: called back within a workday, and no longer owed to whom nobody could reach', () => {
    const { m } = rated()
    expect(m.promises.map(({ measure, due }) => [measure, due])).toEqual([['M52', '2026-03-04T00:00:00+08:00']])
    expect(called().m.kept).toEqual([{ measure: 'M52', late: false }])
    const { m: quiet, as } = rated()
    as('chief')
    for (let i = 0; i < 3; i++) quiet.later({ days: 1 }).does('tryToReach', tried(quiet))
    quiet.does('concludeUnreached', { conclusion: 'unsubstantiated', because: 'contact_failed' })
    expect(quiet.promises).toEqual([])
    expect(quiet.last.promises.voids).toMatchObject([{ late: true }])
  })
  test('measure M53: put right within five workdays, or the reason and a new day', () => {
    expect(called('unsubstantiated').m.promises).toEqual([])
    const { m } = called()
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M53'])
    expect(m.does('setRight', right(m)).kept).toContainEqual({ measure: 'M53', late: false })
    const { m: later } = called()
    later.does('explainDelay', { why: 'other_body', newDay: '2026-04-01', ...told(later) })
    expect(later.kept).toContainEqual({ measure: 'M53', late: false })
  })
  test('its ladder is the station’s own; that about a chief is inspection’s', async () => {
    const { ladderOf } = await import('../kind.ts')
    const roles = ({ m }: ReturnType<typeof rated>) => ladderOf(m.kind, m.seen()).map(({ to }) => to)
    expect(roles(rated())).toContain('station_chief')
    expect(roles(rated('chief', 'cityInspector'))).not.toContain('station_chief')
  })
})

describe('lane small: doors, people and things that are hard to get at', () => {
  const trouble = (what: string, owner: Name = 'duty') => {
    const game = conductWith(owner)
    game.m.by('resident').does('bringUp', { trouble: what })
    return game
  }
  const answers: [string, string, string, Name, (m: { now: string }) => object][] = [
    ['M46', 'waiting', 'greet', 'auxiliary', m => ({ greetedAt: m.now, greeted: 'ticket' })],
    ['M48', 'could_not_reach', 'callBack', 'beat', m => ({ missedAt: m.now, calledBackAt: m.now, how: 'phone' })],
    [
      'M49',
      'other_hours',
      'fixTime',
      'clerk',
      m => ({ appointmentNo: 'Y-1', slot: '2026-03-07T12:30:00+08:00', ...told(m) }),
    ],
    ['M50', 'papers_missing', 'giveList', 'clerk', m => ({ listNo: 'Q-1', givenAt: m.now, how: 'in_person' })],
    [
      'M51',
      'nobody_in_charge',
      'nameContact',
      'duty',
      m => ({ firstContactNo: 'S-1', handler: id('beat'), phoneGiven: '0530-1', ...told(m) }),
    ],
  ]
  test.each(answers)('measure %s: %s is answered by %s', (measure, what, move, who, says) => {
    const { m, as } = trouble(what)
    expect(m.promises.map(promise => promise.measure)).toEqual([measure])
    expect(m.kind.lands!(m.seen())).toBe(null)
    as(who).does(move, { ...says(m) })
    expect(m.state).toBe('answered')
    expect(m.kept).toEqual([{ measure, late: false }])
    expect(m.standing.told).toHaveLength(1)
    expect(as('duty').does('close').state).toBe('closed')
  })
  // The titles above are drawn from a table; these say it for the page of what is shown.
  test('measure M46, measure M48, measure M49, measure M50, measure M51: no promise begins for another trouble', () => {
    for (const [, what] of answers) expect(trouble(what).m.given).toHaveLength(1)
  })
  test('gate other-trouble: each step answers its own', () => {
    const { m, as } = trouble('waiting')
    expect(as('clerk').refused('giveList', { listNo: 'Q-1', givenAt: m.now, how: 'in_person' })).toEqual([
      'other-trouble',
    ])
  })
  test('gate call-back-after-the-call: first the call, then the call back', () => {
    const { m, as } = trouble('could_not_reach')
    const before = { missedAt: m.now, calledBackAt: '2026-03-02T09:00:00+08:00', how: 'phone' }
    expect(as('beat').refused('callBack', before)).toEqual(['call-back-after-the-call'])
  })
  test('notice appointment: the time is sent', () => {
    const { m, as } = trouble('other_hours')
    as('clerk').does('fixTime', { appointmentNo: 'Y-1', slot: '2026-03-07T12:30:00+08:00', ...told(m) })
    expect(m.told('appointment')).toEqual(['reporter'])
    const { m: past, as: by } = trouble('other_hours')
    expect(by('clerk').refused('fixTime', { appointmentNo: 'Y-1', slot: past.now, ...told(past) })).toEqual([
      'day-ahead',
    ])
  })
  test('gate untold: nothing is closed before somebody was told', () => {
    const { m, as } = called('unsubstantiated')
    as('chief').does('close')
    m.by('resident').does('reopen', { because: '没人打过' })
    expect(m.state).toBe('received')
    const { m: quiet, as: by } = rated()
    by('chief')
    for (let i = 0; i < 3; i++) quiet.later({ days: 1 }).does('tryToReach', tried(quiet))
    quiet.does('concludeUnreached', { conclusion: 'unsubstantiated', because: 'contact_failed' })
    quiet.by('resident').does('raiseFlag', { danger: 'informant_threatened' })
    expect(by('chief').refused('close')).toEqual(['untold'])
  })
})

describe('lane finding: what the audit of a month finds in a matter that was drawn', () => {
  const audited = (says: object) => {
    const game = conductWith('chief')
    game.as('inspector').does('audit', { about, month: '2026-10', ...says })
    return game
  }
  const lacks = { found: 'something_missing', missing: '没有写明哪天告诉的报警人' }

  test('in order: written down, over, and nobody has anything to do', () => {
    const { m } = audited({ found: 'in_order' })
    expect(m.state).toBe('closed')
    expect(m.details).toMatchObject({ lane: 'finding', about, month: '2026-10', found: 'in_order' })
    expect([m.told('landed'), m.told('found'), m.promises]).toEqual([undefined, undefined, []])
  })
  test('to be put right: the chief has it in five workdays, and inspection looks again', () => {
    const { m, as } = audited({ ...lacks, follows: 'put_right' })
    expect(m.state).toBe('concluded')
    expect(m.told('found')).toEqual(['station_chief'])
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M58'])
    as('chief').does('correct', { correctionNo: 'Z-1', done: 'procedure', doneAt: m.now })
    as('inspector').does('recheck', { recheckNo: 'F-1', recheckedAt: m.now, lookedAt: 'correction_note' })
    expect(m.kept).toEqual([{ measure: 'M58', late: false }])
  })
  test('what cannot be mended any more is kept to learn from, and owed by nobody', () => {
    const { m } = audited({ ...lacks, follows: 'noted' })
    expect([m.state, m.promises, m.told('found')]).toEqual(['closed', [], undefined])
  })
  test('gate say-what-is-missing, gate nothing-is-missing: it says what and what follows, or that all is in order', () => {
    const { m, as } = conductWith('chief')
    const audit = (says: object) => as('inspector').refused('audit', { about, month: '2026-10', ...says })
    expect(audit({ found: 'something_missing' })).toEqual(['say-what-is-missing'])
    expect(audit(lacks)).toEqual(['say-what-is-missing'])
    expect(audit({ ...lacks, found: 'in_order' })).toEqual(['nothing-is-missing'])
    expect(as('chief').refused('audit', { about, month: '2026-10', found: 'in_order' })).toEqual(['wrong-post'])
    expect(m.state).toBe(null)
  })
  test('it is about the matter: nobody is named in it, by a field or in words', () => {
    const { m, as } = conductWith('chief')
    const fields = Object.entries<any>(m.kind.moves['audit']!.says.properties)
    expect(fields.filter(([, field]) => field['x-staff'] || field['x-person'])).toEqual([])
    const named = { ...lacks, missing: '名叫王小虎的没有签字', follows: 'noted' }
    expect(as('inspector').refused('audit', { about, month: '2026-10', ...named })).not.toEqual([])
  })
})

describe('lane finding: what a check of the shift finds', () => {
  const found = (move = 'find') => {
    const game = conductWith('chief')
    game.as(move === 'find' ? 'chief' : 'inspector')
    game.m.does(move, {
      found: 'appearance',
      shift: 'day',
      foundAt: game.m.now,
      ...(move === 'inspect' && { noticeNo: 'D-1' }),
    })
    return game
  }
  const mending = (m: { now: string }) => ({ correctionNo: 'Z-1', done: 'talk', doneAt: m.now })
  const looked = (m: { now: string }) => ({ recheckNo: 'F-1', recheckedAt: m.now, lookedAt: 'on_the_spot' })

  test('notice found: the chief hears of it at once', () => {
    expect(found('inspect').m.told('found')).toEqual(['station_chief'])
    expect(found('find').m.state).toBe('concluded')
  })
  test('it names a shift and no person', () => {
    for (const move of ['find', 'inspect']) {
      const { m } = found(move)
      expect(m.details.complained).toBeUndefined()
      const fields = Object.entries<any>(m.kind.moves[move]!.says.properties)
      expect(fields.filter(([, field]) => field['x-staff'] || field['x-person'])).toEqual([])
    }
    expect(Object.keys(found().m.kind.moves['find']!.says.properties)).not.toContain('files')
  })
  test('gate no-pictures-of-people: how people look is not photographed', () => {
    const { m, as } = conductWith('chief')
    const inspection = { shift: 'day', foundAt: m.now, noticeNo: 'D-1', files: [file] }
    expect(as('inspector').refused('inspect', { ...inspection, found: 'appearance' })).toEqual([
      'no-pictures-of-people',
    ])
    expect(m.refused('inspect', { ...inspection, found: 'hall_untidy' })).toEqual([])
  })
  test('put right by the chief, looked at by inspection, closed', () => {
    const { m, as } = found('inspect')
    expect(as('chief').refused('close')).toEqual(['correct-first'])
    m.does('correct', mending(m))
    expect(m.last.papers).toEqual(['correctionNote'])
    expect(m.refused('close')).toEqual(['recheck-first'])
    as('inspector').does('recheck', looked(m))
    expect(as('chief').does('close').state).toBe('closed')
  })
  test('not mended, the chief hears of it again', () => {
    const { m, as } = found('inspect')
    as('chief').does('correct', mending(m))
    as('inspector').does('sendBack', { recheckNo: 'F-1', recheckedAt: m.now, still: 'came_back' })
    expect(m.state).toBe('concluded')
    expect(m.told('found')).toEqual(['station_chief'])
    expect(m.told('toCorrect')).toBeUndefined()
  })
  test('measure M58: five workdays, for what inspection has found', () => {
    const { m, as } = found('inspect')
    expect(m.promises.map(({ measure, due }) => [measure, due])).toEqual([['M58', '2026-03-10T00:00:00+08:00']])
    as('chief').does('correct', mending(m))
    as('inspector').does('recheck', looked(m))
    expect(m.kept).toEqual([{ measure: 'M58', late: false }])
    expect(found('find').m.promises).toEqual([])
  })
  test('reopened, it is to be put right again', () => {
    const { m, as } = found('inspect')
    as('chief').does('correct', mending(m))
    as('inspector').does('recheck', looked(m)).does('close')
    expect(as('chief').does('reopen', { because: '又这样' }).state).toBe('concluded')
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M58'])
  })
})

describe('lane praise: it reaches the one who earned it', () => {
  const praised = () => {
    const game = conductWith('chief')
    game.m.by('resident').does('praise', { text: '大雪天送我母亲去医院', praised: id('beat') })
    return game
  }
  const pass = (m: { now: string }) => ({
    praised: id('beat'),
    passedAt: m.now,
    passedHow: 'at_roll_call',
    ...told(m),
  })
  test('notice praise, notice praisePassed: to the officer, and back to who praised', () => {
    const { m, as } = praised()
    as('chief').does('passOn', pass(m))
    expect(m.state).toBe('answered')
    expect(m.told('praise')).toEqual(['praised'])
    expect(m.told('praisePassed')).toEqual(['reporter'])
    expect(m.kind.colleagues!(m.seen())).toMatchObject({ praised: id('beat') })
    expect(m.does('close').state).toBe('closed')
  })
  test('gate not-to-oneself: not passed on by the one who is praised', () => {
    const { m, as } = praised()
    expect(as('chief').refused('passOn', { ...pass(m), praised: id('chief') })).toEqual(['not-to-oneself'])
  })
  test('paper passedOnNote: with whom, when and how', () => {
    const { m, as } = praised()
    expect(as('chief').does('passOn', pass(m)).last.papers).toEqual(['passedOnNote'])
  })
  test('measure M59: praise is passed on within three workdays', () => {
    const { m, as } = praised()
    expect(m.promises.map(({ measure, due }) => [measure, due])).toEqual([['M59', '2026-03-06T00:00:00+08:00']])
    expect(as('chief').does('passOn', pass(m)).kept).toEqual([{ measure: 'M59', late: false }])
  })
})

describe('lane review: the officer’s right, and that of who complained', () => {
  const review = (opening: 'review' | 'appeal', owner: Name = 'cityInspector') => {
    const game = conductWith(owner)
    const says = { of: about, text: '录音没有听全', concludedBy: id('inspector') }
    if (opening === 'review') game.as('beat').does('review', { ...says, ground: 'recording' })
    else game.m.by('resident').does('appeal', { ...says, level: 'first', complained: id('beat') })
    return game
  }
  const assigned = (m: { now: string }, to: Name) => ({ checkNo: 'H-1', checkedAt: m.now, related: 'none', to: id(to) })
  const looking = (opening: 'review' | 'appeal') => {
    const game = review(opening)
    const { m } = game
    game.as('cityInspector').does('acknowledge', {
      receiptNo: 'T-1',
      handedAt: m.now,
      handed: 'electronic',
      contactGiven: true,
    })
    m.does('checkConflict', assigned(m, 'cityInspector')).does('investigate')
    return game
  }
  const outcome = (m: { now: string }) => ({
    reviewNo: 'F-1',
    decidedAt: m.now,
    finding: 'changed',
    basis: ['recording'],
  })

  test('gate review-asked-already, gate too-late-for-review: the officer asks once, within thirty days', () => {
    const { m, as } = called()
    const ask = { ground: 'malicious', text: '当时在救人' }
    expect(as('duty').refused('askReview', ask)).toEqual(['not-the-officer'])
    as('beat').does('askReview', ask)
    expect(m.last.opens).toEqual([
      { kind: 'conduct', move: 'review', as: 'review', says: { of: m.seen().id, ...ask, concludedBy: id('chief') } },
    ])
    expect(m.refused('askReview', ask)).toEqual(['review-asked-already'])
    const late = called()
    late.m.later({ days: 31 })
    expect(late.as('beat').refused('askReview', ask)).toEqual(['too-late-for-review'])
  })
  test('who complained asks the level above, once, within thirty days', () => {
    const { m, as } = called('unsubstantiated')
    as('chief').does('close')
    m.by('resident').does('appealAbove', { text: '不服' })
    expect(m.last.opens[0]).toMatchObject({ move: 'appeal', says: { level: 'first', concludedBy: id('chief') } })
    expect(m.refused('appealAbove', { text: '不服' })).toEqual(['review-asked-already'])
    // By telephone the same, once: inspection takes it down.
    const call = { text: '不服', asked: 'by_phone', receipt: 'TH-3' }
    expect(m.by('inspector').refused('hearAppeal', call)).toEqual(['review-asked-already'])
    const rung = called('unsubstantiated')
    rung.as('chief').does('close')
    rung.m.by('inspector').does('hearAppeal', call)
    expect(rung.m.last.opens[0]).toMatchObject({ move: 'appeal', says: { level: 'first', text: '不服' } })
    const late = called('unsubstantiated')
    late.as('chief').does('close')
    late.m.by('resident').later({ days: 31 })
    expect(late.m.refused('appealAbove', { text: '不服' })).toEqual(['too-late-for-review'])
  })
  const written = (m: { now: string }) => ({
    reportNo: 'B-1',
    letterNo: 'D-1',
    remedy: 'second_review',
    how: 'letter',
    toldAt: m.now,
    receipt: 'EMS-1',
  })
  test('gate no-further-review: a review is asked about once more, at the level above the reviewer', () => {
    const { m, as } = conductWith('inspector')
    const first = { of: about, level: 'first', text: '不服', concludedBy: id('chief'), complained: id('beat') }
    m.by('resident').does('appeal', first)
    as('inspector').does('acknowledge', { receiptNo: 'T-1', handedAt: m.now, handed: 'by_code', contactGiven: true })
    m.does('checkConflict', assigned(m, 'inspector')).does('investigate')
    m.does('concludeReview', outcome(m)).does('answer', written(m))
    m.by('resident').does('appealAbove', { text: '还是不服' })
    expect(m.last.opens[0]!.says).toMatchObject({ level: 'second', concludedBy: id('inspector') })
    const { m: second, as: by } = conductWith('cityInspector')
    second.by('resident').does('appeal', m.last.opens[0]!.says)
    by('cityInspector').does('acknowledge', {
      receiptNo: 'T-1',
      handedAt: m.now,
      handed: 'by_code',
      contactGiven: true,
    })
    second.does('checkConflict', assigned(second, 'cityInspector')).does('investigate')
    second.does('concludeReview', outcome(second)).does('answer', written(second))
    expect(second.by('resident').refused('appealAbove', { text: '不服' })).toEqual([
      'no-further-review',
      'review-by-the-province',
    ])
  })
  test('gate review-by-the-province: what the city concluded, the province reviews', () => {
    const { m, as } = rated('chief', 'cityInspector')
    as('cityInspector').does('callRater', call(m, 'unsubstantiated')).does('close')
    expect(m.by('resident').refused('appealAbove', { text: '不服' })).toEqual(['review-by-the-province'])
  })
  test.each(['review', 'appeal'] as const)('a %s goes to the level above who concluded', opening => {
    const { m, as } = review(opening)
    expect(m.details).toMatchObject({ lane: 'review', line: 'inspection', concludedBy: id('inspector') })
    as('cityInspector').does('acknowledge', {
      receiptNo: 'T-1',
      handedAt: m.now,
      handed: 'by_code',
      contactGiven: true,
    })
    for (const name of ['inspector', 'otherInspector', 'head'] as const)
      expect(m.refused('checkConflict', assigned(m, name)), name).toEqual(['handler-too-close'])
    expect(m.refused('checkConflict', assigned(m, 'otherCityInspector'))).toEqual([])
  })
  test('concluded and answered in writing', () => {
    const { m } = looking('appeal')
    m.does('concludeReview', outcome(m))
    expect(m.last.papers).toEqual(['checkReport'])
    expect(m.refused('close')).toContain('answer-first')
    m.does('answer', {
      reportNo: 'B-1',
      letterNo: 'D-1',
      remedy: 'second_review',
      how: 'letter',
      toldAt: m.now,
      receipt: 'EMS-1',
    })
    expect(m.does('close').state).toBe('closed')
    expect(m.standing.outcome).toBe('changed')
  })
  test('the officer is heard on their own review from the first', () => {
    const { m } = review('review')
    expect(m.kind.speaks!(m.seen())).toEqual([id('beat')])
    expect(m.kind.lets!(m.seen())).toEqual([])
    expect(review('appeal').m.kind.speaks!(review('appeal').m.seen())).toEqual([])
  })
  test('measure M59: the review that an officer asked for is concluded', () => {
    const { m } = looking('review')
    expect(m.promises.map(({ measure }) => measure)).toContain('M59')
    expect(m.does('concludeReview', outcome(m)).kept).toContainEqual({ measure: 'M59', late: false })
    expect(looking('appeal').m.promises.map(({ measure }) => measure)).not.toContain('M59')
  })
})
