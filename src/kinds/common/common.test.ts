import { describe, expect, test } from 'vitest'
import { colleague, idOf, play, unitIds, working } from '../../../test/play.ts'
import { smallCase } from '../case/index.ts'
import { gated, ladderOf } from '../kind.ts'
import { shippedMeasures } from '../shipped.ts'

const reported = () => play('case').by('resident').does('report', { text: '自行车不见了' })
const others = {
  dispute: () => play('dispute').by('resident').does('report', { text: '邻居半夜放音响' }),
  hazard: () => play('hazard').by('resident').does('report', { text: '井盖丢了', identity: 'sealed' }),
  service: () => play('service').by('resident').does('ask', { service: 'id_card' }),
  clue: () => play('clue').by('resident').does('hear', { text: '有人看见一个小伙子' }),
}
const accepted = () => {
  const m = reported()
  m.by('duty_officer').does('register', { registerNo: 'J-1', registeredAt: m.now })
  return m.does('accept', { acceptNo: 'S-1', decidedAt: m.now })
}
const told = () => {
  const m = accepted()
  m.by('beat_officer').does('clarify', { clarifiedAt: m.now, responsible: 'yes', findingNo: 'C-1' })
  return m.does('tellVictim', {
    how: 'phone',
    toldAt: m.now,
    receipt: 'T-1',
    template: 'accident',
    damages: 'none',
    next: 'nothing_more',
  })
}
const paused = (more: object = { endsWith: 'canvass' }) => {
  const m = accepted()
  return m
    .by('beat_officer')
    .does('askPause', { measure: 'M08', reason: 'force_majeure', because: '大雪封路', ...more })
}

