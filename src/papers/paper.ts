import { buffer } from 'node:stream/consumers'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Kind, Paper } from '../kinds/kind.ts'
import type { Words } from '../kinds/words.ts'
import { postsHere, signsAs } from '../matters/actors.ts'
import type { Asker } from '../matters/asker.ts'
import { printedCode } from '../matters/code.ts'
import { fileIn } from '../matters/evidence.ts'
import { peopleIn } from '../matters/history.ts'
import { type Knowledge, knowledgeOf } from '../matters/knowledge.ts'
import type { Matter } from '../matters/matter.ts'
import { isOnlyHeard, onlyShown } from '../matters/reach.ts'
import { isSealedFor } from '../matters/sealed.ts'
import { matterFor, reachFor, type Whole } from '../matters/store.ts'
import { facesOf } from '../people/who-is-who.ts'
import { surnameOf } from '../places/officer.ts'
import { Refusal } from '../platform/refusal.ts'
import { officialDay, officialTime } from './form/day.ts'
import type { Form } from './form/form.ts'
import type { Line, Sheet } from './form/sheet.ts'
import { type Called, linesOf } from './form/value.ts'
import { formFor } from './forms.ts'
import { paperNumber } from './number.ts'
import { type From, madeIn, type VoidReason } from './store.ts'
import { tokenOf, type Which } from './token.ts'

/** A paper that a matter has, for whoever asks. */
export type Listed = {
  name: string
  entryNo: number
  words: Words
  number: string | null
  at: number
  void: VoidReason | null
}

/** The paper that every matter has at any time: how far it is. Of no entry, so it bears the matter's latest. */
const PROGRESS = 'progressNote'
const progressWords: Words = { zh: '办理进度单', en: 'Progress note' }
const answerCards = new Set(['receiptSlip', PROGRESS])

export const voidWords: Readonly<Record<VoidReason, Words>> = {
  misprinted: { zh: '打印错误', en: 'Misprinted' },
  wrong_content: { zh: '内容有误', en: 'What it says is wrong' },
  not_handed_over: { zh: '未交付', en: 'Never handed over' },
  replaced: { zh: '已另出新单', en: 'Replaced by another' },
}

type Seen = {
  whole: Whole
  kind: Kind
  know: Knowledge
  entries: From[]
  papers: (Listed & { paper: Paper | undefined; from: From })[]
}

/**
 * The papers of one matter that the asker may have, the newest first: somebody of the bureau those of a matter that they see and whose
 * words are for them; who holds the link those made for them. Of a protected matter none is for the other side (R26).
 */
export async function papersFor(house: House, asker: Asker, id: string): Promise<Seen> {
  const whole = await matterFor(house, asker, id)
  if (!whole) throw new Refusal(404, 'no-such-matter')
  const { matter } = whole
  const kind = kindNamed(matter.kind)!
  const know = await knowledgeOf(house.db, asker.bureauId, house.now())
  const { entries, numbered, voided } = await madeIn(house, matter)
  const mine = await whoseFor(house, asker, matter, kind, know)
  const made = entries.flatMap(from =>
    (kind.moves[from.move]?.papers ?? []).flatMap(name => {
      const paper = kind.papers[name]!
      const row = numbered.find(one => one.entryNo === from.no && one.name === name)
      if (!isOurs(paper) || (paper.series !== undefined && !row) || !mine(paper)) return []
      const unit = row && (know.known.units.get(row.unitId)?.nameZh ?? '')
      const number = row ? paperNumber(unit!, row.series, row.year, row.n) : null
      return [{ name, paper, from, number, words: titleOf(kind, name, paper) }]
    }),
  )
  const latest = entries.at(-1)!
  const progress = mine({ for: 'reporter', copies: 1, prints: [], source: '' })
    ? [{ name: PROGRESS, paper: undefined, from: latest, number: null, words: progressWords }]
    : []
  const papers = [...made.reverse(), ...progress].map(one => ({
    ...one,
    entryNo: one.from.no,
    at: one.from.at,
    void: voided.find(v => v.entryNo === one.from.no && v.name === one.name)?.reason ?? null,
  }))
  return { whole, kind, know, entries, papers }
}

/** Forms of the law are printed elsewhere; some have a slip of ours beside them. */
export const isOurs = ({ statutory, slip }: Paper): boolean => !statutory || slip === true

