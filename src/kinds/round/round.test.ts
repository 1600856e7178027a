import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { file, idOf, play } from '../../../test/play.ts'
import { kindNamed } from '../index.ts'
import { checklists, itemNames, items, needNames, shiftNames } from './checklists.ts'

type Played = ReturnType<typeof play>
const [one, two] = [idOf(51), idOf(52)]
const shiftAt = '2026-03-02T16:00:00+08:00'
const kinds = {
  listening: {},
  schools: { toSee: [one] },
  small_premises: { toSee: [one, two] },
  public_list: {},
  shift_check: { shift: 'S-1', lapsesAt: shiftAt },
  visit: { visit: 'V-1' },
} as const
type Planned = keyof typeof kinds
const everySort = Object.keys(kinds) as Planned[]

const begin = () => play('round', { people: [] })
const planned = (sort: Planned, more: object = {}) =>
  begin()
    .by('clock')
    .does('plan', { sort, ...kinds[sort], ...more })
const walking = (sort: Planned, more: object = {}) => {
  const m = planned(sort, more).later({ hours: 1 })
  return m.by('beat_officer').does('start', { startedAt: m.now })
}
const seePlace = (m: Played, place: string = one, result = 'all_right') =>
  m.does('seePlace', { place, seenAt: m.now, result })
const ordered = () =>
  begin()
    .by('county_officer')
    .does('order', { campaign: 'K-1', toSee: [one, two, one], lapsesAt: '2026-03-20T18:00:00+08:00' })

const endings = {
  listening: ['finishListening', { summaryNo: 'L-1', placesStopped: 4, mood: 'some_worries' }, 'heardAt'],
  schools: ['finishSchools', { checklistNo: 'Q-1', problemsNo: 'W-1' }, 'checkedAt'],
  small_premises: ['finishPremises', { recordNo: 'R-1', certificatesShown: true }, 'checkedAt'],
  public_list: [
    'publishList',
    { listNo: 'G-1', placesOnly: true, reported: 7, putRight: 5, stillOpen: 2, shown: 'both' },
    'publishedAt',
  ],
  shift_check: ['checkShift', { recordNo: 'B-1', looked: [...shiftNames], putRight: ['dress'] }, 'checkedAt'],
  visit: [
    'finishVisit',
    { consentNo: 'A-1', stillWanted: true, visitNo: 'Z-1', needs: ['need_medicine', 'need_company'] },
    'visitedAt',
  ],
} as const satisfies Record<Planned, readonly [string, object, string]>
const ending = (m: Played, sort: Planned): [string, Record<string, unknown>] => {
  const [move, says, at] = endings[sort]
  return [move, { ...says, [at]: m.now }]
}
const finish = (m: Played, sort: Planned) =>
  m.by(sort === 'public_list' || sort === 'shift_check' ? 'station_chief' : 'beat_officer').does(...ending(m, sort))
const finished = (sort: Planned) => {
  const m = walking(sort)
  for (const place of m.details.toSee) seePlace(m, place)
  return finish(m, sort)
}

describe('a round', () => {
  test('state due: opened by the clock, and the promise runs from when it was last done', () => {
    const m = planned('listening', { since: '2026-02-20T09:00:00+08:00' })
    expect(m.state).toBe('due')
    expect(m.promises).toMatchObject([{ measure: 'M31', started: '2026-02-20T09:00:00+08:00' }])
    expect(m.promises[0]!.due).toBe('2026-03-08T00:00:00+08:00')
  })
  test('state under_way: somebody set out', () => expect(walking('schools').state).toBe('under_way'))
  test.each(everySort)('state done: %s ends by its own proof', sort => {
    const m = finished(sort)
    expect(m.state).toBe('done')
    expect(m.promises).toEqual([])
    expect(m.kept).toHaveLength(1)
  })
  test('state missed: the shift has begun and nobody looked', () => {
    const m = planned('shift_check').later({ hours: 6 }).by('clock').does('miss')
    expect(m.state).toBe('missed')
    expect(m.last.promises.voids).toMatchObject([{ late: true }])
    expect(m.told('missed')).toEqual(['owner', 'station_chief'])
  })
  test('state cancelled: withdrawn in one tap, with nothing to say, and nothing is owed or held against anybody', () => {
    const m = walking('visit')
    expect(m.kind.moves.withdrawConsent!.says.properties).toEqual({})
    m.by('resident').does('withdrawConsent')
    expect(m.state).toBe('cancelled')
    expect(m.last.promises.voids).toMatchObject([{ late: false }])
    expect(m.kept).toEqual([])
  })
  test('a campaign is ordered for its places, and promises nothing to nobody', () => {
    const m = ordered()
    expect(m.details).toMatchObject({ sort: 'campaign', toSee: [one, two] })
    expect(m.promises).toEqual([])
    m.by('beat_officer')
    seePlace(m)
    m.does('leavePlace', { place: two, because: 'closed_down' })
    m.does('finishCampaign', { recordNo: 'R-1', checkedAt: m.now, certificatesShown: true })
    expect(m.state).toBe('done')
  })
  test('the list and the look before a shift are the chief’s', () => {
    const { lands } = kindNamed('round')!
    expect(lands!(planned('public_list').seen())).toEqual({ with: 'chief', of: null })
    expect(lands!(planned('shift_check').seen())).toEqual({ with: 'chief', of: null })
    expect(lands!(planned('visit').seen())).toBe(null)
  })
})