describe('what can be done to any matter', () => {
  test('notice receipt, notice landed: who reported gets a day and a name, and somebody has it', () => {
    expect(reported().told('receipt')).toEqual(['reporter'])
    expect(reported().told('landed')).toEqual(['owner'])
  })
  test('notice progress: how far it is', () => {
    const m = accepted()
    expect(
      m.by('beat_officer').does('update', { how: 'phone', toldAt: m.now, step: 'looking' }).told('progress'),
    ).toEqual(['reporter'])
    expect(m.kept).toContainEqual({ measure: 'M09', late: false })
  })
  test('a month later the promise of a monthly word begins again', () => {
    const m = accepted().later({ days: 20 })
    m.by('beat_officer').does('update', { how: 'phone', toldAt: m.now, step: 'looking' })
    const again = m.promises.find(p => p.measure === 'M10')!
    expect(again.started).toBe(m.now)
  })
  test('notice addition: the owner sees what was added', () => {
    expect(accepted().by('resident').does('sayMore', { text: '想起来了，是晚上九点' }).told('addition')).toEqual([
      'owner',
    ])
  })
  test('notice addition, notice correctionAsked, gate nobody-to-ask-for: whoever takes the call says it for them, with its number', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    m.later({ minutes: 5 }).by('auxiliary')
    const call = { asked: 'by_phone', receipt: 'TH-7' }
    m.does('hearMore', { text: '还少了一块招牌', ...call })
    expect(m.told('addition')).toEqual(['owner'])
    const wrong = { wrongAbout: 'how_to_reach_me', wrong: '号码是旧的', right: '换了号' }
    m.does('hearCorrection', { ...wrong, ...call })
    expect(m.told('correctionAsked')).toBeTruthy()
    expect(m.promises.find(p => p.measure === 'CORRECT')).toMatchObject({ started: m.now })
    expect(m.refused('hearCorrection', { ...wrong, ...call })).toEqual(['correction-asked'])
    const nobody = play('case', { people: [] }).by('beat_officer').does('report', { text: '灯箱被砸', sort: 'damage' })
    expect(nobody.refused('hearMore', { text: '还有', ...call })).toEqual(['nobody-to-ask-for'])
  })
  test('notice word, gate nobody-to-write-to: a word to whoever reported, named or not, and to nobody where nobody reads it', () => {
    const m = accepted().by('beat_officer')
    expect(m.does('write', { text: '大概几点钟？' }).told('word')).toEqual(['reporter'])
    expect(m.refused('write', { text: '请打 13800138000' })).toEqual(['guard-phone'])
    const found = play('hazard', { people: [] }).by('beat_officer')
    found.does('findOnVisit', { type: 'manhole' })
    expect(found.refused('write', { text: '谢谢' })).toEqual(['nobody-to-write-to'])
    // Made out of a clue: whoever gave that is written to there.
    const given = play('hazard', { people: ['reporter'] })
      .by('beat_officer')
      .does('findOnVisit', { type: 'manhole' })
    expect(given.refused('write', { text: '谢谢' })).toEqual(['nobody-to-write-to'])
  })
  test('notice correctionAsked, notice correctionMade, notice correctionRefused, gate correction-asked, gate no-correction-asked, gate not-by-whoever-has-it: what is wrong is said by them, decided within fifteen workdays by somebody else than whoever has it, refused with reasons only', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    const wrong = { wrongAbout: 'when_or_where', wrong: '写成了上午', right: '是晚上九点' }
    expect(m.by('resident').does('askCorrection', wrong).told('correctionAsked')).toEqual(['owner', 'station_chief'])
    expect(m.refused('askCorrection', wrong)).toEqual(['correction-asked'])
    expect(m.promises.find(p => p.measure === 'CORRECT')).toMatchObject({ started: m.now })
    // What was said lies with the entries, sealed; here is only that it was.
    expect(JSON.stringify(m.seen())).not.toContain('上午')
    const told = () => ({ how: 'phone', toldAt: m.now })
    const made = () => ({ ...told(), corrected: '时间改记为晚上九点' })
    expect(m.by('auxiliary').refused('rectify', made())).toEqual(['wrong-post'])
    const reason = { ...told(), ground: 'said_by_others', reason: '这是别人说的话，我们在旁边注明了您的说法。' }
    expect(m.by('station_chief').does('refuseCorrection', reason).told('correctionRefused')).toEqual(['reporter'])
    expect(m.kept).toContainEqual({ measure: 'CORRECT', late: false })
    expect(m.refused('rectify', made())).toEqual(['no-correction-asked'])
    m.by('resident').does('askCorrection', wrong)
    m.by('station_chief').does('handOver', { to: colleague('station_chief'), because: 'better_placed' })
    expect(m.refused('rectify', made())).toEqual(['not-by-whoever-has-it'])
    expect(m.by('county_officer').does('rectify', made()).told('correctionMade')).toEqual(['reporter'])
    expect(m.seen().standing.corrections!.map(({ state }) => state)).toEqual(['refused', 'made'])
  })
  test('a correction that was asked for is owed beyond the end of the matter, and decided by its day (PIPL 46)', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    m.does('askCorrection', { wrongAbout: 'when_or_where', wrong: '写成了上午', right: '是晚上九点' })
    const owed = () => m.promises.map(({ measure }) => measure)
    m.does('withdraw', { asked: 'by_the_person' })
    expect([m.state, owed()]).toEqual(['withdrawn', ['CORRECT']])
    m.by('station_chief').does('rectify', { how: 'phone', toldAt: m.now, corrected: '时间改记为晚上九点' })
    expect(m.kept).toContainEqual({ measure: 'CORRECT', late: false })
    expect(owed()).toEqual([])
  })
  test('a wish is owed on when what was taken for the same is taken apart, and not beyond the end: nothing that nobody can keep stays owed', () => {
    const began = () =>
      play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    type Game = ReturnType<typeof began>
    const asks = (m: Game) => m.by('resident').does('askForAnother', { whoInstead: 'another_officer' })
    const stands = ({ standing, promises }: Game) => [
      standing.wish!.state,
      promises.some(({ measure }) => measure === 'ANOTHER'),
    ]
    const same = asks(began()).by('duty_officer')
    const twin = { of: idOf(77), how: 'phone', toldAt: same.now, receipt: 'T-1' }
    same.does('markDuplicate', twin)
    expect(same.promises).toEqual([])
    expect(stands(same.does('separate', { because: 'two_things' }))).toEqual(['asked', true])
    same.does('markDuplicate', twin).by('resident').does('reopen', {})
    expect(stands(same)).toEqual(['over', false])

    const m = began().by('duty_officer')
    m.does('register', { registerNo: 'J-1', registeredAt: m.now }).does('accept', { acceptNo: 'S-1', decidedAt: m.now })
    m.by('station_chief').does('toCriminal', { docNo: 'X-1', how: 'phone', toldAt: m.now, receipt: 'T-1' })
    expect(stands(asks(m))).toEqual(['asked', true])
    m.by('station_chief').does('closeCriminal', { docNo: 'X-3' })
    expect([m.state, m.promises]).toEqual(['closed', []])
  })
  test('notice wishAsked, notice keptOwner, gate wish-open, gate no-wish-open, gate wish-not-theirs: who wants somebody else is answered within three workdays, by whoever leads and never by whoever has it (R26)', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    const told = () => ({ how: 'phone', toldAt: m.now, keepsWhy: '所里只有他管这几个村，下次由同事一起来。' })
    expect(m.by('station_chief').refused('keepOwner', told())).toEqual(['no-wish-open'])
    m.by('resident').does('askForAnother', { whoInstead: 'another_officer', whyInstead: '他和那家是亲戚' })
    expect(m.told('wishAsked')).toEqual(['station_chief'])
    expect(m.refused('askForAnother', { whoInstead: 'a_woman' })).toEqual(['wish-open'])
    expect(m.promises.find(p => p.measure === 'ANOTHER')).toMatchObject({ started: m.now })
    expect(JSON.stringify(m.seen())).not.toContain('亲戚')
    expect(m.by('beat_officer').refused('keepOwner', told())).toContain('wrong-post')
    expect(m.by('station_chief').does('keepOwner', told()).told('keptOwner')).toEqual(['reporter'])
    expect(m.kept).toContainEqual({ measure: 'ANOTHER', late: false })
    expect(m.seen().standing.wish).toMatchObject({ state: 'refused' })
    m.does('handOver', { to: colleague('station_chief'), because: 'better_placed' })
    m.by('resident').does('askForAnother', { whoInstead: 'another_officer' })
    expect(m.by('station_chief').refused('keepOwner', told())).toEqual(['wish-not-theirs'])
    expect(m.by('county_officer').refused('keepOwner', told())).toEqual([])
  })
  test('a wish that nobody answered is over with the matter, and may be said again when that begins anew', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    m.does('askForAnother', { whoInstead: 'another_officer' }).does('withdraw', { asked: 'by_the_person' })
    expect(m.seen().standing.wish).toMatchObject({ state: 'over' })
    m.does('reopen', {})
    expect(m.refused('askForAnother', { whoInstead: 'another_officer' })).toEqual([])
  })
  test('gate is-a-woman, gate not-a-woman: what is so already is not asked for, and a man is no answer to it', () => {
    const her = { ...working(42, 'duty_officer', '/1/2/'), woman: true }
    const him = { ...working(43, 'duty_officer', '/1/2/'), woman: false }
    const m = play('case', { colleagues: [her, him] })
      .by('resident')
      .does('report', { text: '自行车不见了' })
    m.does('askForAnother', { whoInstead: 'a_woman' }).by('duty_officer')
    expect(m.refused('handOver', { to: him.id, because: 'asked_for_a_woman' })).toEqual(['not-a-woman'])
    m.does('handOver', { to: her.id, because: 'asked_for_a_woman' }).by('resident')
    expect(m.refused('askForAnother', { whoInstead: 'a_woman' })).toEqual(['is-a-woman'])
    expect(m.refused('askForAnother', { whoInstead: 'another_officer' })).toEqual([])
  })
  test('gate woman-asked-for: who asked for a woman is not handed past her wish; handed to one, the promise is kept', () => {
    const m = play('case', { catalogue: shippedMeasures }).by('resident').does('report', { text: '自行车不见了' })
    m.by('duty_officer').does('hearForAnother', { whoInstead: 'a_woman', asked: 'by_phone', receipt: 'TH-8' })
    const to = colleague('duty_officer')
    expect(m.refused('handOver', { to, because: 'shift_ends' })).toEqual(['woman-asked-for'])
    m.does('handOver', { to, because: 'asked_for_a_woman' })
    expect(m.kept).toContainEqual({ measure: 'ANOTHER', late: false })
    expect(m.seen().standing.wish).toMatchObject({ for: 'a_woman', state: 'met' })
    expect(m.refused('handOver', { to: colleague('station_chief'), because: 'shift_ends' })).toEqual([])
  })
  test('notice handed: handed over with every promise kept', () => {
    const m = accepted()
    const before = m.promises
    m.by('duty_officer').does('handOver', { to: colleague('duty_officer'), because: 'shift_ends' })
    expect(m.owner).toBe(colleague('duty_officer'))
    expect(m.promises).toEqual(before)
    expect(m.told('handed')).toEqual(['reporter', 'owner'])
  })
  test('gate unknown-colleague, gate already-theirs, gate not-a-worker: handed only to somebody who can do it', () => {
    const m = accepted().by('duty_officer')
    const because = 'leave'
    expect(m.refused('handOver', { to: idOf(999), because })).toContain('unknown-colleague')
    expect(m.refused('handOver', { to: m.owner, because })).toContain('already-theirs')
    expect(m.refused('handOver', { to: colleague('inspector'), because })).toContain('not-a-worker')
  })
  test('gate of-another-unit: to somebody of another unit it is moved, so that reach and reminders go with it', () => {
    const far = working(40, 'beat_officer', '/1/3/')
    const near = working(41, 'duty_officer', '/1/2/9/')
    const m = play('case', { colleagues: [far, near] })
      .by('resident')
      .does('report', { text: '自行车不见了' })
    m.by('duty_officer')
    expect(m.refused('handOver', { to: far.id, because: 'better_placed' })).toEqual(['of-another-unit'])
    // A window is its station's.
    expect(m.refused('handOver', { to: near.id, because: 'better_placed' })).toEqual([])
  })
  test.each(['case', 'dispute', 'hazard', 'service', 'clue'])(
    'notice handed: a %s goes to another unit with its code and every promise, and whoever reported it hears (R1)',
    kind => {
      const m = { case: reported, ...others }[kind as 'case']()
      const before = m.promises
      m.by('station_chief').does('moveToUnit', { unit: unitIds.other, because: 'their_area' })
      expect(m.last).toMatchObject({ toUnit: unitIds.other, moved: true })
      expect(m.promises).toEqual(before)
      expect(m.told('handed')).toEqual(['reporter', 'owner'])
      expect(m.standing.had).toEqual([m.owner])
      expect(m.seen().unitPath).toBe('/1/3/')
    },
  )
  test('gate unknown-unit, gate same-unit, gate not-for-matters: to another unit that works on matters, by the chief and above', () => {
    const m = reported().by('duty_officer')
    const to = (unit: string) => m.refused('moveToUnit', { unit, because: 'their_work' })
    expect(to(unitIds.other)).toEqual(['wrong-post'])
    for (const post of ['station_chief', 'county_officer', 'city_officer'] as const) {
      m.by(post)
      expect(to(unitIds.other)).toEqual([])
    }
    expect(to(idOf(999))).toEqual(['unknown-unit'])
    expect(to(unitIds.here)).toEqual(['same-unit'])
    expect(to(unitIds.window)).toEqual(['same-unit', 'not-for-matters'])
    expect(to(unitIds.inspection)).toEqual(['not-for-matters'])
  })
  test('gate in-future, gate before-opened: a failed try lies between the report and now', () => {
    const m = accepted().by('auxiliary')
    const tried = (triedAt: string) => m.refused('tryToReach', { triedAt, via: 'phone', result: 'no_answer' })
    expect(tried('2026-03-03T10:05:00+08:00')).toEqual(['in-future'])
    expect(tried('2026-03-01T10:05:00+08:00')).toEqual(['before-opened'])
    expect(tried(m.now)).toEqual([])
  })
  test('gate tried-long-ago: tries of three days are not made up in one sitting', () => {
    const m = accepted().later({ days: 3 }).by('beat_officer')
    const tried = (days: number) => ({
      triedAt: new Date(Date.parse(m.now) - days * 86_400_000).toISOString(),
      via: 'phone',
      result: 'no_answer',
    })
    expect(m.refused('tryToReach', tried(2))).toEqual(['tried-long-ago'])
    m.does('tryToReach', tried(1)).does('tryToReach', tried(0))
    expect(new Set(m.standing.attempts.map(({ day }) => day)).size).toBe(2)
  })
})

