import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { readMap } from '../../src/commands/georeport/map.ts'
import { rowReader } from '../../src/commands/georeport/read.ts'
import { csvStream } from '../../src/platform/csv.ts'
import { type Likeness, likenessFrom } from '../../src/signals/duplicates/likeness.ts'

export type Request = { key: string; at: number; likeness: Likeness }
export type Pair = readonly [string, string]

/**
 * A city's requests as our import would keep them, and the pairs that its own staff marked: a request closed as a duplicate
 * whose closing words name another by number ('Duplicate of 101001240736', 'See CRM#1302693'). The closing words are read
 * here only; nothing that is compared holds them.
 */
export async function markedIn(file: string): Promise<{ requests: Request[]; pairs: Pair[] }> {
  const { map, targetOf } = await readMap(new URL('../../src/commands/georeport/types.json', import.meta.url))
  const requests: Request[] = []
  const closing = new Map<string, string>()
  let read: ReturnType<typeof rowReader> | undefined
  for await (const row of csvStream(textOf(file))) {
    if (!read) {
      read = rowReader({ map, targetOf, file, header: row.fields })
      continue
    }
    const matter = read(row)
    if ('code' in matter) continue
    const { says, near, key, openedAt } = matter
    const said = (name: string) => String(says[name] ?? '')
    closing.set(key, said('closure'))
    const group = `${matter.kind}/${said('reason')}`
    const likeness = likenessFrom({
      type: said('type'),
      group,
      where: said('where'),
      text: said('text'),
      village: null,
      near,
    })
    requests.push({ key, at: openedAt, likeness })
  }
  return { requests: requests.sort((a, b) => a.at - b.at), pairs: pairsFrom(closing) }
}

async function* textOf(file: string) {
  const decoder = new TextDecoder()
  const bytes = createReadStream(file)
  for await (const chunk of file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes)
    yield decoder.decode(chunk as Buffer, { stream: true })
}

function pairsFrom(closing: ReadonlyMap<string, string>): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const [key, words] of closing) {
    if (!/duplic/i.test(words)) continue
    for (const [number] of words.matchAll(/\d{6,12}/g)) {
      const whole = number.length === 12 ? number : key.slice(0, 12 - number.length) + number
      if (whole === key || !closing.has(whole)) continue
      const pair: Pair = key < whole ? [key, whole] : [whole, key]
      pairs.set(pair.join(), pair)
    }
  }
  return [...pairs.values()]
}
