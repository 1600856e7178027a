import Type, { type Static } from 'typebox'
import { describe, expect, test } from 'vitest'
import { colleague, idOf, play } from '../../test/play.ts'
import { shippedCalendar } from '../clock/shipped.ts'
import { common } from '../kinds/common/index.ts'
import { commonNotices } from '../kinds/common/notices.ts'
import { fork, kind, moveOf, onward, type Standing, stationLadder } from '../kinds/kind.ts'
import type { Measure } from '../kinds/measures.ts'
import { choice, instant, list, maybe, nothing, says, staff, toldWords, words, yesNo } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { decide, inTheWay, movesFor } from './rules.ts'

type State = 'asked' | 'begun' | 'done'
const move = moveOf<State, object>()

/** A parcel handed in by a neighbour: small enough to read, with what no other kind yet needs. */
const parcel = kind<State, object>({
  name: 'parcel',
  details: nothing,
  blank: {},
  states: ['asked', 'begun', 'done'],
  ends: ['done'],
  moves: {
    ask: move({ from: [], to: 'asked', by: ['resident'], says: nothing }),
    begin: move({ from: ['asked'], to: 'begun', by: ['resident'], says: nothing }),
    beginAnew: move({ from: ['begun'], by: ['resident'], says: nothing }),
    finish: move({
      from: ['begun'],
      to: 'done',
      by: ['resident'],
      says: says({ doneAt: instant() }),
      refuse: {
        'three-workdays-over': ({ openedAt, endOf }, { doneAt }) =>
          Date.parse(doneAt) >= Date.parse(endOf!(openedAt, { value: 3, unit: 'workday' })),
      },
      tells: ['finished'],
    }),
  },
  start: 'ask',
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'party'],
  otherSide: [],
  unheard: (_seen, role, notice) => role === 'reporter' && notice === 'finished',
  conditions: {},
  instants: {},
  notices: { finished: { to: ['reporter', 'party'], source: 'test' } },
  papers: {},
  ladder: stationLadder,
  words: { name: say('包裹', 'Parcel'), about: say('代收', 'Handed in'), states: {}, moves: {} },
})

const soon: Measure = {
  id: 'M99',
  edition: 1,
  title: say('快办', 'Soon'),
  promise: say('两小时', 'Two hours'),
  limit: { value: 2, unit: 'hour' },
  pauses: [],
  by: 'beat_officer',
  proof: '时间',
  basis: '本地承诺',
  on: [
    {
      kind: 'parcel',
      starts: ['begin', 'beginAnew'],
      voids: ['beginAnew'],
      ends: ['finish'],
      proof: { finish: ['doneAt'] },
    },
  ],
}
const asked = () => play(parcel, { catalogue: [soon] }).does('ask')

describe('what a kind may rely on', () => {
  test('a case is reported by somebody known; one that comes out of an anonymous hazard goes on without', () => {
    const m = play('case', { standing: { anonymous: true } })
    expect(m.refused('report', { text: '自行车不见了' })).toEqual(['not-anonymous'])
    expect(m.by('duty_officer').refused('takeOver', { of: idOf(7), because: 'found_in_hazard' })).toEqual([])
  })
  test('a move that gives a promise up and begins it anew leaves the new one running', () => {
    const m = asked().does('begin').later({ hours: 1 }).does('beginAnew')
    expect(m.promises.map(({ measure, started }) => [measure, started])).toEqual([['M99', m.now]])
    expect(m.given).toHaveLength(2)
  })
  test('a gate can ask when a legal limit ends, by the calendar of the bureau', () => {
    const m = asked().does('begin')
    // 2026-03-02 is a Monday: three workdays on, Thursday 5th ends.
    expect(m.later({ days: 3 }).refused('finish', { doneAt: m.now })).toEqual([])
    expect(m.later({ days: 1 }).refused('finish', { doneAt: m.now })).toEqual(['three-workdays-over'])
  })
  test('a notice goes to none whom the kind holds it back from', () => {
    const m = asked().does('begin')
    m.does('finish', { doneAt: m.now })
    expect(m.told('finished')).toEqual(['party'])
  })
})

const details = Type.Object({ size: Type.Optional(Type.String()) }, { additionalProperties: false })
type Details = Static<typeof details>
type At = 'sent' | 'read' | 'answered' | 'closed' | 'lost'
const step = moveOf<At, Details>()

