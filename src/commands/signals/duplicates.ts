import { sql } from 'kysely'
import type { House } from '../../house.ts'
import { numberFeed } from '../../journal/feed.ts'
import { importedId } from '../../matters/import.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { candidatesFor, likenessOf } from '../../signals/duplicates/candidates.ts'
import { noteSigns } from '../../signals/note.ts'
import { readTyped, usage } from '../../typed.ts'
import type { Context } from '../../xjw.ts'
import { faultyLine, tableIn } from './table.ts'
import { options, summary } from './typed.ts'

/**
 * Over matters that `xjw import` brought: each matter of the pairs is asked for as on the day it came in, with only those
 * before it to be found. A pair is found where its later one shows its earlier one.
 */
export async function evaluateDuplicates(args: string[], { open, say }: Context): Promise<number> {
  const { file, bureau, json } = optionsOf(args)
  const { pairs, skipped } = await pairsIn(file)
  const house = await open()
  try {
    const { bureauId, idOf } = await importedBureau(house, bureau, new Set(pairs.flat()))
    for (let n = 1; n > 0; ) n = await numberFeed(house.pool, bureauId)
    for (let n = 1; n > 0; ) n = await noteSigns(house, bureauId)
    await house.pool.query('analyze sign, sign_place')
    const measured = await measure(house, bureauId, pairs, idOf)
    const unknown = [...new Set(pairs.flat())].filter(number => !idOf.has(number))
    name(say, { unknown, skipped })
    tell(say, measured)
    const line = JSON.stringify({ ...measured, unknown: unknown.length, skipped: skipped.length, bureauId })
    if (json) say(line, line)
    return 0
  } finally {
    await house.close()
  }
}

type Measured = {
  recall: number
  candidates_per_matter: number
  precision: number
  ms_per_matter: number
  ms_p50: number
  ms_p95: number
  pairs: number
  found: number
  matters: number
  /** Pairs of which a matter is not there, or takes no part: they count in nothing above. */
  missing: number
}

async function measure(
  house: House,
  bureauId: number,
  pairs: readonly (readonly [string, string])[],
  idOf: ReadonlyMap<string, string>,
): Promise<Measured> {
  const shown = new Map<string, string[]>()
  const took: number[] = []
  for (const id of new Set(pairs.flat().flatMap(number => idOf.get(number) ?? []))) {
    const began = performance.now()
    const one = await likenessOf(house, bureauId, id)
    if (!one) continue
    const { likeness, openedAt } = one
    const found = await candidatesFor(house, {
      bureauId,
      likeness,
      at: openedAt,
      not: id,
      visible: sql`true`,
      read: sql<boolean>`true`,
    })
    took.push(performance.now() - began)
    shown.set(
      id,
      found.map(candidate => candidate.id),
    )
  }
  const there = pairs.flatMap(([a, b]) => {
    const [one, other] = [idOf.get(a) ?? '', idOf.get(b) ?? '']
    return shown.has(one) && shown.has(other) ? [[one, other] as const] : []
  })
  const marked = new Set(there.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  const found = there.filter(([a, b]) => shown.get(a)!.includes(b) || shown.get(b)!.includes(a)).length
  const all = [...shown].flatMap(([id, others]) => others.map(other => `${id} ${other}`))
  const right = all.filter(one => marked.has(one)).length
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.max(0, Math.ceil(took.length * share) - 1)] ?? 0
  return {
    recall: there.length === 0 ? 0 : found / there.length,
    candidates_per_matter: shown.size === 0 ? 0 : all.length / shown.size,
    precision: all.length === 0 ? 0 : right / all.length,
    ms_per_matter: took.reduce((sum, one) => sum + one, 0) / Math.max(1, took.length),
    ms_p50: at(0.5),
    ms_p95: at(0.95),
    pairs: pairs.length,
    found,
    matters: shown.size,
    missing: pairs.length - there.length,
  }
}

const NAMED = 5

/** What could not be tried, by name: the first few. */
function name(say: Context['say'], { unknown, skipped }: { unknown: readonly string[]; skipped: readonly number[] }) {
  const some = (all: readonly (string | number)[]) =>
    all.slice(0, NAMED).join(', ') + (all.length > NAMED ? `, … (${all.length})` : '')
  if (unknown.length > 0) say(`These numbers were not imported: ${some(unknown)}`, `这些编号没有导入：${some(unknown)}`)
  if (skipped.length > 0)
    say(
      `No two different numbers in line ${some(skipped)}: passed over.`,
      `这些行里没有两个不同的编号，已略过：${some(skipped)}`,
    )
}

