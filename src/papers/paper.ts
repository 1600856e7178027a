import { buffer } from 'node:stream/consumers'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { isAnswer } from '../kinds/answering.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Kind, Paper } from '../kinds/kind.ts'
import { printedCode } from '../kinds/printed-code.ts'
import type { Words } from '../kinds/words.ts'
import { postsHere, signsAs } from '../matters/actors.ts'
import type { Asker } from '../matters/asker.ts'
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
import { officialDay } from './form/day.ts'
import type { Form } from './form/form.ts'
import type { Line, Sheet } from './form/sheet.ts'
import type { Called } from './form/value.ts'
import { ANSWER_CARD, handed, howFar, isOurs, largeOnCard, linesIn, titleOf } from './form/wording.ts'
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
const answerCards = new Set([ANSWER_CARD, PROGRESS])

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
  const officer = `${surnameOf(owner?.name ?? '')}警官`
  const code = printedCode(matter.code)
  const sheet: Sheet = {
    title: made.words.zh,
    unit: unit?.nameZh ?? '',
    number: made.number,
    code,
    to: to.length > 0 ? to.map(([, who]) => who).join('、') : null,
    ...(name === ANSWER_CARD && { large: largeOnCard(answerDue(whole, kind, know), officer, code, know.tz) }),
    lines: answerCards.has(name)
      ? howFarIs(whole, kind, know, officer, name === PROGRESS)
      : linesIn(kind, made.from, made.paper!, matter.details as Record<string, unknown>, called),
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

/** When somebody answers: the first open promise that somebody waits for. */
const answerDue = ({ promises }: Whole, kind: Kind, { given }: Knowledge): number | undefined =>
  promises.find(({ measure, edition, metAt, voidAt }) => {
    const promised = given(measure, edition)
    return metAt === null && voidAt === null && promised !== undefined && isAnswer(promised, kind)
  })?.due

function howFarIs({ matter, promises }: Whole, kind: Kind, { tz }: Knowledge, who: string, progress: boolean): Line[] {
  const step = matter.protected ? null : (wordsFor(kind, 'states', matter.state)?.zh ?? matter.state)
  const told = matter.standing.told.map(({ at }) => at)
  return howFar({ openedAt: matter.openedAt, who, promises, ...(progress && { progress: { step, told } }) }, tz)
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