describe('what is found is open in one move', () => {
  const takes = (m: Played) =>
    m.last.opens.map(({ kind, move, says }) => {
      const other = kindNamed(kind)
      return other === undefined || Compile(other.moves[move]!.says).Check(says)
    })
  test.each(itemNames)('%s: one tap, and a hazard of its type is there', item => {
    const m = ordered().by('auxiliary').does('findHazard', { item })
    expect(m.last.opens).toEqual([
      {
        kind: 'hazard',
        move: 'findOnVisit',
        as: 'found',
        says: { type: items[item].hazard, round: m.seen().id },
      },
    ])
    expect(takes(m)).toEqual([true])
  })
  test('with its place, what was seen, and whether it may hurt', () => {
    const m = walking('small_premises')
    m.does('findHazard', { item: 'shop_exit', place: one, mayHurt: true, text: '后门锁着', files: [file] })
    expect(m.last.opens[0]!.says).toMatchObject({ premises: one, mayHurt: true, text: '后门锁着', files: [file] })
    expect(takes(m)).toEqual([true])
    expect(m.details).toMatchObject({ hazards: 1, wrong: [one] })
  })
  test('a quarrel beginning, and a clue that we came across ourselves', () => {
    const m = walking('listening').does('findDispute', { text: '两家为水渠吵', sort: 'neighbours' })
    expect(m.last.opens).toMatchObject([{ kind: 'dispute', move: 'find', says: { foundOn: 'round' } }])
    expect(takes(m)).toEqual([true])
    m.does('hearClue', { text: '夜里常有车停在废窑', source: 'overheard' })
    expect(m.last.opens).toMatchObject([{ kind: 'clue', move: 'hear' }])
    expect(takes(m)).toEqual([true])
    expect(m.details).toMatchObject({ disputes: 1, clues: 1 })
  })
  test('each sort of round has its list, and every item of it is a hazard that can be opened', () => {
    const types = (kindNamed('hazard')!.moves.findOnVisit!.says.properties as any).type.enum
    for (const item of itemNames) expect(types, item).toContain(items[item].hazard)
    expect(Object.keys(checklists).sort()).toEqual(['campaign', 'listening', 'schools', 'small_premises', 'visit'])
    expect(new Set(Object.values(checklists).flat())).toEqual(new Set(itemNames))
  })
})

