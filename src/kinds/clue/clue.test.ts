import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colleague, colleagueIds, file, idOf, play } from '../../../test/play.ts'
import { chanceOf, sayAnything } from '../../../test/say-anything.ts'
import { isOpening, ladderOf } from '../kind.ts'
import { posts } from '../posts.ts'
import { pseudonym } from './pseudonym.ts'

const heard = (more: object = {}) =>
  play('clue', { standing: { anonymous: true } })
    .by('resident')
    .does('hear', { text: '夜里有人往河里倒东西', ...more })
const reply = (m: { now: string }) => ({ readAt: m.now, reply: 'we_look_into_it' })
const read = () => {
  const m = heard()
  return m.by('beat_officer').does('read', reply(m))
}
const looked = () => {
  const m = read()
  return m.does('lookInto', { lookedAt: m.now, ways: ['walked_by'] })
}
const word = (m: { now: string }) => ({ template: 'work_goes_on', how: 'message', toldAt: m.now })
const answered = () => {
  const m = looked().does('becomeCase')
  return m.does('answer', word(m))
}

describe('from the hint to the answer', () => {
  test('state heard: from anybody, by name or without', () => {
    expect(heard().state).toBe('heard')
    for (const post of ['neighbour', 'auxiliary', 'mediator', 'beat_officer'] as const)
      expect(play('clue').by(post).refused('hear', { text: '看到生人踩点', source: 'saw_it_myself' })).toEqual([])
  })
  test('state heard: a lead of a canvass, with the matter in whose work it was heard', () => {
    const m = play('clue')
      .by('beat_officer')
      .does('takeLead', { text: '邻居说是前院的', of: idOf(7) })
    expect(m.state).toBe('heard')
    expect(m.details.fromMatter).toBe(idOf(7))
    expect(m.last.notices.map(({ name }) => name)).toEqual(['landed'])
  })
  test('the case opens just what the clue takes', () => {
    const m = play('case')
      .by('duty_officer')
      .does('takeOver', { of: idOf(7), because: 'not_mediable' })
    m.does('register', { registerNo: 'J-1', registeredAt: m.now }).does('accept', { acceptNo: 'S-1', decidedAt: m.now })
    m.by('beat_officer').does('canvass', { recordNo: 'Z-1', askedAt: m.now, households: 3, lead: '邻居说是前院的' })
    const [opened] = m.last.opens
    expect(opened).toMatchObject({ kind: 'clue', move: 'takeLead' })
    expect(play('clue').by('beat_officer').refused(opened!.move, opened!.says)).toEqual([])
  })
  test('state read, notice read: somebody has read it and says so', () => {
    const m = read()
    expect(m.state).toBe('read')
    expect(m.told('read')).toEqual(['reporter'])
  })
  test('state looked_into: by ways that are named', () => expect(looked().state).toBe('looked_into'))
  test('state became: a case in the same act', () => {
    const m = looked().does('becomeCase')
    expect(m.state).toBe('became')
    expect(m.last.opens).toEqual([
      { kind: 'case', move: 'takeOver', as: 'became', says: { of: m.seen().id, because: 'found_in_clue' } },
    ])
    expect(play('case').by('beat_officer').refused('takeOver', m.last.opens[0]!.says)).toEqual([])
  })
  test('state became: a dispute in the same act', () => {
    const [opened] = looked().does('becomeDispute').last.opens
    expect(opened).toMatchObject({ kind: 'dispute', move: 'takeOver' })
    expect(play('dispute').by('beat_officer').refused(opened!.move, opened!.says)).toEqual([])
  })
  test('state became: a hazard in the same act, in the officer’s words and without where they come from', () => {
    const hazard = { type: 'manhole', text: '路口井盖松动', where: '东街口' }
    const [opened] = looked().does('becomeHazard', hazard).last.opens
    expect(opened).toEqual({ kind: 'hazard', move: 'findOnVisit', as: 'became', says: hazard })
    expect(play('hazard').by('beat_officer').refused(opened!.move, opened!.says)).toEqual([])
  })
  test('state became, gate not-of-itself: added to a matter that is in hand', () => {
    const m = looked()
    expect(m.refused('joinMatter', { of: m.seen().id })).toEqual(['not-of-itself'])
    expect(m.does('joinMatter', { of: idOf(7) })).toMatchObject({ state: 'became', details: { joined: idOf(7) } })
  })
  test('state nothing: and why', () => {
    const m = looked().does('setAside', { because: 'not_so' })
    expect(m.state).toBe('nothing')
    expect(m.standing.outcome).toBe('not_so')
  })
  test('state answered, notice answered: who gave it hears of it, in few words', () => {
    const m = answered()
    expect(m.state).toBe('answered')
    expect(m.told('answered')).toEqual(['reporter'])
    expect(m.standing.told).toHaveLength(1)
  })
  test('asked for again, it is looked into again', () => {
    const m = answered()
    expect(m.by('resident').does('reopen', { because: '又来倒了' }).state).toBe('read')
  })
})