describe('protection (R26)', () => {
  test('gate already-protected: anyone may raise the flag, once', () => {
    const m = accepted().by('auxiliary').does('raiseFlag', { danger: 'child_harmed' })
    expect(m.standing.protected).toBe(true)
    expect(m.refused('raiseFlag', { danger: 'child_harmed' })).toEqual(['already-protected'])
  })
  test('only where it is protected is a word chosen anew, and never by an auxiliary', () => {
    const anew = { word: '石榴花开', knownBy: 'in_person' }
    const m = accepted().by('beat_officer')
    expect(m.refused('chooseWord', anew)).toEqual(['not-protected'])
    m.does('raiseFlag', { danger: 'violence_at_home' }).does('chooseWord', anew)
    expect(m.by('auxiliary').refused('chooseWord', anew)).not.toEqual([])
  })
  test('gate not-protected, gate nobody-asked, gate already-asked, gate second-person-needed: two lower it', () => {
    const m = accepted().by('station_chief')
    expect(m.refused('askLowerFlag', { because: '误报' })).toEqual(['not-protected'])
    m.does('raiseFlag', { danger: 'violence_at_home' })
    expect(m.refused('lowerFlag', { because: '误报' })).toEqual(['nobody-asked'])
    m.does('askLowerFlag', { because: '误报' })
    expect(m.refused('askLowerFlag', { because: '误报' })).toEqual(['already-asked'])
    expect(m.refused('lowerFlag', { because: '误报' })).toEqual(['second-person-needed'])
    expect(m.by('county_officer').does('lowerFlag', { because: '已核实' }).standing.protected).toBe(false)
  })
  test('gate protected-not-withdrawn: a frightened word does not end it', () => {
    const m = reported().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(m.refused('withdraw', { asked: 'by_phone' })).toEqual(['protected-not-withdrawn'])
  })
  test('nobody was told before there was anything to tell', () => {
    const m = reported().by('duty_officer')
    const whither = { toUnit: '外市某所', theirPhone: '110', transferNo: 'A-1', theirReceipt: 'B-1', how: 'phone' }
    expect(m.refused('transfer', { ...whither, toldAt: '1990-01-01T00:00:00+08:00' })).toEqual(['before-opened'])
    expect(m.refused('transfer', { ...whither, toldAt: m.now })).toEqual([])
  })
  test.each([
    ['case', { text: '邻居家又动手了' }],
    ['dispute', { text: '邻居家又动手了' }],
    ['service', { service: 'missing', text: '孩子找不到了' }],
    ['hazard', { text: '楼里有人受威胁', identity: 'sealed' }],
  ])(
    'notice receipt, notice progress: who reports a protected %s for somebody else is told that it came, and no more',
    (kind, says) => {
      for (const other of ['represented', 'victim', 'applicant']) {
        const heardBy = (...people: string[]) => {
          const m = play(kind, { people })
            .by('resident')
            .does('report' in play(kind).kind.moves ? 'report' : 'ask', says)
          expect(m.told('receipt')).toEqual(['reporter'])
          m.by('resident')
            .does('raiseFlag', { danger: 'child_harmed' })
            .by(kind === 'service' ? 'window_clerk' : 'duty_officer')
          return m.does('update', { how: 'message', toldAt: m.now, step: 'looking' }).told('progress')
        }
        expect(heardBy('reporter')).toEqual(['reporter'])
        expect(heardBy('reporter', other)).toBeUndefined()
      }
    },
  )
  test('gate withdrawn-by-whom, notice withdrawn: an officer shows that the person asked, and the person hears of it', () => {
    const m = reported().by('beat_officer')
    expect(m.refused('withdraw', { asked: 'by_phone' })).toEqual(['withdrawn-by-whom'])
    expect(m.does('withdraw', { asked: 'by_phone', receipt: 'TH-1' }).told('withdrawn')).toEqual(['reporter'])
  })
  test('gate never-asked-when-protected: no rating is asked', () => {
    const m = told().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(m.refused('rate', { stars: 5 })).toEqual(['never-asked-when-protected'])
  })
})