/** A letter to the station: with gates, forks, words for a citizen, another side and an ending. */
const letter = kind<At, Details>({
  name: 'letter',
  details,
  blank: {},
  states: ['sent', 'read', 'answered', 'closed', 'lost'],
  ends: ['closed', 'lost'],
  moves: {
    ...common<At, Details>({
      open: ['sent', 'read', 'answered'],
      closed: ['closed', 'lost'],
      again: 'read',
      workers: ['duty_officer'],
    }),
    send: step({
      from: [],
      to: 'sent',
      by: ['resident'],
      says: says({ danger: maybe(choice('violence_at_home', 'child_harmed')), text: maybe(words()) }),
      tells: ['receipt'],
    }),
    read: step({
      from: ['sent'],
      to: fork<At, Details, { size?: string }>(['read', 'lost'], (_seen, { size }) =>
        size === 'blank' ? 'lost' : size === 'odd' ? ('nowhere' as At) : 'read',
      ),
      by: ['duty_officer', 'station_chief'],
      says: says({ size: maybe(choice('long', 'blank', 'odd')), grown: maybe(choice('yes', 'no', 'unknown')) }),
      change: (seen, { size }) => (size ? { ...seen.details, size } : seen.details),
      adult: ({ grown }) => grown ?? 'nobody',
    }),
    ponder: step({
      from: ['sent', 'read', 'answered'],
      to: onward<At>({ answered: 'read' }),
      by: ['duty_officer'],
      says: nothing,
    }),
    answer: step({
      from: ['read'],
      to: 'answered',
      by: ['duty_officer', 'auxiliary'],
      says: says({
        answer: maybe(toldWords()),
        points: maybe(list(says({ point: toldWords() }))),
        own: maybe(words()),
        early: maybe(yesNo()),
        alone: maybe(yesNo()),
        toldAt: maybe(instant()),
        confirmed: maybe(choice('signature', 'code')),
      }),
      refuse: {
        'too-early': (_seen, { early }) => early === true,
        'two-needed': (_seen, { alone }) => alone === true,
        'never-on-sundays': seen => seen.today === '2026-03-08',
      },
      counts: 'told',
      tells: ['answered', 'ifLong'],
      papers: ['reply'],
      outcome: ({ early }) => (early === false ? 'late_answer' : 'answer'),
      opens: [
        {
          kind: 'clue',
          move: 'hear',
          as: 'clue',
          if: (after, _says, before) =>
            before.state === 'read' && after.state === 'answered' && after.details.size === 'long',
          says: seen => ({ of: seen.id }),
        },
      ],
    }),
    handOn: step({
      from: ['read'],
      by: ['duty_officer'],
      says: says({ to: maybe(staff()), unit: maybe(choice('x')) }),
      handsTo: ({ to }) => to,
      movesTo: ({ unit }) => unit,
    }),
    shout: step({ from: ['read'], by: ['duty_officer'], says: nothing, tells: ['nobodyKnows'] }),
    close: step({
      from: ['answered'],
      to: 'closed',
      by: ['duty_officer'],
      says: nothing,
      outcome: 'filed',
      tells: ['answered'],
    }),
  },
  start: 'send',
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'writer', 'addressee', 'victim'],
  otherSide: ['addressee', 'victim'],
  conditions: {},
  instants: {},
  notices: {
    ...commonNotices,
    answered: {
      to: ['reporter', 'writer', 'addressee', 'victim', 'owner', 'station_chief', 'inspector'],
      source: 'test',
    },
    ifLong: { to: ['reporter'], if: seen => seen.details.size === 'long', source: 'test' },
  },
  papers: { reply: { for: 'reporter', copies: 1, prints: ['answer'], source: 'test' } },
  ladder: stationLadder,
  words: { name: say('来信', 'Letter'), about: say('写信', 'A letter'), states: {}, moves: {} },
})

const sent = (said = {}, standing: Partial<Standing> = {}) =>
  play(letter, { catalogue: [], standing }).by('resident').does('send', said)
const read = (said = {}, more = {}) => sent(more).by('duty_officer').does('read', said)

