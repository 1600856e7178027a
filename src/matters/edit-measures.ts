import { type Day, isOurDay } from '../clock/day.ts'
import { kinds } from '../kinds/index.ts'
import { measureFaultWords, type WrittenFault, writtenFaults } from '../kinds/measure-faults.ts'
import type { Measure } from '../kinds/measures.ts'
import { shippedMeasures } from '../kinds/shipped.ts'
import type { Words } from '../kinds/words.ts'
import { canonical } from '../platform/canonical.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { lineAt, linesOf, NotJson } from '../platform/json-lines.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Catalogue, catalogueOf, type Edition } from './catalogue.ts'
import { editionOf } from './knowledge.ts'

/** What is to be promised, as somebody wrote it; its edition is ours to count. */
export type Written = Omit<Measure, 'edition'>

export type Edit = {
  readonly measures: readonly Written[]
  /** From which day on; not before today. */
  readonly from: Day
  readonly today: Day
  readonly author: string
  readonly now: Date
  /** From that day they are promised to nobody any more. */
  readonly retired?: boolean
  /** The newest edition that the author had before their eyes, by number of the measure; 0: there was none. */
  readonly expect?: Readonly<Record<string, number>>
}

export type Saved = { readonly id: string; readonly edition: number; readonly changed: boolean }

/**
 * Writes a new edition of each of these measures, all or none; one that says what is said already gets none. What was
 * promised is not touched: nothing here looks at a promise, however many there are. Refuses `bad-measure` (422, with
 * `about.faults`), `bad-day` and `from-in-the-past` (422), and `edition-moved-on` (409) where another wrote in between.
 */
export async function saveMeasures(db: Db, bureauId: number, edit: Edit): Promise<Saved[]> {
  const { measures, from, today, author, now, retired = false, expect = {} } = edit
  const faults = faultsIn(measures)
  if (faults.length > 0) throw new Refusal(422, 'bad-measure', { faults })
  if (!isOurDay(from)) throw new Refusal(422, 'bad-day')
  if (from < today) throw new Refusal(422, 'from-in-the-past', { today })
  return changing(db, bureauId, 'measures', async trx => {
    // One author at a time.
    await trx.selectFrom('bureau').select('bureau_id').where('bureau_id', '=', bureauId).forUpdate().execute()
    const known = await catalogueIn(trx, bureauId)
    const saved: Saved[] = []
    for (const { id, ...body } of measures) {
      const last = known.editions.get(id)?.[0]
      const n = last?.measure.edition ?? 0
      if (expect[id] !== undefined && expect[id] !== n) throw new Refusal(409, 'edition-moved-on', { id, edition: n })
      if (isAsItWas(last, body, retired)) {
        saved.push({ id, edition: n, changed: false })
        continue
      }
      await trx
        .insertInto('measure')
        .values({
          bureau_id: bureauId,
          id,
          edition: n + 1,
          body: JSON.stringify({ ...body, id, edition: n + 1 }),
          from_day: from,
          retired,
          author,
          made_at: now,
        })
        .execute()
      saved.push({ id, edition: n + 1, changed: true })
    }
    return saved
  })
}

async function catalogueIn(db: Db, bureauId: number): Promise<Catalogue> {
  const rows = await db.selectFrom('measure').selectAll().where('bureau_id', '=', bureauId).execute()
  return catalogueOf(rows.map(editionOf))
}

const isAsItWas = (last: Edition | undefined, body: Omit<Written, 'id'>, retired = false) =>
  last !== undefined && last.retired === retired && sameAs(last.measure, body)

/** Those of a file that would get a further edition. */
export const changedIn = ({ editions }: Catalogue, measures: readonly Written[]): Written[] =>
  measures.filter(({ id, ...body }) => !isAsItWas(editions.get(id)?.[0], body))

const sameAs = ({ edition: _, id: __, ...said }: Measure, body: Omit<Written, 'id'>) =>
  canonical(said) === canonical({ ...body, edition: undefined })

export type Fault = { readonly at: string; readonly code: string; readonly words: Words; readonly name?: string }

/** Everything that is wrong in several measures; `at` is a JSON pointer into the list. */
export function faultsIn(measures: readonly unknown[]): Fault[] {
  const seen = new Set<unknown>()
  return measures.flatMap((one, i) => {
    const id = (one as { id?: unknown } | null)?.id
    const twice: WrittenFault[] = seen.has(id) ? [{ at: '/id', code: 'id-twice', name: String(id) }] : []
    seen.add(id)
    const shipped = shippedMeasures.find(measure => measure.id === id)
    return [...twice, ...writtenFaults(one, kinds, shipped)].map(fault => ({
      ...fault,
      at: `/${i}${fault.at}`,
      words: measureFaultWords[fault.code],
    }))
  })
}

export type FileFault = Fault & { readonly line: number }

/** A file of measures (a list, or one), with every fault by line and field; then none of it is taken. */
export function readMeasures(text: string): { measures: readonly Written[]; faults: readonly FileFault[] } {
  let read: unknown
  let lines: ReadonlyMap<string, number>
  try {
    lines = linesOf(text)
    read = JSON.parse(text)
  } catch (error) {
    const line = error instanceof NotJson ? error.line : 1
    return { measures: [], faults: [{ line, at: '', code: 'not-json', words: notJson }] }
  }
  const alone = !Array.isArray(read)
  const list: unknown[] = Array.isArray(read) ? read : [read]
  const faults = faultsIn(list).map(fault => {
    const at = alone ? fault.at.slice('/0'.length) : fault.at
    return { ...fault, at, line: lineAt(lines, at) }
  })
  return { measures: faults.length > 0 ? [] : (list as Written[]), faults }
}

const notJson: Words = { zh: '不是正确的 JSON。', en: 'This is not valid JSON.' }
