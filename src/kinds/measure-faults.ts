import { pauseReasons } from './common/fields.ts'
import { guard } from './guard.ts'
import type { Kind } from './kind.ts'
import { faultsOf, type Measure } from './measures.ts'
import { posts } from './posts.ts'
import { say, type Words } from './words.ts'

/** What is wrong in a measure that somebody wrote: where (a JSON pointer within it), a code, and the name that is. */
export type WrittenFault = { readonly at: string; readonly code: WrittenCode; readonly name?: string }
export type WrittenCode = keyof typeof measureFaultWords

export const measureFaultWords = {
  required: say('请填写这一项。', 'Please fill this in.'),
  'unknown-field': say('没有这一项，请去掉。', 'There is no such field; leave it out.'),
  'wrong-type': say('这一项的写法不对。', 'This is not of the right type.'),
  'bad-id': say('编号应为大写字母开头的字母和数字，如 M76。', 'A number is capital letters and digits, like M76.'),
  'id-twice': say('同一编号出现两次。', 'The same number stands here twice.'),
  'no-words': say('中文和英文都要写，最多 300 字。', 'Write it in both languages, 300 characters at most.'),
  'names-somebody': say(
    '这里要公开：去掉姓名、电话、住址和号牌。',
    'This hangs out in public: leave out names, telephones, addresses and plates.',
  ),
  'bad-value': say('应为大于 0 的整数。', 'This is a whole number above 0.'),
  'bad-unit': say('单位应为 minute、hour、workday 或 day。', 'A unit is minute, hour, workday or day.'),
  'unknown-pause': say('没有这个暂停原因。', 'There is no such reason for a pause.'),
  'pause-forbidden': say('法律或承诺不许这条措施因此暂停。', 'This measure may not be paused for that reason.'),
  'unknown-post': say('没有这个岗位。', 'There is no such post.'),
  'longer-than-law': say(
    '承诺比法定期限长了。承诺只能更短。',
    'Longer than the law allows. A promise is only ever shorter.',
  ),
  'law-left-out': say('法定上限不能去掉或放宽。', 'The limit of the law may not be left out or loosened.'),
  'attached-to-nothing': say('没有写由哪一步开始、哪一步算做到。', 'Nothing is said of what starts and keeps it.'),
  'unknown-kind': say('没有这个类别。', 'There is no such kind.'),
  'unknown-move': say('这个类别没有这个办理动作。', 'This kind has no such move.'),
  'never-starts': say('没有写由哪一步开始计时。', 'No move starts it.'),
  'never-ends': say('没有写哪一步算做到。', 'No move keeps it.'),
  'unknown-condition': say('这个类别没有这个条件。', 'This kind has no such condition.'),
  'unknown-instant': say('这个类别没有这个起算时刻。', 'This kind has no such instant.'),
  'bad-clock': say('应为 answer（首次答复）或 outcome（结果）。', 'This is answer or outcome.'),
  'no-proof': say('做到的那一步没有写凭什么算数。', 'Nothing is said of what proves it.'),
  'not-required': say(
    '这一步并不必填这一项，不能作凭据。',
    'That move does not require this field, so it proves nothing.',
  ),
} satisfies Record<string, Words>

const units = ['minute', 'hour', 'workday', 'day']
const idForm = /^[A-Z][A-Z0-9-]{1,11}$/
const fields = ['id', 'edition', 'title', 'promise', 'limit', 'pauses', 'by', 'proof', 'basis', 'cap', 'remedy', 'on']
const attachmentFields = [
  'kind',
  'clock',
  'starts',
  'if',
  'from',
  'until',
  'ends',
  'voids',
  'fails',
  'proof',
  'repeats',
]

/** domain §2.1: no pause at all on these; on the others here for these reasons only. */
const pausesAllowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['M01', 'M03', 'M04', 'M20', 'M36', 'M38', 'M42', 'M62', 'M63', 'M70', 'M71'].map(id => [id, []]),
  ),
  M14: ['contact_failed'],
  M15: ['appraisal', 'hearing'],
  M16: ['force_majeure'],
}

type Thing = Record<string, unknown>
const isThing = (x: unknown): x is Thing => typeof x === 'object' && x !== null && !Array.isArray(x)
const areNames = (x: unknown): x is string[] => Array.isArray(x) && x.every(one => typeof one === 'string')

/** Everything that is wrong with one measure as it was written. @param shipped the measure of that number that ships */
export function writtenFaults(given: unknown, kinds: readonly Kind[], shipped?: Measure): WrittenFault[] {
  if (!isThing(given)) return [{ at: '', code: 'wrong-type' }]
  const shape = shapeFaults(given)
  if (shape.length > 0) return shape
  const measure = given as unknown as Measure
  const named = faultsOf([{ ...measure, edition: 1 }], kinds).map(({ at, code, name }) => ({
    at: `/${at.replace(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`,
    code: code as WrittenCode,
    ...(name !== undefined && { name }),
  }))
  return [...named, ...lawFaults(measure, shipped)]
}