describe('gates', () => {
  test('gate owner-and-chief-only: whoever has it and the chief, and nobody else', () => {
    const m = heard()
    for (const post of ['duty_officer', 'auxiliary'] as const)
      expect(m.by(post).refused(post === 'auxiliary' ? 'note' : 'read', reply(m))).toEqual(['owner-and-chief-only'])
    for (const post of ['county_officer', 'city_officer'] as const)
      expect(m.by(post).refused('raiseFlag', { danger: 'informant_threatened' })).toEqual(['owner-and-chief-only'])
    expect(m.by('station_chief').refused('read', reply(m))).toEqual([])
    m.does('handOver', { to: colleague('duty_officer'), because: 'leave' })
    expect(m.by('beat_officer').refused('read', reply(m))).toEqual(['owner-and-chief-only'])
    expect(m.by('duty_officer').refused('read', reply(m))).toEqual([])
  })
  test('gate say-how: a look has a way', () => {
    const m = read()
    expect(m.refused('lookInto', { lookedAt: m.now, ways: [] })).toEqual(['say-how'])
  })
  test('gate look-first: what nobody looked at is not found to be nothing', () => {
    const m = read()
    expect(m.refused('setAside', { because: 'not_so' })).toEqual(['look-first'])
    expect(m.refused('setAside', { because: 'already_known' })).toEqual([])
  })
  test('gate nothing-but-the-work: what is worked on is not called nothing', () => {
    const m = looked().does('becomeCase')
    expect(m.refused('answer', { ...word(m), template: 'nothing_found' })).toEqual(['nothing-but-the-work'])
  })
  test('gate not-tried-enough: nobody is given up before three days of trying, unless nobody gave it', () => {
    const m = looked().does('becomeCase').by('station_chief')
    expect(m.refused('answerNobody', { because: 'contact_failed' })).toEqual(['not-tried-enough'])
    for (let i = 0; i < 3; i++)
      m.later({ days: 1 }).does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })
    expect(m.does('answerNobody', { because: 'contact_failed' }).state).toBe('answered')
    const own = play('clue').by('beat_officer').does('hear', { text: '路灯下有人蹲点', source: 'saw_it_myself' })
    own.does('read', reply(own)).does('setAside', { because: 'too_vague' })
    expect(own.by('station_chief').does('answerNobody', { because: 'nobody_to_tell' }).state).toBe('answered')
  })
  test('what somebody tells us is owed an answer, whatever they tick', () => {
    expect(heard({ source: 'overheard' }).details.nobodyToTell).toBe(false)
  })
  test('gate silence-does-not-close: an informant in danger is not laid aside', () => {
    const m = heard({ danger: 'informant_threatened' })
    m.by('beat_officer')
      .does('read', reply(m))
      .does('lookInto', { lookedAt: m.now, ways: ['asked_around'] })
    expect(m.refused('setAside', { because: 'not_so' })).toEqual(['silence-does-not-close'])
    m.does('becomeCase')
    expect(m.by('station_chief').refused('answerNobody', { because: 'contact_failed' })).toContain(
      'silence-does-not-close',
    )
  })
  test('told in one’s own words, which name nobody', () => {
    const m = looked().does('becomeCase')
    expect(m.refused('answer', { ...word(m), inOwnWords: '前院叫王某的人已经承认' })).toContain('guard-name')
    expect(m.refused('answer', { ...word(m), inOwnWords: '您说的地方我们去看了，已经有人在办' })).toEqual([])
  })
})

