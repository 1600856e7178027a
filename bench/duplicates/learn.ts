import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { differenceOf, measures, metresBetween } from '../../src/signals/duplicates/likeness.ts'
import { placesAround, placesOf } from '../../src/signals/duplicates/places.ts'
import { fitted, likelyBy } from './fit.ts'
import { markedIn, type Request } from './marked.ts'

/*
 * Learns how much each measure of likeness counts, and says how well it does on groups of duplicates it has not seen.
 * node bench/duplicates/learn.ts FILE.csv.gz [--write]; bench/duplicates.md holds the method and the figures.
 */

const DAYS = 200
const DAY = 86_400_000
const EACH = 150
const FOLDS = 10
const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const { requests, pairs } = await markedIn(positionals[0]!)
const byKey = new Map(requests.map(one => [one.key, one]))

const truth = new Map<string, Set<string>>()
for (const [a, b] of pairs)
  for (const [x, y] of [
    [a, b],
    [b, a],
  ])
    truth.set(x!, (truth.get(x!) ?? new Set()).add(y!))
const groups = groupsOf()
const asked = [...truth.keys()].sort()

const at = new Map<string, Request[]>()
for (const one of requests) for (const place of placesOf(one.likeness)) at.set(place, [...(at.get(place) ?? []), one])

type Row = { asked: string; other: string; difference: number[]; same: boolean; fold: number }
const rows: Row[] = asked.flatMap(key => {
  const one = byKey.get(key)!
  const near = new Set(
    placesAround(one.likeness).flatMap(place =>
      (at.get(place) ?? [])
        .filter(other => other.at <= one.at && other.at > one.at - DAYS * DAY && other !== one)
        .slice(-EACH),
    ),
  )
  return [...near].map(other => ({
    asked: key,
    other: other.key,
    same: truth.get(key)!.has(other.key),
    fold: groups.get(key)! % FOLDS,
    difference: differenceOf(one.likeness, other.likeness, (one.at - other.at) / DAY),
  }))
})
const reachable = new Set(rows.filter(({ same }) => same).map(({ asked, other }) => pairKey(asked, other)))
console.log(
  `${requests.length} requests, ${pairs.length} marked pairs of ${asked.length}; ${rows.length} compared; ceiling ${share(reachable.size)}`,
)

const plain = pairs.filter(([a, b]) => {
  const [one, other] = [byKey.get(a)!, byKey.get(b)!]
  const near = one.likeness.near && other.likeness.near && metresBetween(one.likeness.near, other.likeness.near) <= 100
  return near && one.likeness.type === other.likeness.type && Math.abs(one.at - other.at) <= 30 * DAY
})
console.log(`plain rule (same type, 100 m, 30 days): ${share(plain.length)}`)

const likely = new Map<Row, number>()
function tryOn(foldOf: (row: Row) => number) {
  for (const fold of new Set(rows.map(foldOf))) {
    const model = fitted(rows.filter(row => foldOf(row) !== fold))
    for (const row of rows) if (foldOf(row) === fold) likely.set(row, likelyBy(model, row.difference))
  }
}
tryOn(({ fold }) => fold)
const byAsked = Map.groupBy(rows, row => row.asked)
for (const most of [3, 4, 5])
  for (const enough of [0.005, 0.01, 0.015, 0.02, 0.03, 0.05])
    console.log(`at most ${most}, from ${enough}: ${told(asked, most, enough)}`)

// What was learned from the other months: another season, other sorts of things.
const monthOf = (key: string) => new Date(byKey.get(key)!.at).getUTCMonth()
tryOn(row => monthOf(row.asked))
for (const month of new Set(asked.map(monthOf)))
  console.log(
    `month ${month + 1}, learned from the others: ${told(
      asked.filter(key => monthOf(key) === month),
      4,
      0.015,
    )}`,
  )

function told(some: readonly string[], most: number, enough: number): string {
  let shown = 0
  let right = 0
  const found = new Set<string>()
  for (const key of some) {
    const best = (byAsked.get(key) ?? [])
      .filter(row => likely.get(row)! >= enough)
      .sort((a, b) => likely.get(b)! - likely.get(a)!)
      .slice(0, most)
    shown += best.length
    for (const row of best.filter(({ same }) => same)) {
      right++
      found.add(pairKey(row.asked, row.other))
    }
  }
  // Found where the later one shows the earlier one: so a pair belongs to its later one.
  const theirs = pairs.filter(([a, b]) => some.includes(byKey.get(a)!.at > byKey.get(b)!.at ? a : b))
  return `recall ${(found.size / theirs.length).toFixed(3)} of ${theirs.length}, ${(shown / some.length).toFixed(2)} shown, precision ${(right / shown).toFixed(3)}`
}

const model = fitted(rows)
for (const [i, name] of measures.entries()) console.log(name.padEnd(16), model.weights[i]!.toFixed(3))
if (values.write) {
  const rounded = (x: number) => Math.round(x * 1000) / 1000
  const text = {
    days: DAYS,
    enough: 0.015,
    most: 4,
    constant: rounded(model.constant),
    weights: model.weights.map(rounded),
  }
  await writeFile(
    new URL('../../src/signals/duplicates/weights.json', import.meta.url),
    `${JSON.stringify(text, null, 2)}\n`,
  )
}

function share(n: number) {
  return (n / pairs.length).toFixed(3)
}

function pairKey(a: string, b: string) {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Those that hang together by marked pairs lie in one group: what is learned of one is never tried on another of it. */
function groupsOf(): Map<string, number> {
  const over = new Map<string, string>()
  const top = (key: string): string => {
    const up = over.get(key)
    return up === undefined || up === key ? key : top(up)
  }
  for (const [a, b] of pairs) over.set(top(a), top(b))
  const tops = [...new Set([...truth.keys()].map(top))].sort()
  return new Map([...truth.keys()].map(key => [key, tops.indexOf(top(key))]))
}