describe('gates', () => {
  const refusedPlan = (says: object) =>
    begin()
      .by('clock')
      .refused('plan', { ...says })
  test('gate which-places: schools and premises name theirs, and no other round has any', () => {
    expect(refusedPlan({ sort: 'schools' })).toEqual(['which-places'])
    expect(refusedPlan({ sort: 'listening', toSee: [one] })).toEqual(['which-places'])
  })
  test('gate which-shift: a look before a shift names it and when it begins', () => {
    expect(refusedPlan({ sort: 'shift_check', shift: 'S-1' })).toEqual(['which-shift'])
    expect(refusedPlan({ sort: 'listening', shift: 'S-1' })).toEqual(['which-shift'])
  })
  test('gate only-who-asked: nobody is visited who did not ask', () => {
    expect(refusedPlan({ sort: 'visit' })).toEqual(['only-who-asked'])
    expect(refusedPlan({ sort: 'small_premises', toSee: [one], visit: 'V-1' })).toEqual(['only-who-asked'])
  })
  test('gate over-before-it-begins: the latest moment lies ahead', () => {
    const lapsesAt = '2026-03-01T08:00:00+08:00'
    expect(refusedPlan({ sort: 'shift_check', shift: 'S-1', lapsesAt })).toEqual(['over-before-it-begins'])
    const order = { campaign: 'K-1', toSee: [one], lapsesAt }
    expect(begin().by('county_officer').refused('order', order)).toEqual(['over-before-it-begins'])
  })
  test('gate nobody-asked-for-it: only a visit that was asked for is withdrawn', () =>
    expect(planned('schools').by('resident').refused('withdrawConsent')).toEqual(['nobody-asked-for-it']))
  test('gate still-time: nothing is missed before its time is over, or without one', () => {
    expect(planned('shift_check').by('clock').refused('miss')).toEqual(['still-time'])
    expect(planned('listening').later({ days: 90 }).by('clock').refused('miss')).toEqual(['still-time'])
  })
  test('gate not-on-this-round: places of this walk only', () => {
    const m = walking('schools')
    const elsewhere = { place: two, seenAt: m.now, result: 'all_right' }
    expect(m.refused('seePlace', elsewhere)).toEqual(['not-on-this-round'])
    expect(m.refused('leavePlace', { place: two, because: 'not_safe' })).toEqual(['not-on-this-round'])
    expect(m.refused('findHazard', { item: 'gate_cover', place: two })).toEqual(['not-on-this-round'])
  })
  test('gate open-the-hazard-first, gate a-hazard-is-open: what is noted of a place agrees with what was opened', () => {
    const m = walking('schools')
    const noted = (result: string) => m.refused('seePlace', { place: one, seenAt: m.now, result })
    expect(noted('hazard_opened')).toEqual(['open-the-hazard-first'])
    m.does('findHazard', { item: 'gate_cover', place: one })
    expect(noted('all_right')).toEqual(['a-hazard-is-open'])
    expect(noted('hazard_opened')).toEqual([])
  })
  test('gate seen-already: a place that was seen is not left out', () => {
    const m = seePlace(walking('schools'))
    expect(m.refused('leavePlace', { place: one, because: 'not_safe' })).toEqual(['seen-already'])
  })
  test('gate nothing-to-find-here: nothing is found on a list or before a shift', () => {
    const m = planned('shift_check').by('beat_officer')
    expect(m.refused('findHazard', { item: 'way_other' })).toEqual(['nothing-to-find-here'])
    expect(m.refused('findDispute', { text: '吵架', sort: 'other' })).toEqual(['nothing-to-find-here'])
    expect(m.refused('hearClue', { text: '听说', source: 'overheard' })).toEqual(['nothing-to-find-here'])
  })
  test('gate not-on-this-list: an item of another round', () =>
    expect(walking('schools').refused('findHazard', { item: 'shop_gas' })).toEqual(['not-on-this-list']))
  test.each(everySort)('gate another-round: %s ends in no other way', sort => {
    const m = walking(sort).by('station_chief')
    for (const other of everySort)
      if (other !== sort) expect(m.refused(...ending(m, other)), other).toContain('another-round')
  })
  test('gate places-left: each place is seen, or it is said why not', () => {
    const m = seePlace(walking('small_premises'))
    expect(m.refused(...ending(m, 'small_premises'))).toEqual(['places-left'])
    m.does('leavePlace', { place: two, because: 'nobody_there' })
    expect(m.refused(...ending(m, 'small_premises'))).toEqual([])
  })
  test('gate look-at-all, gate shift-has-begun: every item, before the shift', () => {
    const m = planned('shift_check').by('station_chief')
    const [move, says] = ending(m, 'shift_check')
    expect(m.refused(move, { ...says, looked: ['dress'] })).toEqual(['look-at-all'])
    m.later({ hours: 8 })
    expect(m.refused(move, { ...says, checkedAt: m.now })).toEqual(['shift-has-begun'])
  })
})