test('measure M32: read and answered within two hours of being told, and not for what we saw ourselves on our way', () => {
  expect(heard().promises.map(({ measure, due }) => [measure, due])).toEqual([['M32', '2026-03-02T12:05:00+08:00']])
  expect(read().kept).toEqual([{ measure: 'M32', late: false }])
  const late = heard().later({ hours: 2 })
  expect(late.by('beat_officer').does('read', reply(late)).kept).toEqual([{ measure: 'M32', late: true }])
  expect(
    play('clue')
      .by('beat_officer')
      .does('takeLead', { text: '邻居说的', of: idOf(7) }).promises,
  ).toEqual([])
})

describe('twelve months', () => {
  const old = () => read().later({ days: 337 })
  const clock = (m: ReturnType<typeof heard>) => m.by('clock')
  test('gate not-near-its-end, gate warned-already, notice expiring: owner and chief are warned a month ahead, once', () => {
    const m = clock(read().later({ days: 330 }))
    expect(m.refused('warnOfEnd')).toEqual(['not-near-its-end'])
    m.later({ days: 7 }).does('warnOfEnd')
    expect(m.told('expiring')).toEqual(['owner', 'station_chief'])
    expect(m.refused('warnOfEnd')).toEqual(['warned-already'])
    expect(m.state).toBe('read')
  })
  test('state expired, gate not-at-its-end, notice expired, notice laidAside: whoever gave it hears that it is over', () => {
    const m = clock(old())
    expect(m.refused('expire')).toEqual(['not-at-its-end'])
    m.does('warnOfEnd').later({ days: 29 })
    expect(m.refused('expire')).toEqual(['not-at-its-end'])
    m.later({ days: 1 }).does('expire')
    expect([m.state, m.standing.outcome, m.standing.told]).toEqual(['expired', 'expired', []])
    expect(m.told('expired')).toEqual(['reporter'])
    expect(m.told('laidAside')).toEqual(['owner'])
  })
  test('never heard of for a year, it still has its month; and what was never read stays late', () => {
    const m = clock(heard().later({ days: 500 }))
    m.does('warnOfEnd').later({ days: 29 })
    expect(m.refused('expire')).toEqual(['not-at-its-end'])
    m.later({ days: 1 }).does('expire')
    expect(m.last.promises.voids).toMatchObject([{ late: true }])
  })
  test('what became something is owed its answer, and who is in danger is not laid aside', () => {
    const became = looked().does('becomeCase').later({ days: 500 })
    expect(clock(became).refused('expire')).toEqual(['wrong-state'])
    const danger = heard({ danger: 'informant_threatened' }).later({ days: 340 })
    expect(clock(danger).refused('warnOfEnd')).toEqual(['silence-does-not-close'])
    const warned = clock(old()).does('warnOfEnd').later({ days: 40 })
    warned.by('beat_officer').does('raiseFlag', { danger: 'informant_threatened' })
    expect(clock(warned).refused('expire')).toEqual(['silence-does-not-close'])
  })
  test('asked for again, its twelve months begin again', () => {
    const m = clock(old()).does('warnOfEnd').later({ days: 31 }).does('expire').later({ days: 20 })
    expect(m.by('resident').does('reopen', {}).state).toBe('read')
    expect(clock(m.later({ days: 40 })).refused('warnOfEnd')).toEqual(['not-near-its-end'])
    m.later({ days: 300 }).does('warnOfEnd')
  })
})