export function titleOf(kind: Kind, name: string, { slip }: Paper): Words {
  const words = wordsFor(kind, 'papers', name) ?? { zh: name, en: name }
  return slip ? { zh: `${words.zh}（服务联）`, en: `${words.en} (service slip)` } : words
}

/** Which papers are for whoever asks. */
async function whoseFor(house: House, asker: Asker, matter: Matter, kind: Kind, know: Knowledge) {
  const apart = (paper: Paper) => matter.protected && (paper.for === 'both_sides' || kind.otherSide.includes(paper.for))
  if (asker.as === 'resident') {
    const me = signsAs(asker, matter)
    const roles = matter.people.filter(({ id }) => id === me).map(({ role }) => role)
    return (paper: Paper) => !apart(paper) && roles.some(role => isFor(paper.for, role, kind, matter))
  }
  const posts = postsHere(house.suite, know, asker, matter) ?? []
  const heard = asker.as === 'staff' && isOnlyHeard(matter, await reachFor(house, asker.person))
  if (heard || onlyShown('numbersOnly', posts) || isSealedFor(asker, matter)) return () => false
  return (paper: Paper) => !apart(paper)
}

/** Whoever reported it stands for whom the paper names where nobody else does, unless they are kept apart (R27). */
function isFor(whom: string, role: string, kind: Kind, { people }: Matter): boolean {
  if (whom === role) return true
  if (whom === 'both_sides') return ['reporter', 'party', 'otherParty'].includes(role)
  const asReporter = role === 'reporter' && kind.reporter === 'party'
  return asReporter && ['victim', 'applicant', 'finder'].includes(whom) && !people.some(one => one.role === whom)
}

/** One paper, ready to print. Refuses `no-such-paper` (404). @param entryNo of which entry; absent: the newest of that name */
export async function sheetFor(
  house: House,
  asker: Asker,
  { id, name, entryNo, address }: { id: string; name: string; entryNo?: number | undefined; address: string },
): Promise<{ sheet: Sheet; which: Which; form: Form | undefined }> {
  const { whole, kind, know, papers } = await papersFor(house, asker, id)
  const made = papers.find(one => one.name === name && (entryNo === undefined || one.entryNo === entryNo))
  if (!made) throw new Refusal(404, 'no-such-paper')
  const { matter } = whole
  if (made.paper && made.paper.prints.length > 0 && made.from.says === null) throw new Refusal(410, 'paper-destroyed')
  const unit = know.known.units.get(matter.unitId)
  const names = await namesOn(house, asker, matter, kind, made.paper, know)
  const faces = await facesOf(house.db, asker.bureauId)
  const called: Called = {
    tz: know.tz,
    person: id => names.get(id),
    colleague: id => faces(id)?.name,
  }
  const which = { bureauId: matter.bureauId, matterId: matter.id, entryNo: made.entryNo, name }
  const owner = faces(matter.ownerId)
  const to = [...names.entries()].filter(([id]) =>
    matter.people.some(one => one.id === id && made.paper && isFor(made.paper.for, one.role, kind, matter)),
  )
  const sheet: Sheet = {
    title: made.words.zh,
    unit: unit?.nameZh ?? '',
    number: made.number,
    code: printedCode(matter.code),
    to: to.length > 0 ? to.map(([, who]) => who).join('、') : null,
    lines: answerCards.has(name)
      ? howFar(whole, kind, know, `${surnameOf(owner?.name ?? '')}警官`, name === PROGRESS)
      : linesIn(kind, made.from, made.paper!, matter, called),
    ...handed(made.paper, await signaturesOf(house, matter, made)),
    day: officialDay(dayOf(new Date(made.from.at), know.tz)),
    phone: unit?.phone ?? null,
    verify: `${address}/v/${tokenOf(house.suite, which)}`,
    void: made.void && voidWords[made.void].zh,
  }
  const at = new Date(made.from.at)
  const form =
    unit && (await formFor(house.db, { bureauId: matter.bureauId, unitPath: unit.path, kind: kind.name, name, at }))
  return { sheet, which, form }
}