describe('rated, and opened again', () => {
  test('gate not-told-yet: asked after the telling, not before', () =>
    expect(accepted().by('resident').refused('rate', { stars: 5 })).toEqual(['not-told-yet']))
  test('gate already-confirmed: she confirms by her own code that she was told, once', () => {
    expect(accepted().by('resident').refused('confirmTold', {})).toEqual(['not-told-yet'])
    const m = told()
    expect(m.standing.told).toMatchObject([{ confirmed: null }])
    m.by('resident').does('confirmTold', {})
    expect(m.standing.told).toMatchObject([{ how: 'phone', confirmed: 'code' }])
    expect(m.refused('confirmTold', {})).toEqual(['already-confirmed'])
    expect(m.by('beat_officer').refused('confirmTold', {})).toEqual(['wrong-post'])
  })
  test('gate already-rated: one telling, one rating', () => {
    const m = told().later({ minutes: 5 }).by('resident').does('rate', { stars: 4 })
    expect(m.standing.rated).toMatchObject({ stars: 4 })
    expect(m.refused('rate', { stars: 5 })).toEqual(['already-rated'])
  })
  test('gate not-by-the-handler: typed in by somebody else than who handled it', () => {
    const m = told()
    m.by('station_chief').does('handOver', { to: colleague('duty_officer'), because: 'leave' })
    expect(m.by('duty_officer').refused('rate', { stars: 5, heard: 'phone', receipt: 'T-9' })).toEqual([
      'not-by-the-handler',
    ])
    expect(m.by('window_clerk').refused('rate', { stars: 5, heard: 'paper', receipt: 'Z-1' })).toEqual([])
  })
  test('gate not-by-the-handler: nor by whoever had it and handed it on, though somebody else told them', () => {
    const m = told()
    const first = m.owner!
    m.by('station_chief').does('handOver', { to: colleague('duty_officer'), because: 'leave' })
    m.does('handOver', { to: first, because: 'leave' })
    const heard = { stars: 5, heard: 'phone', receipt: 'T-9' }
    expect(m.standing.had).toEqual([first, colleague('duty_officer')])
    expect(m.by('duty_officer').refused('rate', heard)).toEqual(['not-by-the-handler'])
    expect(m.by('county_officer').refused('rate', heard)).toEqual([])
  })
  test('gate rating-heard-how: by telephone or on paper, with the number of the call or the slip', () => {
    const m = told().by('window_clerk')
    expect(m.refused('rate', { stars: 5 })).toEqual(['rating-heard-how'])
    expect(m.refused('rate', { stars: 5, heard: 'page', receipt: 'T-9' })).toEqual(['rating-heard-how'])
    expect(m.refused('rate', { stars: 5, heard: 'phone' })).toEqual(['rating-heard-how'])
  })
  test('gate rating-over: by the link for fourteen days after the telling; by telephone also later', () => {
    const late = told().later({ days: 14, minutes: 1 })
    expect(told().later({ days: 13 }).by('resident').refused('rate', { stars: 5 })).toEqual([])
    expect(late.by('resident').refused('rate', { stars: 5 })).toEqual(['rating-over'])
    expect(late.by('window_clerk').refused('rate', { stars: 5, heard: 'phone', receipt: 'T-9' })).toEqual([])
  })
  test('notice askRating: asked after the telling; never where it is protected, nor once it is rated', () => {
    expect(told().told('askRating')).toEqual(['reporter'])
    const protectedOne = accepted().by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    protectedOne
      .by('beat_officer')
      .does('clarify', { clarifiedAt: protectedOne.now, responsible: 'yes', findingNo: 'C-1' })
    const said = {
      how: 'phone',
      toldAt: protectedOne.now,
      receipt: 'T-1',
      template: 'accident',
      damages: 'none',
      next: 'nothing_more',
    }
    expect(protectedOne.does('tellVictim', said).told('askRating')).toBeUndefined()
  })
  test('what was not good is asked by a list of the kind’s own, and goes along to who looks into it', () => {
    const m = told()
      .by('resident')
      .does('rate', { stars: 2, reasons: ['too_slow', 'property_not_back'] })
    expect(m.last.opens[0]).toMatchObject({
      kind: 'conduct',
      says: { stars: 2, reasons: ['too_slow', 'property_not_back'] },
    })
  })
  test('opened again by one tap', () => {
    const m = told().by('station_chief')
    const closed = m.kind.moves['reopen']!
    expect(closed.says.required ?? []).toEqual([])
  })
  test('gate too-late-to-reopen, notice reopened: within thirty days, to the owner and the chief', () => {
    const m = reported().by('resident').does('withdraw', { asked: 'by_the_person' })
    m.later({ days: 31 })
    expect(m.refused('reopen', { because: '还是要报' })).toEqual(['too-late-to-reopen'])
    m.later({ days: -1 }).does('reopen', { because: '还是要报' })
    expect(m.state).toBe('registered')
    expect(m.told('reopened')).toEqual(['owner', 'station_chief'])
  })
})

