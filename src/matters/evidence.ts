import { sql } from 'kysely'
import type { House } from '../house.ts'
import { kindNamed } from '../kinds/index.ts'
import { postsHere, signsAs } from './actors.ts'
import type { Asker } from './asker.ts'
import { knowledgeOf } from './knowledge.ts'
import { type Matter, matterOf } from './matter.ts'
import { isOnlyHeard, onlyShown, reachOf } from './reach.ts'
import { isSealedFor } from './sealed.ts'
import { ask } from './statement.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'>

/**
 * May whoever asks see this file? Those who see a matter that it was handed in for; who reported it, what they handed in
 * themselves. A voice is heard by the desk only, where who reports is kept apart (R27).
 *
 * @param sha256 hex, of what is kept
 */
export async function maySeeFile(house: Rooms, asker: Asker, sha256: string, voice: boolean): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return false
  const rows = await ask(
    house,
    sql`select to_jsonb(m) as matter, e.actor
      from evidence v
      join entry e on e.bureau_id = v.bureau_id and e.matter_id = v.matter_id and e.no = v.entry_no
      join matter m on m.bureau_id = v.bureau_id and m.id = v.matter_id
      where v.bureau_id = ${asker.bureauId} and v.sha256 = ${Buffer.from(sha256, 'hex')} and v.destroyed_at is null limit 50`,
  )
  if (rows.length === 0) return false
  const know = await knowledgeOf(house.db, asker.bureauId, house.now())
  return rows.some(row => {
    const matter: Matter = matterOf(row.matter)
    const posts = postsHere(house.suite, know, asker, matter)
    if (!posts) return false
    if (isSealedFor(asker, matter)) return false
    if (row.actor === signsAs(asker, matter)) return true
    if (asker.as === 'resident' || onlyShown('numbersOnly', posts)) return false
    if (asker.as === 'staff' && isOnlyHeard(matter, reachOf(know.known, asker.person))) return false
    const apart = kindNamed(matter.kind)?.reporter === 'vault'
    return !voice || !apart || posts.some(post => desk.has(post))
  })
}

const desk = new Set<string>(['duty_officer', 'inspector', 'head_inspector'])

/** Of these hashes, those that belong to something. */
export async function usedFiles({ db, pool }: Pick<House, 'db' | 'pool'>, hashes: string[]): Promise<Set<string>> {
  const asked = hashes.map(hash => Buffer.from(hash, 'hex'))
  const rows = await ask(
    { db, pool },
    sql`select distinct encode(sha256, 'hex') as sha256 from evidence where sha256 = any(${asked}::bytea[]) and destroyed_at is null`,
  )
  return new Set(rows.map(row => row.sha256))
}