/** Names stand on a paper only for those whom it is for, and in full only where the asker may read them. */
async function namesOn(
  house: House,
  asker: Asker,
  matter: Matter,
  kind: Kind,
  paper: Paper | undefined,
  know: Knowledge,
) {
  const posts = postsHere(house.suite, know, asker, matter) ?? []
  if (!paper || paper.for === 'file' || onlyShown('masked', posts)) return new Map<string, string>()
  const people = await peopleIn(house, asker, matter, 'paper')
  return new Map(
    people.flatMap(({ id, role, said }) =>
      typeof said?.['name'] === 'string' && isFor(paper.for, role, kind, matter) ? [[id, said['name']] as const] : [],
    ),
  )
}

function linesIn(kind: Kind, from: From, { prints, shows = [] }: Paper, matter: Matter, called: Called): Line[] {
  const properties = (schema: unknown) => (schema as { properties: Record<string, any> }).properties
  const said = linesOf(kind, properties(kind.moves[from.move]!.says), from.says ?? {}, called, prints)
  return [...linesOf(kind, properties(kind.details), matter.details as Record<string, unknown>, called, shows), ...said]
}

/** By when, and who: nothing of what it is about, since a paper lies about in a house. */
function howFar({ matter, promises }: Whole, kind: Kind, { tz }: Knowledge, who: string, progress: boolean): Line[] {
  const day = (ms: number) => officialTime(new Date(ms).toISOString(), tz)
  const open = promises.filter(({ metAt, voidAt }) => metAt === null && voidAt === null)
  const kept = promises.filter(({ metAt }) => metAt !== null)
  const told = matter.standing.told.map(({ at }) => officialTime(at, tz))
  return [
    { label: '收到时间', value: [day(matter.openedAt)] },
    { label: '承办人', value: [who] },
    ...(progress && !matter.protected
      ? [{ label: '办到哪一步', value: [wordsFor(kind, 'states', matter.state)?.zh ?? matter.state] }]
      : []),
    ...open.map(({ text, due }) => ({ label: '我们的承诺', value: [text.zh, `最晚：${day(due - 60_000)}`] })),
    ...(progress ? kept.map(({ text, metAt }) => ({ label: '已做到', value: [text.zh, day(metAt!)] })) : []),
    ...(progress && told.length > 0 ? [{ label: '已当面或电话告知', value: told }] : []),
    { label: '怎么查', value: ['凭编号可查进度；用查询链接可看全部，链接请自己收好。打下面的电话也可以问。'] },
  ]
}

const hands: Readonly<Record<string, string>> = {
  both_sides: '当事人',
  responsible_unit: '责任单位',
  competent_body: '接收单位',
  township_and_fire: '乡镇（街道）、消防',
  school_and_owner: '学校、经营者',
  offender: '责任人',
}

/** The names that were written on the glass, in their order; undefined where one signs on paper. */
async function signaturesOf(
  house: House,
  matter: Whole['matter'],
  { paper, from }: Seen['papers'][number],
): Promise<(Buffer | undefined)[]> {
  const hashes = (paper?.signatures ?? []).map(field => (from.says?.[field] as string[] | undefined)?.[0])
  return Promise.all(
    hashes.map(async hash => {
      const file = hash === undefined ? undefined : await fileIn(house, matter, hash)
      return file && buffer(file.read())
    }),
  )
}

/** For whom each copy is, and who signs. */
export function handed(
  paper: Paper | undefined,
  drawn: readonly (Buffer | undefined)[],
): Pick<Sheet, 'copies' | 'signs'> {
  const signs = (...all: string[]) => all.map((who, i) => ({ who, drawn: drawn[i] }))
  if (!paper) return { copies: ['交来人'], signs: signs('经办人') }
  const whom = hands[paper.for] ?? '收执人'
  if (paper.for === 'file') return { copies: Array(paper.copies).fill('存档'), signs: signs('经办人') }
  if (paper.for === 'board' || paper.for === 'public') return { copies: ['张贴'], signs: signs('经办人') }
  if (paper.for === 'both_sides')
    return {
      copies: ['交当事人', '交对方当事人', '存档'].slice(0, paper.copies),
      signs: signs('当事人（捺指印）', '对方当事人（捺指印）', '主持人'),
    }
  const given = Array.from({ length: Math.max(1, paper.copies - 1) }, () => `交${whom}`)
  return { copies: paper.copies > 1 ? [...given, '存根'] : given, signs: signs(whom, '经办人') }
}
