import { describe, expect, test } from 'vitest'
import {
  choice,
  choices,
  count,
  day,
  evidence,
  instant,
  known,
  list,
  maybe,
  otherMatter,
  person,
  persons,
  reference,
  says,
  staff,
  words,
  yes,
  yesNo,
  yuan,
} from '../kinds/says.ts'
import { checkSays } from './check.ts'

const all = says({
  text: words(20),
  at: maybe(instant()),
  on: maybe(day()),
  how: maybe(choice('phone', 'visit')),
  some: maybe(choices('a', 'b')),
  no: maybe(reference()),
  n: maybe(count(10, 1)),
  money: maybe(yuan()),
  done: maybe(yes()),
  is: maybe(yesNo()),
  files: maybe(evidence(2)),
  to: maybe(staff()),
  of: maybe(otherMatter()),
  who: maybe(known()),
  victim: maybe(person('victim')),
  witnesses: maybe(persons('witness', 2)),
  terms: maybe(list(says({ what: words(10), due: day() }), 2)),
})
let n = 0
const check = (said: unknown) => checkSays(all, said, 'Asia/Shanghai', () => `id-${++n}`)
const faults = (said: unknown) => check(said).faults.map(({ at, code }) => `${at} ${code}`)
const fault = (field: string, value: unknown) => faults({ text: '好', [field]: value })

describe('what was said', () => {
  test('is taken as it stands, instants in the bureau’s own time, people as ids', () => {
    n = 0
    const { says, people } = check({
      text: '好',
      at: '2026-11-24T02:00:00Z',
      victim: { name: '张三', phone: '139****0001' },
      witnesses: [{ name: '李四' }, { address: '某村' }],
      terms: [{ what: '赔三百', due: '2026-12-01' }],
    })
    expect(says).toEqual({
      text: '好',
      at: '2026-11-24T10:00:00+08:00',
      victim: 'id-1',
      witnesses: ['id-2', 'id-3'],
      terms: [{ what: '赔三百', due: '2026-12-01' }],
    })
    expect(people).toEqual([
      { id: 'id-1', role: 'victim', said: { name: '张三', phone: '139****0001' } },
      { id: 'id-2', role: 'witness', said: { name: '李四' } },
      { id: 'id-3', role: 'witness', said: { address: '某村' } },
    ])
  })

  test('names others by id, and the door asks for them', () => {
    const id = '01A20FAD-306F-70EF-B926-162FF6F96F55'
    const checked = check({ text: '好', to: id, of: id, who: id, files: ['a'.repeat(64)] })
    for (const found of [checked.staff, checked.matters, checked.known]) expect(found[0]!.id).toBe(id.toLowerCase())
    expect(checked.files).toEqual(['a'.repeat(64)])
  })

  test('with many faults is answered with all of them, one a place', () => {
    expect(
      faults({
        at: 'gestern',
        n: 11,
        money: 0.001,
        done: false,
        files: ['x'],
        victim: { name: '', height: 180 },
        terms: [{ what: '好' }, { what: '好', due: '2026-02-30' }],
        'a/b~c': 1,
      }).sort(),
    ).toEqual([
      '/says/at wrong-form',
      '/says/a~1b~0c unknown-field',
      '/says/done must-be-yes',
      '/says/files/0 wrong-form',
      '/says/money too-fine',
      '/says/n too-large',
      '/says/terms/0/due required',
      '/says/terms/1/due wrong-form',
      '/says/text required',
      '/says/victim/height unknown-field',
      '/says/victim/name too-short',
    ])
  })

  test.each<[string, unknown, string]>([
    ['text', '', 'too-short'],
    ['text', 'x'.repeat(21), 'too-long'],
    ['text', 'x'.repeat(100_000), 'too-long'],
    ['text', 'a\u0000b', 'wrong-form'],
    ['text', 'a\u001bb', 'wrong-form'],
    ['text', 'a\ud800', 'bad-text'],
    ['text', 5, 'wrong-type'],
    ['text', { toString: 'x' }, 'wrong-type'],
    ['at', '2026-11-24T10:00:00', 'wrong-form'],
    ['at', '0000-01-01T00:00:00Z', 'bad-instant'],
    ['at', '9999-01-01T00:00:00Z', 'bad-instant'],
    ['at', '0001-01-01T00:00:00Z', 'bad-instant'],
    ['at', '2026-02-30T00:00:00Z', 'wrong-form'],
    ['on', '0000-01-01', 'bad-day'],
    ['on', '9999-12-31', 'bad-day'],
    ['on', '2026-02-29', 'wrong-form'],
    ['how', 'pigeon', 'not-one-of-these'],
    ['some', ['a', 'a'], 'twice'],
    ['n', 1.5, 'wrong-type'],
    ['n', Number.NaN, 'wrong-type'],
    ['n', '3', 'wrong-type'],
    ['money', Number.POSITIVE_INFINITY, 'wrong-type'],
    ['money', 1e300, 'too-large'],
    ['money', -0.01, 'too-small'],
    ['is', 'true', 'wrong-type'],
    ['no', '编号; drop table', 'wrong-form'],
    ['to', 'not an id', 'wrong-form'],
    ['victim', {}, 'empty'],
    ['victim', '张三', 'wrong-type'],
    ['victim', null, 'wrong-type'],
    ['files', [], 'too-few'],
  ])('%s: %j is refused as %s', (field, value, code) => {
    expect(fault(field, value)).toEqual([expect.stringMatching(new RegExp(`^/says/${field}(/\\d+)? ${code}$`))])
  })

  test.each([[null], [[]], ['text'], [3], [undefined]])('that is %j is not taken for something said', said => {
    expect(faults(said)).toEqual(['/says wrong-type'])
  })

  test('money to the cent is taken to the cent', () => {
    for (let cents = 0; cents < 20_000; cents += 7) expect(fault('money', cents / 100)).toEqual([])
  })

  test('a name that only JavaScript knows is a field like any other', () => {
    expect(faults(JSON.parse('{"text":"好","__proto__":{"a":1},"constructor":1}')).sort()).toEqual([
      '/says/__proto__ unknown-field',
      '/says/constructor unknown-field',
    ])
  })
})
