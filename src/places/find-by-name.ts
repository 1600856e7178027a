import type { Db } from '../platform/db.ts'
import { kept } from '../platform/kept.ts'
import { type Level, levels } from './division.ts'

export type PlaceFound = {
  code: string
  level: Level
  name: string
  short: string
  /** The divisions around it from the county down, as people say them: '牡丹区东城街道'. */
  within: string
}

type Entry = PlaceFound & { parent: string | null; initials: string }

/** All divisions of a bureau, from memory: five thousand names are looked through faster than asked for. */
const names = kept('people', async (db, bureauId) => {
  const rows = await db
    .selectFrom('division')
    .select(['code', 'parent', 'level', 'name', 'short', 'initials'])
    .where('bureau_id', '=', bureauId)
    .orderBy('code')
    .execute()
  const shorts = new Map<string, string>(rows.map(row => [row.code, row.short]))
  const around = (code: string) =>
    [6, 9]
      .filter(size => size < code.length)
      .map(size => shorts.get(code.slice(0, size)) ?? '')
      .join('')
  const all = rows.map(row => ({ ...(row as Omit<Entry, 'within'>), within: around(row.code) }))
  return { all, byCode: new Map(all.map(entry => [entry.code, entry])) }
})

type Wanted = { q: string; level?: string | undefined; within?: string | undefined; limit: number }

/** The likeliest first: that very name, then what begins so, then what holds it; villages before what is above them. */
export async function findPlaces(db: Db, bureauId: number, wanted: Wanted): Promise<PlaceFound[]> {
  const { all } = await names(db, bureauId)
  const q = wanted.q.normalize('NFKC').trim().toLowerCase()
  if (q === '') return []
  const found: { entry: Entry; rank: number }[] = []
  for (const entry of all) {
    if (wanted.level !== undefined && entry.level !== wanted.level) continue
    if (wanted.within !== undefined && !entry.code.startsWith(wanted.within)) continue
    const rank = rankOf(entry, q)
    if (rank !== undefined) found.push({ entry, rank })
  }
  found.sort((a, b) => a.rank - b.rank || levels.indexOf(b.entry.level) - levels.indexOf(a.entry.level))
  return found.slice(0, wanted.limit).map(({ entry }) => entry)
}

/** Names with one sign other than in `q`, and initials with one other letter: too short a name is any other. */
export async function nearlyPlaces(db: Db, bureauId: number, q: string, limit: number): Promise<PlaceFound[]> {
  const { all } = await names(db, bureauId)
  const said = Array.from(q.normalize('NFKC').trim().toLowerCase())
  const isNear = (name: string, least: number) => {
    const signs = Array.from(name)
    return (
      signs.length >= least && signs.length === said.length && signs.filter((one, i) => one !== said[i]).length === 1
    )
  }
  return all.filter(({ short, initials }) => isNear(short, 3) || isNear(initials, 4)).slice(0, limit)
}

function rankOf({ code, name, short, initials, within }: Entry, q: string): number | undefined {
  if (short === q || name === q || code === q || initials === q) return 0
  if (short.startsWith(q) || (initials !== '' && initials.startsWith(q)) || code.startsWith(q)) return 1
  if (short.includes(q) || name.includes(q)) return 2
  return (within + short).includes(q) ? 3 : undefined
}

/** A division and those right below it. */
export async function placeNamed(
  db: Db,
  bureauId: number,
  code: string,
): Promise<{ place: PlaceFound; inside: PlaceFound[] } | undefined> {
  const { all, byCode } = await names(db, bureauId)
  const place = byCode.get(code)
  return place && { place, inside: all.filter(({ parent }) => parent === code) }
}