describe('pauses', () => {
  const granted = (m: ReturnType<typeof paused>) =>
    m.by('station_chief').does('approvePause', { no: 1, toldAt: m.now, how: 'phone' })
  test('notice paused: asked by who works on it, granted by the chief, and told', () => {
    const m = paused({ until: '2026-03-04T18:00:00+08:00' })
    const before = m.promises.find(p => p.measure === 'M08')!.due
    expect(granted(m).told('paused')).toEqual(['reporter'])
    const after = m.promises.find(p => p.measure === 'M08')!
    expect(Date.parse(after.due)).toBeGreaterThan(Date.parse(before))
    expect(after.pauses).toHaveLength(1)
  })
  test('gate pause-without-end, gate pause-told-or-why-not, gate pause-must-be-told: it says how it ends, and who was told', () => {
    const m = accepted().by('beat_officer')
    const ask = { measure: 'M08', reason: 'force_majeure', because: '大雪' }
    expect(m.refused('askPause', ask)).toEqual(['pause-without-end'])
    m.does('askPause', { ...ask, endsWith: 'canvass' }).by('station_chief')
    expect(m.refused('approvePause', { no: 1 })).toEqual(['pause-told-or-why-not'])
    expect(m.refused('approvePause', { no: 1, untold: 'not_reached' })).toEqual(['pause-must-be-told'])
  })
  test('notice resumed: the clock runs again, and both hear of it', () => {
    const m = granted(paused({ until: '2026-03-04T18:00:00+08:00' })).later({ days: 3 })
    expect(m.by('clock').does('endPause', { no: 1 }).told('resumed')).toEqual(['reporter', 'owner'])
  })
  test('gate pause-waits-for-itself, gate harm-waits-for-a-day: it may wait for another matter, whose end the clock notes', () => {
    const m = accepted().by('beat_officer')
    const ask = { measure: 'M08', reason: 'force_majeure', because: '等桥修好', waitsFor: idOf(7) }
    expect(m.refused('askPause', { ...ask, waitsFor: m.seen().id })).toEqual(['pause-waits-for-itself'])
    expect(m.refused('askPause', { ...ask, measure: 'M09', reason: 'would_harm_investigation' })).toEqual([
      'harm-waits-for-a-day',
    ])
    const before = m.promises.find(p => p.measure === 'M08')!.due
    granted(m.does('askPause', ask)).later({ days: 5 }).by('clock')
    expect(m.refused('endWait', { no: 2, since: m.now })).toEqual(['no-such-question'])
    m.does('endWait', { no: 1, since: '2026-03-04T10:05:00+08:00' })
    expect(m.told('resumed')).toEqual(['reporter', 'owner'])
    const { due, pauses } = m.promises.find(p => p.measure === 'M08')!
    expect(pauses.map(({ to }) => to)).toEqual(['2026-03-04T10:05:00+08:00'])
    expect(Date.parse(due)).toBeGreaterThan(Date.parse(before))
  })
  test('gate new-day-past, notice newDay: what will be late is said, with why and a day to come', () => {
    const m = accepted().later({ days: 9 }).by('beat_officer')
    const says = { measure: 'M08', lateWhy: 'late_harder', how: 'phone', toldAt: m.now }
    expect(m.refused('sayNewDay', { ...says, newDay: '2026-03-10' })).toEqual(['new-day-past'])
    expect(m.does('sayNewDay', { ...says, newDay: '2026-03-20' }).told('newDay')).toEqual(['reporter'])
  })
  test('an open pause counts until it is ended', () => {
    const m = granted(paused()).later({ days: 4 })
    const before = m.promises.find(p => p.measure === 'M08')!.due
    m.by('beat_officer').does('endPause', { no: 1 })
    expect(Date.parse(m.promises.find(p => p.measure === 'M08')!.due)).toBeGreaterThan(Date.parse(before))
  })
  test('gate no-such-promise, gate no-such-question: only what runs is paused, only what was asked is answered', () => {
    const m = accepted().by('beat_officer')
    expect(m.refused('askPause', { measure: 'M99', reason: 'medical', because: '住院' })).toContain('no-such-promise')
    expect(m.by('station_chief').refused('approvePause', { no: 7, toldAt: m.now, how: 'phone' })).toEqual([
      'no-such-question',
    ])
    expect(m.refused('refusePause', { no: 7, because: '不同意' })).toEqual(['no-such-question'])
    expect(m.refused('endPause', { no: 7 })).toEqual(['no-such-question'])
  })
  test('gate pause-backwards: nothing is paused until a time that has passed', () => {
    const m = accepted().by('beat_officer')
    const until = (time: string) =>
      m.refused('askPause', { measure: 'M08', reason: 'force_majeure', because: '大雪', until: time })
    expect(until('2026-03-01T00:00:00+08:00')).toEqual(['pause-backwards'])
    expect(until('2026-03-05T00:00:00+08:00')).toEqual([])
  })
  test('gate own-request: nobody grants their own', () => {
    const m = accepted()
      .by('station_chief')
      .does('askPause', { measure: 'M08', reason: 'force_majeure', because: '大雪', endsWith: 'canvass' })
    expect(m.refused('approvePause', { no: 1, toldAt: m.now, how: 'phone' })).toEqual(['own-request'])
  })
  test('that telling could do harm is looked at anew after seven days, whatever was asked for', () => {
    const asks = (more: object) =>
      accepted()
        .by('beat_officer')
        .does('askPause', {
          measure: 'M09',
          reason: 'would_harm_investigation',
          because: '同伙在逃',
          endsWith: 'clarify',
          ...more,
        })
    for (const more of [{}, { until: '2026-06-01T00:00:00+08:00' }]) {
      const m = granted(asks(more))
      const [pause] = m.promises.find(p => p.measure === 'M09')!.pauses
      expect(Date.parse(pause!.to!) - Date.parse(m.now)).toBe(7 * 86_400_000)
    }
    const short = granted(asks({ until: '2026-03-04T00:00:00+08:00' }))
    expect(short.promises.find(p => p.measure === 'M09')!.pauses[0]!.to).toBe('2026-03-04T00:00:00+08:00')
  })
  test('refused, the promise stands', () => {
    const m = paused()
    const before = m.promises
    expect(m.by('station_chief').does('refusePause', { no: 1, because: '路已通' }).promises).toEqual(before)
  })
  test('gate pause-not-allowed: a measure that may not be paused for this reason is not', () => {
    expect(
      accepted()
        .by('beat_officer')
        .refused('askPause', { measure: 'M08', reason: 'medical', because: '住院', endsWith: 'canvass' }),
    ).toEqual(['pause-not-allowed'])
  })
})