describe('who hears of it', () => {
  test('notice ordered: those who walk, and their chief', () =>
    expect(ordered().told('ordered')).toEqual(['owner', 'station_chief']))
  test('notice notAnyMore: whoever would have gone', () =>
    expect(planned('visit').by('window_clerk').does('withdrawConsent').told('notAnyMore')).toEqual(['owner']))
  test('notice calledOff: whoever would have gone', () => {
    const m = planned('schools').by('station_chief').does('callOff', { because: 'place_closed' })
    expect(m.told('calledOff')).toEqual(['owner'])
  })
  test('notice missed: the owner and the chief', () =>
    expect(planned('shift_check').later({ hours: 6 }).by('clock').does('miss').told('missed')).toContain('owner'))
})

describe('papers', () => {
  test('paper listeningSummary: of matters, never of persons', () =>
    expect(finished('listening').last.papers).toEqual(['listeningSummary']))
  test('paper checklist, paper problemList: of the schools', () =>
    expect(finished('schools').last.papers).toEqual(['checklist', 'problemList']))
  test('paper dailyCheck: with the certificates that were shown', () =>
    expect(finished('small_premises').last.papers).toEqual(['dailyCheck']))
  test('paper publicList: places only', () => expect(finished('public_list').last.papers).toEqual(['publicList']))
  test('paper shiftRecord: of the shift', () => expect(finished('shift_check').last.papers).toEqual(['shiftRecord']))
  test('paper visitRecord: what help is needed', () => expect(finished('visit').last.papers).toEqual(['visitRecord']))
})

describe('promises', () => {
  const measures: Record<Planned, string> = {
    listening: 'M31',
    schools: 'M43',
    small_premises: 'M44',
    public_list: 'M45',
    shift_check: 'M57',
    visit: 'M75',
  }
  test('measure M31, measure M43, measure M44, measure M45, measure M57, measure M75: one each, kept by its own end', () => {
    for (const sort of everySort) {
      expect(planned(sort).promises.map(p => p.measure)).toEqual([measures[sort]])
      expect(finished(sort).kept).toEqual([{ measure: measures[sort], late: false }])
    }
  })
  test('measure M43: late when the school was last looked at longer ago than a month', () => {
    const m = walking('schools', { since: '2026-01-15T00:00:00+08:00' })
    seePlace(m)
    expect(finish(m, 'schools').kept).toEqual([{ measure: 'M43', late: true }])
  })
  test('measure M45: void when called off by the chief, with a reason', () => {
    const m = planned('public_list').by('county_officer').does('callOff', { because: 'beat_changed' })
    expect(m.last.promises.voids).toMatchObject([{ late: false }])
  })
  test('measure M57: due by the end of the day on which the shift begins', () =>
    expect(planned('shift_check').promises[0]!.due).toBe('2026-03-03T00:00:00+08:00'))
  test('measure M75: may be put off when they ask for another day', () => {
    const m = planned('visit').by('beat_officer')
    m.does('askPause', { measure: 'M75', reason: 'party_requested_delay', because: '走亲戚', endsWith: 'start' })
    m.by('station_chief').does('approvePause', { no: 1, toldAt: m.now, how: 'phone' })
    expect(m.told('paused')).toEqual(['owner'])
  })
})

describe('what a round never holds', () => {
  const { moves, people, details } = kindNamed('round')!
  const fieldsOf = (name: string) => Object.entries<any>(moves[name]!.says.properties)

  test('nobody: no person is in it, and a visit is an id of the sealed list', () => {
    expect(people).toEqual([])
    for (const name of Object.keys(moves))
      for (const [field, schema] of fieldsOf(name)) expect(schema['x-person'], `${name}.${field}`).toBeUndefined()
  })
  test('no free text and no photograph where a round ends: above all not of a shift or a home', () => {
    for (const [name] of Object.values(endings))
      for (const [field, schema] of fieldsOf(name)) {
        expect(schema['x-words'], `${name}.${field}`).toBeUndefined()
        expect(schema['x-evidence'], `${name}.${field}`).toBeUndefined()
      }
    expect(Object.keys(moves)).not.toContain('note')
  })
  test('no score, no count of persons: of a shift what was looked at, of a home what help is needed', () => {
    expect(fieldsOf('checkShift').map(([field]) => field)).toEqual(['recordNo', 'checkedAt', 'looked', 'putRight'])
    expect((moves.finishVisit!.says.properties as any).needs.items.enum).toEqual(needNames)
    for (const [field, schema] of Object.entries<any>(details.properties))
      expect(schema.type === 'integer' ? ['hazards', 'disputes', 'clues'] : [field]).toContain(field)
  })
})
