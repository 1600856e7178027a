import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import type { Fault } from '../kinds/faults.ts'
import { kindNamed } from '../kinds/index.ts'
import { inspection } from '../kinds/posts.ts'
import { fileOf, type Kept, keyOfArrived, notArrived, type Used } from '../platform/files.ts'
import { Refusal } from '../platform/refusal.ts'
import type { JsonRowOf } from '../platform/rows-of.ts'
import type { FileKey } from '../platform/sealed-file.ts'
import { postsHere, signsAs } from './actors.ts'
import type { Asker } from './asker.ts'
import { knowledgeOf } from './knowledge.ts'
import { type Matter, matterOf } from './matter.ts'
import { isOnlyHeard, onlyShown, reachOf } from './reach.ts'
import { isSealedFor } from './sealed.ts'
import { ask } from './statement.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'> & { config: Pick<House['config'], 'dataDir'> }

/** With what opens it as the matter has it; null where the file still lies as it was sent. */
const withKey = sql`v.bureau_id, v.matter_id, v.name, keyed(v.key, k.words) as key`
const keysOfMatters = sql`left join data_key k on k.bureau_id = v.bureau_id and k.matter_id = v.matter_id`

/**
 * A file, for whoever may see it: those who see a matter that it was handed in for; who reported it, what they handed in
 * themselves. A voice is heard by the desk only, where who reports is kept apart (R27). Undefined for everybody else.
 *
 * @param sha256 hex, of its contents
 */
export async function fileFor(house: Rooms, asker: Asker, sha256: string): Promise<Kept | undefined> {
  if (!isHash(sha256)) return undefined
  const rows = await ask(
    house,
    sql<Row & { matter: JsonRowOf<'matter'>; actor: string }>`select to_jsonb(m) as matter, e.actor, ${withKey}
      from evidence v
      join entry e on e.bureau_id = v.bureau_id and e.matter_id = v.matter_id and e.no = v.entry_no
      join matter m on m.bureau_id = v.bureau_id and m.id = v.matter_id
      ${keysOfMatters}
      where v.bureau_id = ${asker.bureauId} and v.sha256 = ${Buffer.from(sha256, 'hex')} and v.destroyed_at is null limit 50`,
  )
  if (rows.length === 0) return undefined
  const know = await knowledgeOf(house.db, asker.bureauId, house.now())
  const seen = rows.flatMap(row => {
    const matter: Matter = matterOf(row.matter)
    const posts = postsHere(house.suite, know, asker, matter)
    if (!posts) return []
    if (isSealedFor(asker, matter)) return []
    if (row.actor === signsAs(asker, matter)) return [{ row, hears: true }]
    if (asker.as === 'resident' || onlyShown('numbersOnly', posts)) return []
    if (asker.as === 'staff' && isOnlyHeard(matter, reachOf(know.known, asker.person))) return []
    const apart = kindNamed(matter.kind)?.reporter === 'vault'
    return [{ row, hears: !apart || posts.some(post => desk.has(post)) }]
  })
  const sorted = seen.toSorted((a, b) => Number(b.hears) - Number(a.hears))
  const file = await firstOf(
    house,
    sha256,
    sorted.map(({ row }) => row),
  )
  return file?.sort === 'voice' && !sorted[0]!.hears ? undefined : file
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)
const desk = new Set<string>(['duty_officer', ...inspection])

/** A file of one matter, by the hash of its contents; for whoever was found to see it. */
export async function fileIn(
  house: Rooms,
  { bureauId, id }: Pick<Matter, 'bureauId' | 'id'>,
  sha256: string,
): Promise<Kept | undefined> {
  if (!isHash(sha256)) return undefined
  const rows = await ask(
    house,
    sql<Row>`select ${withKey} from evidence v ${keysOfMatters}
      where v.bureau_id = ${bureauId} and v.matter_id = ${id} and v.sha256 = ${Buffer.from(sha256, 'hex')} and v.destroyed_at is null`,
  )
  return firstOf(house, sha256, rows)
}

type Row = { bureau_id: number; matter_id: string; name: Buffer | null; key: Buffer | null }

async function firstOf({ config, suite }: Rooms, sha256: string, rows: readonly Row[]): Promise<Kept | undefined> {
  for (const row of rows) {
    const which = row.name === null ? sha256 : keyIn(suite, row, sha256)
    const file = which && (await fileOf({ dataDir: config.dataDir, suite }, which))
    if (file) return file
  }
  return undefined
}

/** Undefined where the matter's key is not here: destroyed, or left out of a restore. */
function keyIn(suite: House['suite'], { bureau_id, matter_id, name, key }: Row, sha256: string): FileKey | undefined {
  if (!name || !key) return undefined
  return { name: name.toString('hex'), key: suite.open(key, about.file(bureau_id, matter_id, sha256)) }
}

