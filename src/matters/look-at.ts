import type pg from 'pg'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Actor, Kind, Seen } from '../kinds/kind.ts'
import { noteEditions } from '../platform/editions.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import { type Matter, promiseOf } from './matter.ts'
import type { Promise75 } from './promise.ts'
import { readMatter } from './read-matter.ts'
import { seenOf } from './seen.ts'

/** A matter with what the rules rest on, as somebody sees it at an instant; its promises are those still open. */
export type Looked = {
  readonly matter: Matter
  readonly kind: Kind
  readonly know: Knowledge
  readonly seen: Seen
  readonly promises: readonly Promise75[]
}

/** Looks at a matter of which nobody asked to move it; undefined where there is none. `pool` may be a connection within a transaction. */
export async function lookAt(
  { db, pool }: Pick<House, 'db'> & { pool: pg.Pool | pg.PoolClient },
  { bureauId, id, by, now }: { bureauId: number; id: string; by: Actor; now: Date },
): Promise<Looked | undefined> {
  const read = await readMatter(pool, { bureauId, matterId: id, commandId: id, others: [], names: false })
  const { matter } = read
  const kind = matter && kindNamed(matter.kind)
  if (!kind) return undefined
  noteEditions(db, bureauId, read.editions)
  const know = await knowledgeOf(db, bureauId, now)
  const promises = read.promises.map(row => promiseOf(row, ms => isoAt(ms, know.tz)))
  const open = promises.map(({ measure }) => measure)
  const seen = seenOf(know, { ...matter, owner: matter.ownerId, open }, by, now.getTime())
  return { matter, kind, know, seen, promises }
}