describe('a copy', () => {
  test('gate no-copy-asked, gate copy-asked-already, notice copyAsked: asked for once, by who gave it', () => {
    const m = read()
    expect(m.refused('giveCopy', { givenAt: m.now, ownWordsOnly: true, second: colleague('station_chief') })).toEqual([
      'no-copy-asked',
    ])
    m.by('resident').does('askCopy')
    expect(m.told('copyAsked')).toEqual(['owner'])
    expect(m.refused('askCopy')).toEqual(['copy-asked-already'])
  })
  test('gate second-of-the-two, notice copyReady: the owner and the chief look at it together', () => {
    const m = read().by('resident').does('askCopy').by('beat_officer')
    const copy = (second: string) => ({ givenAt: m.now, ownWordsOnly: true, second })
    expect(m.refused('giveCopy', copy(colleague('duty_officer')))).toEqual(['second-of-the-two'])
    expect(m.refused('giveCopy', copy(m.owner!))).toEqual(['second-of-the-two'])
    m.does('giveCopy', copy(colleague('station_chief')))
    expect(m.told('copyReady')).toEqual(['reporter'])
  })
})

describe('kept apart', () => {
  test('paper clueRecord, paper feedback: for who has it, and no person on them', () => {
    expect(read().last.papers).toEqual(['clueRecord'])
    expect(answered().last.papers).toEqual(['feedback'])
    for (const paper of Object.values(read().kind.papers)) expect(paper.for).toBe('owner')
  })
  test('seen by the owner and the chief, in every state', () => {
    for (const m of [heard(), read(), looked(), answered()]) expect(m.kind.walled!(m.seen())).toBe('owner')
  })
  test('no rung leads above the station', () => {
    const m = heard()
    expect(new Set(ladderOf(m.kind, m.seen()).map(({ to }) => to))).toEqual(
      new Set(['owner', 'person', 'station_chief']),
    )
  })
  test('its giver has a name that is nobody’s, and always the same', () => {
    const called = pseudonym('0192f3a4-0000-7000-8000-0000abcdef12')
    expect(called).toEqual(pseudonym('0192f3a4-0000-7000-8000-0000abcdef12'))
    expect(called.zh).toMatch(/^[\u4e00-\u9fff]{2,3}\d{3}$/)
    expect(called.en).toMatch(/^[A-Z][a-z]+ \d{3}$/)
    const many = new Set(Array.from({ length: 500 }, (_, i) => pseudonym(idOf(i * 7919)).zh))
    expect(many.size).toBeGreaterThan(450)
  })
})

/** Whom a notice may reach: who gave it, who has it, and the chief. */
const close = ['reporter', 'owner', 'station_chief']

test('whatever is done to it, nobody but owner and chief touches it, hears of it, or learns it from what it opens', () => {
  let made = 0
  const states = new Set<string>()
  fc.assert(
    fc.property(fc.integer(), seed => {
      const chance = chanceOf(seed)
      const m = play('clue', { standing: { anonymous: chance.likely(0.5) } })
      const all = Object.entries(m.kind.moves)
      for (let i = 0; i < 80; i++) {
        if (chance.likely(0.4)) m.later({ minutes: chance.below(900) })
        const choices = all.filter(([, move]) => (m.state === null ? isOpening(move) : move.from.includes(m.state)))
        const [name, move] = chance.pick(choices)
        m.by(chance.likely(0.8) ? chance.pick(move.by) : chance.pick(posts))
        const around = { now: m.now, staff: colleagueIds, matters: [idOf(7)], files: [file] }
        const says = sayAnything(move.says, chance, around)
        if (m.refused(name, says).length > 0) continue
        const owner = m.owner
        m.does(name, says)
        made++
        states.add(m.state!)
        for (const notice of m.last.notices) for (const role of notice.to) expect(close, notice.name).toContain(role)
        const { by } = m.seen()
        const near = by.id === owner || by.posts.some(post => ['resident', 'station_chief', 'clock'].includes(post))
        if (!isOpening(move)) expect(near, name).toBe(true)
        if (move.decides) expect(by.posts).not.toContain('auxiliary')
        for (const { says: opened, as } of m.last.opens)
          if (as === 'became') expect(Object.values(opened)).not.toContain('夜里有人往河里倒东西')
      }
    }),
    { numRuns: 120 },
  )
  expect(made).toBeGreaterThan(2000)
  expect([...states].sort()).toEqual(['answered', 'became', 'heard', 'looked_into', 'nothing', 'read'])
})