/**
 * What opens those of some files that are sealed: sent within the last day, or handed in before for a matter in which whoever names
 * them may read them. A hash alone opens nothing: those who see a hazard read it of a voice that only the desk hears (R27). Refuses
 * `bad-input` (422) with `file-not-here` for each other one.
 *
 * @param checked `says` is where the fault points to
 */
export async function keysOfFiles(
  house: Pick<Rooms, 'db' | 'pool' | 'suite' | 'now'> & Partial<Pick<Rooms, 'config'>>,
  asker: Asker,
  commandId: string,
  { files, says }: { files: readonly string[]; says: object },
): Promise<ReadonlyMap<string, FileKey>> {
  const found = new Map<string, FileKey>()
  const { config, suite } = house
  if (!config) return found
  const rooms = { ...house, config }
  const faults: Fault[] = []
  for (const sha256 of new Set(files)) {
    const arrived = await keyOfArrived({ dataDir: config.dataDir, suite }, sha256)
    const rows = await handedIn(rooms, asker.bureauId, sha256)
    // Said again, a command is answered as it was.
    const isTheirs = rows.length === 0 || rows.some(row => row.command_id === commandId)
    const isHere = async () =>
      arrived !== undefined ||
      rows.some(({ name }) => name !== null) ||
      (await notArrived({ dataDir: config.dataDir, suite }, [sha256])).length === 0
    // Of what lies here no more a name opens nothing.
    if (!isTheirs && (await isHere()) && !(await mayName(rooms, asker, sha256, { arrived, rows })))
      faults.push(...faultsAt(says, sha256))
    const key = arrived ?? rows.map(row => keyIn(suite, row, sha256)).find(one => one !== undefined)
    if (key) found.set(sha256, key)
  }
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
  return found
}

type HandedIn = Row & { kind: string; command_id: string }

const handedIn = (house: Rooms, bureauId: number, sha256: string): Promise<HandedIn[]> =>
  ask(
    house,
    sql`select ${withKey}, m.kind, e.command_id from evidence v
      join entry e on e.bureau_id = v.bureau_id and e.matter_id = v.matter_id and e.no = v.entry_no
      join matter m on m.bureau_id = v.bureau_id and m.id = v.matter_id
      ${keysOfMatters}
      where v.bureau_id = ${bureauId} and v.sha256 = ${Buffer.from(sha256, 'hex')} and v.destroyed_at is null limit 50`,
  )

/** The same photograph may be sent by two; a voice that lies in a vault is nobody else's. */
async function mayName(
  house: Rooms,
  asker: Asker,
  sha256: string,
  { arrived, rows }: { arrived: FileKey | undefined; rows: readonly HandedIn[] },
): Promise<boolean> {
  if (arrived) {
    const isVaulted = rows.some(({ kind }) => kindNamed(kind)?.reporter === 'vault')
    if (!isVaulted) return true
    const file = await fileOf({ dataDir: house.config.dataDir, suite: house.suite }, arrived)
    if (file?.sort !== 'voice') return true
  }
  return (await fileFor(house, asker, sha256)) !== undefined
}

const faultsAt = (says: object, sha256: string): Fault[] =>
  Object.entries(says).flatMap(([field, value]) =>
    Array.isArray(value)
      ? value.flatMap((one, i) => (one === sha256 ? [{ at: `/says/${field}/${i}`, code: 'file-not-here' }] : []))
      : [],
  )

/** Those of these hashes of which there is no file here. */
export async function missingFiles(
  house: Pick<Rooms, 'db' | 'pool' | 'suite' | 'config'>,
  hashes: readonly string[],
): Promise<string[]> {
  const { config, suite } = house
  const missing = await notArrived({ dataDir: config.dataDir, suite }, hashes)
  if (missing.length === 0) return []
  const asked = missing.filter(isHash).map(hash => Buffer.from(hash, 'hex'))
  const rows = await ask(
    house,
    sql<{ hash: string }>`select distinct encode(sha256, 'hex') as hash from evidence
      where sha256 = any(${asked}::bytea[]) and destroyed_at is null and name is not null`,
  )
  const kept = new Set(rows.map(row => row.hash))
  return missing.filter(hash => !kept.has(hash))
}

/** Of these files, those that belong to something: by the names of sealed ones, the hashes of others. */
export const usedFiles =
  (house: Pick<House, 'db' | 'pool'>): Used =>
  async ({ names = [], hashes = [] }) => {
    const bytes = (all: string[]) => all.filter(isHash).map(one => Buffer.from(one, 'hex'))
    const rows = await ask(
      house,
      sql<{
        file: string
      }>`select encode(name, 'hex') as file from evidence where name = any(${bytes(names)}::bytea[]) and destroyed_at is null
        union select encode(sha256, 'hex') from evidence
        where sha256 = any(${bytes(hashes)}::bytea[]) and name is null and destroyed_at is null`,
    )
    return new Set(rows.map(row => row.file))
  }