describe('what a kind may ask of the house', () => {
  test('a complaint about a person leaves nothing on the matter, but opens one of its own', () => {
    const m = told().later({ minutes: 5 })
    const before = m.seen()
    m.by('resident').does('rate', { stars: 1, aboutPerson: true, comment: '话难听' })
    expect(m.last).toMatchObject({ hushed: true, moved: false, notices: [], papers: [], state: 'telling' })
    expect(m.standing).toEqual(before.standing)
    expect(m.last.opens).toEqual([
      {
        kind: 'conduct',
        move: 'complain',
        as: 'complaint',
        says: { text: '话难听', fault: 'attitude', about: before.id, complained: before.owner },
      },
    ])
  })
  test('a good word about a person, and a bad rating of the outcome, are ratings like any other', () => {
    expect(told().by('resident').does('rate', { stars: 5, aboutPerson: true }).standing.rated?.stars).toBe(5)
    const bad = told().by('resident').does('rate', { stars: 1 })
    expect(bad.last.hushed).toBe(false)
    expect(bad.standing.rated?.stars).toBe(1)
  })
  test('a gate on every move but the first', () => {
    const moves = gated(smallCase.moves, { 'not-on-mondays': (seen, move) => seen.owner === null || move === 'accept' })
    const m = play({ ...smallCase, moves })
      .by('resident')
      .does('report', { text: '灯箱被砸' })
    expect(
      m.by('duty_officer').does('register', { registerNo: 'J-1', registeredAt: m.now }).refused('accept', {
        acceptNo: 'S-1',
        decidedAt: m.now,
      }),
    ).toEqual(['not-on-mondays'])
  })
  test('a rung only while its condition holds', () => {
    const kind = {
      ...smallCase,
      ladder: [
        { at: 'due', to: 'owner', if: 'unsolved' },
        { at: 'due', to: 'person' },
      ],
    }
    const m = accepted()
    expect(ladderOf(kind, m.seen()).map(({ to }) => to)).toEqual(['person'])
    expect(ladderOf(kind, { ...m.seen(), state: 'unsolved_open' }).map(({ to }) => to)).toEqual(['owner', 'person'])
  })
})