describe('may it be done', () => {
  test('a move that nobody knows, by any name', () => {
    for (const name of ['fly', 'toString', 'constructor', '__proto__'])
      expect(sent().refused(name)).toEqual(['unknown-move'])
  })
  test('an opening move opens, another acts on what is there, from where it may', () => {
    expect(sent().refused('send')).toEqual(['wrong-state'])
    expect(play(letter, { catalogue: [] }).by('duty_officer').refused('read')).toEqual(['wrong-state'])
    expect(sent().by('duty_officer').refused('close')).toEqual(['wrong-state'])
  })
  test('only by a post of its own; any one of those that somebody holds will do', () => {
    const m = sent().by('mediator')
    expect(m.refused('read')).toEqual(['wrong-post'])
    const both = { ...m.seen(), by: { id: idOf(1), posts: ['mediator', 'station_chief'] as const } }
    expect(
      decide({
        kind: letter,
        move: 'read',
        seen: both,
        says: {},
        catalogue: [],
        calendar: shippedCalendar,
        promises: [],
      }).refusals,
    ).toEqual([])
  })
  test('all that stands in the way is named at once, each once', () => {
    const m = read({ grown: 'no' }).later({ days: 6 })
    const says = { early: true, alone: true, answer: '他叫张三，电话13812345678，也叫张四' }
    expect(m.refused('answer', says)).toEqual([
      'too-early',
      'two-needed',
      'never-on-sundays',
      'template-only',
      'guard-name',
      'guard-phone',
    ])
    expect(m.refused('answer', { alone: true })).toEqual(['two-needed', 'never-on-sundays'])
    expect(m.later({ days: 1 }).refused('answer', {})).toEqual([])
  })
  test('refused, nothing is made', () => {
    const m = read()
    const { change, refusals } = decide({
      kind: letter,
      move: 'answer',
      seen: m.seen(),
      says: { early: true },
      catalogue: [],
      calendar: shippedCalendar,
      promises: [],
    })
    expect([change, refusals]).toEqual([undefined, ['too-early']])
  })
  test('what somebody may do now: by state and post, opening moves never', () => {
    const names = (m: ReturnType<typeof play>) => movesFor(letter, m.seen()).map(({ name }) => name)
    expect(names(read().by('auxiliary'))).toEqual([
      'tryToReach',
      'note',
      'hearMore',
      'hearCorrection',
      'hearForAnother',
      'raiseFlag',
      'answer',
    ])
    expect(names(sent().by('resident'))).toEqual([
      'confirmTold',
      'sayMore',
      'askCorrection',
      'askForAnother',
      'raiseFlag',
      'rate',
    ])
  })
})

describe('words for a citizen', () => {
  test.each([
    ['guard-identity-number', '身份证是371702199001011234'],
    ['guard-phone', '可以打13812345678'],
    ['guard-plate', '开鲁R12345的车'],
    ['guard-address', '住中华路18号'],
    ['guard-name', '砸灯箱的人叫张三'],
    ['guard-control-character', '已经\u0007办好'],
  ])('%s', (code, answer) => {
    expect(read().refused('answer', { answer })).toContain(code)
  })
  test('a name of this matter is found wherever it stands', () => {
    const ask = (answer: string) => ({
      kind: letter,
      move: 'answer',
      seen: read().seen(),
      says: { answer },
      catalogue: [],
      calendar: shippedCalendar,
      promises: [],
      names: ['欧阳若兰'],
    })
    expect(decide(ask('昨天欧阳若兰来过')).refusals).toEqual(['guard-named-person'])
    expect(decide(ask('昨天有人来过')).refusals).toEqual([])
  })
  test('it looks into every line of a list too', () => {
    const points = [{ point: '都好' }, { point: '可以打13812345678' }]
    expect(read().refused('answer', { points })).toEqual(['guard-phone'])
    expect(read({ grown: 'unknown' }).refused('answer', { points: [{ point: '都好' }] })).toEqual(['template-only'])
  })
  test('what is written for the file is not looked into', () => {
    expect(read({ grown: 'no' }).refused('answer', { own: '他叫张三，电话13812345678' })).toEqual([])
    expect(read().refused('note', { text: '电话13812345678' })).toEqual([])
  })
  test('of a minor, or of somebody whose age is not known, only the template is said', () => {
    for (const grown of ['no', 'unknown'])
      expect(read({ grown }).refused('answer', { answer: '办好了' })).toEqual(['template-only'])
    for (const grown of ['yes', undefined])
      expect(read(grown ? { grown } : {}).refused('answer', { answer: '办好了' })).toEqual([])
  })
})