function shapeFaults(given: Thing): WrittenFault[] {
  const faults: WrittenFault[] = []
  const fault = (at: string, code: WrittenCode, name?: unknown) =>
    faults.push({ at, code, ...(typeof name === 'string' && { name: name.slice(0, 40) }) })
  const unknown = (thing: Thing, known: readonly string[], under: string) => {
    for (const name of Object.keys(thing)) if (!known.includes(name)) fault(`${under}/${name}`, 'unknown-field', name)
  }
  const both = (value: unknown, at: string) => {
    if (!isThing(value)) return void fault(at, value === undefined ? 'required' : 'wrong-type')
    for (const language of ['zh', 'en']) {
      const text = value[language]
      if (typeof text !== 'string' || text.trim() === '' || text.length > 300) fault(`${at}/${language}`, 'no-words')
    }
  }
  const period = (value: unknown, at: string) => {
    if (!isThing(value)) return void fault(at, value === undefined ? 'required' : 'wrong-type')
    if (!Number.isSafeInteger(value['value']) || Number(value['value']) < 1) fault(`${at}/value`, 'bad-value')
    if (!units.includes(value['unit'] as string)) fault(`${at}/unit`, 'bad-unit', value['unit'])
  }
  unknown(given, fields, '')
  if (typeof given['id'] !== 'string' || !idForm.test(given['id'])) fault('/id', 'bad-id', given['id'])
  both(given['title'], '/title')
  both(given['promise'], '/promise')
  period(given['limit'], '/limit')
  const { pauses } = given
  if (!areNames(pauses)) fault('/pauses', pauses === undefined ? 'required' : 'wrong-type')
  else
    for (const [i, reason] of pauses.entries())
      if (!(pauseReasons as readonly string[]).includes(reason)) fault(`/pauses/${i}`, 'unknown-pause', reason)
  if (!(posts as readonly unknown[]).includes(given['by'])) fault('/by', 'unknown-post', given['by'])
  for (const name of ['proof', 'basis'])
    if (typeof given[name] !== 'string' || given[name] === '') fault(`/${name}`, 'required')
  if (given['cap'] !== undefined) period(given['cap'], '/cap')
  if (given['remedy'] !== undefined) {
    both(given['remedy'], '/remedy')
    // It hangs out in public: a promise is about a thing, and names nobody.
    for (const [language, text] of Object.entries(isThing(given['remedy']) ? given['remedy'] : {}))
      if (typeof text === 'string' && guard(text).length > 0) fault(`/remedy/${language}`, 'names-somebody')
  }
  if (!Array.isArray(given['on'])) fault('/on', given['on'] === undefined ? 'required' : 'wrong-type')
  else for (const [i, on] of given['on'].entries()) attachmentFaults(on, `/on/${i}`, fault, unknown)
  return faults
}

type Note = (at: string, code: WrittenCode, name?: unknown) => void

function attachmentFaults(
  on: unknown,
  at: string,
  fault: Note,
  unknown: (t: Thing, k: readonly string[], u: string) => void,
) {
  if (!isThing(on)) return fault(at, 'wrong-type')
  unknown(on, attachmentFields, at)
  if (typeof on['kind'] !== 'string') fault(`${at}/kind`, 'required')
  for (const name of ['starts', 'ends'])
    if (!areNames(on[name])) fault(`${at}/${name}`, on[name] === undefined ? 'required' : 'wrong-type')
  if (areNames(on['starts']) && on['starts'].length === 0) fault(`${at}/starts`, 'never-starts')
  for (const name of ['voids', 'fails'])
    if (on[name] !== undefined && !areNames(on[name])) fault(`${at}/${name}`, 'wrong-type')
  for (const name of ['if', 'from', 'until'])
    if (on[name] !== undefined && typeof on[name] !== 'string') fault(`${at}/${name}`, 'wrong-type')
  if (on['clock'] !== undefined && on['clock'] !== 'answer' && on['clock'] !== 'outcome')
    fault(`${at}/clock`, 'bad-clock', on['clock'])
  if (on['repeats'] !== undefined && typeof on['repeats'] !== 'boolean') fault(`${at}/repeats`, 'wrong-type')
  const proof = on['proof']
  if (!isThing(proof) || !Object.values(proof).every(areNames))
    fault(`${at}/proof`, proof === undefined ? 'required' : 'wrong-type')
}

const hours = { minute: 1 / 60, hour: 1, day: 24, workday: 24 }
type Length = Pick<Measure['limit'], 'value' | 'unit'>
/** How long at least; of workdays no more is known. */
const length = ({ value, unit }: Length): number => value * hours[unit]
const longer = (a: Length, b: Length): boolean =>
  (a.unit === 'workday') === (b.unit === 'workday') || a.unit === 'workday' ? length(a) > length(b) : false

/** A promise is never longer than the law, and never paused where it may not be, whoever writes it. */
function lawFaults({ id, limit, cap, pauses }: Measure, shipped: Measure | undefined): WrittenFault[] {
  const faults: WrittenFault[] = []
  const allowed = pausesAllowed[id]
  for (const [i, reason] of pauses.entries())
    if (allowed && !allowed.includes(reason)) faults.push({ at: `/pauses/${i}`, code: 'pause-forbidden', name: reason })
  if (shipped?.cap && (!cap || cap.unit !== shipped.cap.unit || cap.value > shipped.cap.value))
    faults.push({ at: '/cap', code: 'law-left-out' })
  if (cap && longer(limit, cap)) faults.push({ at: '/limit/value', code: 'longer-than-law' })
  return faults
}
