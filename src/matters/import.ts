import { randomBytes } from 'node:crypto'
import type { House } from '../house.ts'
import { about, contentDigest, entryDigest, matterDigest, salted } from '../journal/chain.ts'
import { fresh } from '../kinds/kind.ts'
import { canonical } from '../platform/canonical.ts'
import { type Chance, derivedId } from '../platform/ids.ts'
import { clockId } from './asker.ts'
import { newCode } from './code.ts'
import { standsOf } from './draft.ts'
import { hexOf, isoOf, type Matter, rowOf } from './matter.ts'
import { noOf } from './record.ts'

/** With whom everything that is imported lies. */
export type Landed = { bureauId: number; letters: string; unitId: string; unitPath: string; ownerId: string }

/** A matter of another system in the state in which it stands there. Instants in milliseconds since 1970. */
export type ImportedMatter = {
  source: string
  /** Its number there: under it, it is known again. */
  key: string
  file: string
  line: number
  kind: string
  /** What the source calls this sort of thing: a word of its list. */
  type: string
  state: string
  details: Record<string, unknown>
  channel: string
  language: string
  openedAt: number
  closedAt: number | null
  near: { lat: number; lng: number } | null
  /** Sealed as it was said. */
  says: Record<string, unknown>
  /** When the source itself wanted it done, if it said so. */
  due: number | null
}

type Rooms = Pick<House, 'pool' | 'suite'>

export const importedId = (bureauId: number, source: string, key: string) =>
  derivedId(bureauId, 'imported', source, key)

const SALT = 32

/** Those of these ids that are there already. */
export async function alreadyThere({ pool }: Rooms, bureauId: number, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from matter where bureau_id = $1 and id = any($2::uuid[])',
    [bureauId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Brings history in (R17): each as one entry `imported` that says where it comes from, in its final state, with a promise
 * that was the source's own, and none of ours. In one statement; answers how many were new.
 */
export async function importMatters(
  house: Rooms,
  landed: Landed,
  matters: readonly ImportedMatter[],
  now: Date,
  tries = 0,
): Promise<number> {
  const salts = randomBytes(SALT * matters.length)
  const made = matters.map((one, i) => rowsOf(house, landed, one, now, tries, salts.subarray(i * SALT, (i + 1) * SALT)))
  const rows = {
    matters: made.map(({ row }) => row),
    entries: made.map(({ entry }) => entry),
    contents: made.map(({ content }) => content),
    keys: made.map(({ keys }) => keys),
    wrap: house.suite.wraps.inForce(),
    promises: made.flatMap(({ promises }) => promises),
  }
  try {
    const { rows: answer } = await house.pool.query<{ n: number }>({
      name: 'record-import',
      text: 'select record_import($1, $2, $3) as n',
      values: [landed.bureauId, now.toISOString(), JSON.stringify(rows)],
    })
    return answer[0]!.n
  } catch (error) {
    const no = noOf(error)?.code
    if (no === 'other-keys') house.suite.wraps.reload()
    if ((no !== 'code-taken' && no !== 'other-keys') || tries > 3) throw error
    return importMatters(house, landed, matters, now, tries + 1)
  }
}

function rowsOf({ suite }: Rooms, landed: Landed, one: ImportedMatter, now: Date, tries: number, salt: Buffer) {
  const { bureauId } = landed
  const id = importedId(bureauId, one.source, one.key)
  const command = derivedId(bureauId, 'import', one.source, one.key)
  const matter = matterFrom(landed, one, id, tries)
  const text = canonical({ says: one.says })
  const said = contentDigest(suite, salt, text)
  const after = matterDigest(suite, standsOf(matter))
  const at = now.getTime()
  const key = suite.newKey()
  const entry = { actor: clockId, post: 'clock', move: 'imported' }
  const digest = entryDigest(suite, {
    bureau: bureauId,
    matter: id,
    command,
    ...entry,
    saidAt: at,
    recordedAt: at,
    stateAfter: one.state,
    matterDigest: after,
    contentDigest: said,
  })
  return {
    row: {
      bureau_id: bureauId,
      id,
      version: 1,
      entry_no: 1,
      link_no: 1,
      // Nobody is reminded of another system's history.
      ...rowOf(matter, null),
      // Made anew by the database.
      head: hexOf(digest),
    },
    entry: {
      matter_id: id,
      command_id: command,
      ...entry,
      said_at: now.toISOString(),
      state_after: one.state,
      matter_digest: hexOf(after),
      content_digest: hexOf(said),
      digest: hexOf(digest),
    },
    content: {
      matter_id: id,
      sealed: hexOf(key.sealer.seal(salted(salt, text), about.content(bureauId, id, command))),
    },
    keys: { matter_id: id, words: hexOf(key.wrapped) },
    promises: one.due === null ? [] : [promiseFrom(id, one, one.due)],
  }
}

function matterFrom({ bureauId, letters, ...landed }: Landed, one: ImportedMatter, id: string, tries: number): Matter {
  const { source, file, line, type } = one
  const closed = one.closedAt === null ? null : isoOf(one.closedAt)
  return {
    bureauId,
    id,
    kind: one.kind,
    state: one.state,
    version: 1,
    entryNo: 1,
    details: one.details,
    standing: { ...fresh, closedAt: closed },
    people: [],
    code: newCode(letters, chanceOf(id, tries)),
    linkNo: 1,
    word: null,
    placeCode: null,
    village: null,
    near: one.near,
    beatId: null,
    ...landed,
    why: { code: 'imported' },
    wall: null,
    lets: [],
    speaks: [],
    barred: [],
    protected: false,
    anonymous: true,
    channel: one.channel,
    language: one.language,
    openedBy: clockId,
    outcome: null,
    openedAt: one.openedAt,
    closedAt: one.closedAt,
    nextDue: null,
    nextAt: null,
    imported: { source, file, line, type },
  }
}

/** Kept or late by the source's own times; a city says of what was ended at its target that it was in time. */
const promiseFrom = (id: string, { openedAt, closedAt }: ImportedMatter, due: number) => ({
  matter_id: id,
  no: 1,
  measure: 'none',
  edition: 0,
  on: 0,
  by_post: 'source',
  text: { zh: '来源系统自己定的时限', en: 'The day that the source itself had given' },
  limit: { givenBy: 'source' },
  cap: null,
  started: isoOf(openedAt),
  due: isoOf(due),
  provisional: false,
  calendar_edition: 'source',
  pauses: [],
  met_at: isoOf(closedAt),
  void_at: null,
  late: closedAt === null ? null : closedAt > due,
})

/** The same code for the same matter, whenever it is brought. */
function chanceOf(id: string, tries: number): Chance {
  let n = tries * 1000
  return size => {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 16)
      bytes.set(Buffer.from(derivedId(id, n++).replaceAll('-', ''), 'hex').subarray(0, size - at), at)
    return bytes
  }
}