describe('where it leads', () => {
  test('a fork goes where it chooses, among what it names; elsewhere is a fault of ours', () => {
    expect(read().state).toBe('read')
    expect(read({ size: 'blank' }).state).toBe('lost')
    expect(() => read({ size: 'odd' })).toThrow('not among its states')
  })
  test('onward from one state, and staying in the others', () => {
    expect(read().does('ponder').state).toBe('read')
    expect(sent().by('duty_officer').does('ponder').state).toBe('sent')
    expect(read().does('answer').does('ponder').state).toBe('read')
  })
  test('a step that leaves all as it was has moved nothing', () => {
    expect(read().does('ponder').last.moved).toBe(false)
    expect(read().does('note', { text: '记一笔' }).last.moved).toBe(false)
    expect(sent().by('duty_officer').does('read').last.moved).toBe(true)
    expect(read().does('raiseFlag', { danger: 'child_harmed' }).last.moved).toBe(true)
  })
  test('to a colleague, to a unit, or neither', () => {
    const m = read().does('handOn', { to: colleague('station_chief') })
    expect([m.owner, m.last.owner, m.last.toUnit]).toEqual([
      colleague('station_chief'),
      colleague('station_chief'),
      undefined,
    ])
    expect(m.last.moved).toBe(true)
    expect(read().does('handOn', { unit: 'x' }).last).toMatchObject({ toUnit: 'x', owner: undefined })
  })
  test('its papers, and what it opens, where that holds of the matter before and after', () => {
    expect(read().does('answer').last).toMatchObject({ papers: ['reply'], opens: [] })
    const long = read({ size: 'long' }).does('answer')
    expect(long.last.opens).toEqual([{ kind: 'clue', move: 'hear', as: 'clue', says: { of: long.seen().id } }])
  })
})

describe('how it stands', () => {
  test('told: when, how, and how it is known; tries before it are over', () => {
    const m = read().does('tryToReach', { triedAt: '2026-03-02T10:05:00+08:00', via: 'phone', result: 'away' })
    expect(m.standing.attempts).toMatchObject([{ day: '2026-03-02', how: 'phone' }])
    m.later({ hours: 14 }).does('answer', { toldAt: '2026-03-02T23:59:00+08:00', confirmed: 'code' })
    expect(m.standing).toMatchObject({
      attempts: [],
      told: [{ at: '2026-03-02T23:59:00+08:00', day: '2026-03-02', confirmed: 'code', by: colleague('duty_officer') }],
    })
    expect(read().does('answer').standing.told).toMatchObject([{ confirmed: null, how: 'in_person' }])
  })
  test('its outcome: a word, or one that hangs on what was said; the last one holds', () => {
    expect(read().does('answer').standing.outcome).toBe('answer')
    const m = read().does('answer', { early: false })
    expect(m.standing.outcome).toBe('late_answer')
    expect(m.does('close').standing).toMatchObject({ outcome: 'filed', closedAt: m.now })
  })
  test('reopened, it is as if nobody had been told, and counted', () => {
    const m = read()
      .does('answer')
      .does('close')
      .later({ days: 2 })
      .by('resident')
      .does('reopen', { because: '没说清' })
    expect(m.standing).toMatchObject({ told: [], outcome: null, closedAt: null, reopened: 1, rated: null })
  })
  test('protected from the first ticked box, and by the flag', () => {
    expect(sent({ danger: 'child_harmed' }).standing.protected).toBe(true)
    expect(sent().does('raiseFlag', { danger: 'child_harmed' }).standing.protected).toBe(true)
    expect(sent().standing.protected).toBe(false)
  })
})

describe('who hears of it', () => {
  test('all whom the notice names; with a condition, only where it holds', () => {
    const m = read().does('answer')
    expect(m.told('answered')).toEqual([
      'reporter',
      'writer',
      'addressee',
      'victim',
      'owner',
      'station_chief',
      'inspector',
    ])
    expect(m.told('ifLong')).toBeUndefined()
    expect(read({ size: 'long' }).does('answer').told('ifLong')).toEqual(['reporter'])
  })
  test('of a protected matter only who it is about and who works on it: no role that nobody has declared safe, never the other side', () => {
    const m = read({}, { danger: 'violence_at_home' }).does('answer')
    // 'victim' would be safe elsewhere; here the kind counts it as the other side.
    expect(m.told('answered')).toEqual(['reporter', 'owner', 'station_chief', 'inspector'])
  })
  test('lifted by two, all hear again', () => {
    const m = read({}, { danger: 'violence_at_home' }).does('askLowerFlag', { because: '误报' })
    m.by('station_chief').does('lowerFlag', { because: '已核实' })
    expect(m.by('duty_officer').does('answer').told('answered')).toContain('addressee')
  })
  test('a notice that the kind does not have is a fault of ours', () => {
    expect(() => read().does('shout')).toThrow('no notice nobodyKnows')
  })
})

test('what stands in the way whatever is said: a gate that waits to hear is silent, one that is broken is not', () => {
  const gate = (refuses: (seen: any, says: any) => boolean) =>
    inTheWay({ ...parcel.moves['begin']!, refuse: { closed: refuses } }, { state: 'asked' } as never)
  expect(gate(({ state }) => state === 'asked')).toEqual(['closed'])
  expect(gate((_, { text }) => text.length > 3)).toEqual([])
  expect(gate((_, says) => says.text === undefined)).toEqual([])
  expect(() => gate(({ nowhere }) => nowhere.day > 3)).toThrow(TypeError)
})