function tell(say: Context['say'], { recall, candidates_per_matter, precision, ...more }: Measured) {
  const { pairs, missing, found, matters, ms_per_matter, ms_p50, ms_p95 } = more
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  if (missing > 0)
    say(`Of ${missing} of ${pairs} pairs a matter was not imported.`, `${pairs}对中有${missing}对的事项没有导入。`)
  say(
    `Found ${found} of ${pairs - missing} pairs: recall ${percent(recall)}`,
    `${pairs - missing}对中找到${found}对：召回率${percent(recall)}`,
  )
  say(
    `Shown per matter: ${candidates_per_matter.toFixed(2)} over ${matters} matters; precision ${percent(precision)}`,
    `${matters}件事项平均每件提示${candidates_per_matter.toFixed(2)}条；精确率${percent(precision)}`,
  )
  const ms = (one: number) => one.toFixed(2)
  say(
    `Time per matter: ${ms(ms_per_matter)} ms (half under ${ms(ms_p50)}, 95 of 100 under ${ms(ms_p95)})`,
    `每件用时${ms(ms_per_matter)}毫秒（一半低于${ms(ms_p50)}，95%低于${ms(ms_p95)}）`,
  )
}

/** The bureau whose import knows the most of these numbers, and under which ids. */
async function importedBureau({ pool }: House, wished: number | undefined, numbers: ReadonlySet<string>) {
  const { rows } = await pool.query<{ bureau_id: number; source: string }>(
    `select distinct bureau_id, imported ->> 'source' as source from matter
     where imported is not null and ($1::int is null or bureau_id = $1)`,
    [wished ?? null],
  )
  const known = await Promise.all(
    rows.map(async ({ bureau_id: bureauId, source }) => {
      const ids = new Map([...numbers].map(number => [importedId(bureauId, source, number), number]))
      const there = await pool.query<{ id: string }>(
        'select id from matter where bureau_id = $1 and id = any($2::uuid[])',
        [bureauId, [...ids.keys()]],
      )
      return { bureauId, idOf: new Map(there.rows.map(({ id }) => [ids.get(id)!, id])) }
    }),
  )
  const [best] = known.sort((a, b) => b.idOf.size - a.idOf.size)
  if (!best || best.idOf.size === 0)
    throw new CannotStart(
      'None of these numbers was imported. First: xjw import georeport FILE',
      '这些编号都没有导入。请先运行：xjw import georeport 文件',
    )
  return best
}

type Pairs = { pairs: [string, string][]; skipped: number[] }

/** Two numbers a line, parted by a comma, a tab or spaces; a first line of names is passed over, and so is what holds no two numbers: it is told which lines. */
async function pairsIn(file: string): Promise<Pairs> {
  const pairs = new Map<string, [string, string]>()
  const skipped: number[] = []
  for (const [i, { line, fields }] of (await tableIn(file)).entries()) {
    const cells = fields.flatMap(field => field.trim().split(/[\s;]+/)).filter(cell => cell !== '')
    if (cells.length === 0 || (i === 0 && isNames(fields, cells))) continue
    const [a, b] = cells
    if (a && b && a !== b) pairs.set([a, b].sort().join(), [a, b])
    else skipped.push(line)
  }
  if (pairs.size > 0) return { pairs: [...pairs.values()], skipped }
  const [first] = skipped
  if (first !== undefined) throw faultyLine(file, first, 'not two different numbers', '不是两个不同的编号')
  throw new CannotStart(`${file} holds no pair.`, `${file} 里没有成对的编号。`)
}

const isNames = (fields: readonly string[], cells: readonly string[]) =>
  cells.every(cell => !/\d/.test(cell)) ||
  (fields.length > 1 && fields.every(field => /[a-z]/i.test(field) && /^[a-z_ ]+\d?$/i.test(field.trim())))

function optionsOf(args: string[]) {
  const { evaluate: file, bureau, json } = readTyped(args, options, summary).values
  if (!file || (bureau !== undefined && !/^[1-9]\d{0,8}$/.test(bureau))) throw usage(summary)
  return { file, bureau: bureau === undefined ? undefined : Number(bureau), json }
}
