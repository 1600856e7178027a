import { dayOf } from '../clock/zone.ts'
import type { Post } from '../kinds/posts.ts'
import { say, type Words } from '../kinds/words.ts'
import type { Db } from '../platform/db.ts'
import { kept } from '../platform/kept.ts'

/** Somebody of the bureau, with the posts held today. */
export type Person = {
  bureauId: number
  id: string
  number: string
  name: string
  /** Null: nobody said. For whoever asks for one. */
  woman: boolean | null
  posts: { post: Post; unitId: string; unitPath: string }[]
}

/** How somebody is addressed and reached; also of those who have left. */
export type Face = { id: string; name: string; number: string; woman: boolean | null; phone: string | null }

type Known = Omit<Person, 'posts'> & Face & { leftOn: string | null; posts: (Person['posts'][number] & Days)[] }
type Days = { from: string; to: string | null }

/** Everybody of a bureau, from memory. */
const whoIsWho = kept('people', read)

/** Undefined for who is unknown or has left. */
export async function personById(db: Db, bureauId: number, staffId: string, now: Date): Promise<Person | undefined> {
  const { tz, staff } = await whoIsWho(db, bureauId)
  const known = staff.get(staffId)
  return known && personOn(known, dayOf(now, tz))
}

const today = new WeakMap<Known, { day: string; person: Person | undefined }>()

/** The same value all day, while nothing about people changes: what is worked out from it can be kept with it. */
function personOn(known: Known, day: string): Person | undefined {
  const there = today.get(known)
  if (there?.day === day) return there.person
  const { bureauId, id, number, name, woman, leftOn } = known
  const person = leftOn && leftOn < day ? undefined : { bureauId, id, number, name, woman, posts: postsOn(known, day) }
  today.set(known, { day, person })
  return person
}

/** Everybody who holds one of these posts in a unit today, by number. */
export async function holdersOf(
  db: Db,
  bureauId: number,
  { unitId, posts }: { unitId: string; posts: readonly Post[] },
  now: Date,
): Promise<Person[]> {
  const { tz, staff } = await whoIsWho(db, bureauId)
  const day = dayOf(now, tz)
  return [...staff.values()]
    .flatMap(known => personOn(known, day) ?? [])
    .filter(person => person.posts.some(held => held.unitId === unitId && posts.includes(held.post)))
}

/**
 * Colleagues by name or the beginning of their number, whoever works nearest first: in the same unit, then by how much of
 * the way down from the bureau is shared. Without a text, simply those. From memory.
 */
export async function colleaguesNear(
  db: Db,
  person: Person,
  { text, limit }: { text: string; limit: number },
  now: Date,
): Promise<Person[]> {
  const { tz, staff } = await whoIsWho(db, person.bureauId)
  const day = dayOf(now, tz)
  const asked = text.normalize('NFKC').trim()
  return [...staff.values()]
    .filter(({ id, name, number }) => id === asked || name.includes(asked) || number.startsWith(asked))
    .flatMap(known => personOn(known, day) ?? [])
    .filter(({ id, posts }) => id !== person.id && posts.length > 0)
    .map(one => ({ one, near: nearness(person, one) }))
    .sort((a, b) => b.near - a.near || (a.one.number < b.one.number ? -1 : 1))
    .slice(0, limit)
    .map(({ one }) => one)
}

/** Accounts that nobody closed, by number, whose posts all lie under a path; those without a post too. */
export async function accountsIn(
  db: Db,
  bureauId: number,
  { text, reach, most }: { text: string; reach: string; most: number },
  now: Date,
): Promise<Person[]> {
  const { tz, staff } = await whoIsWho(db, bureauId)
  const day = dayOf(now, tz)
  const asked = text.normalize('NFKC').trim()
  const found: Person[] = []
  for (const known of staff.values()) {
    if (found.length === most) break
    const person = personOn(known, day)
    if (!person || !(known.name.includes(asked) || known.number.startsWith(asked))) continue
    if (person.posts.every(({ unitPath }) => unitPath.startsWith(reach))) found.push(person)
  }
  return found
}

/** How many levels of the tree two people share; one more in the very same unit. */
function nearness(a: Person, b: Person): number {
  const shared = (one: string, other: string) => {
    const [left, right] = [one.split('/'), other.split('/')]
    const apart = left.findIndex((part, i) => part !== right[i])
    return one === other ? left.length + 1 : apart < 0 ? left.length : apart
  }
  return Math.max(0, ...a.posts.flatMap(mine => b.posts.map(theirs => shared(mine.unitPath, theirs.unitPath))))
}

const postsOn = ({ posts }: Known, day: string): Person['posts'] =>
  posts
    .filter(({ from, to }) => from <= day && (to === null || day <= to))
    .map(({ post, unitId, unitPath }) => ({ post, unitId, unitPath }))

async function read(db: Db, bureauId: number): Promise<{ tz: string; staff: Map<string, Known> }> {
  const { tz } = await db.selectFrom('bureau').select('tz').where('bureau_id', '=', bureauId).executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('staff')
    .select(['id', 'number', 'name', 'woman', 'phone', 'left_on'])
    .where('bureau_id', '=', bureauId)
    .orderBy('number')
    .execute()
  const posts = await db
    .selectFrom('post_held as p')
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'p.bureau_id').onRef('u.id', '=', 'p.unit_id'))
    .select(['p.staff_id', 'p.post', 'p.unit_id', 'p.from_day', 'p.to_day', 'u.path'])
    .where('p.bureau_id', '=', bureauId)
    .orderBy('p.from_day')
    .orderBy('u.path')
    .execute()
  const staff = new Map<string, Known>()
  for (const { id, number, name, woman, phone, left_on } of people)
    staff.set(id, { bureauId, id, number, name, woman, phone, leftOn: left_on, posts: [] })
  for (const { staff_id, post, unit_id, path, from_day, to_day } of posts)
    staff.get(staff_id)!.posts.push({ post: post as Post, unitId: unit_id, unitPath: path, from: from_day, to: to_day })
  return { tz, staff }
}

/** Everybody by id, as of a day, without asking: for who decides on somebody else's name in the middle of a thought. */
export async function everybodyOn(
  db: Db,
  bureauId: number,
): Promise<(staffId: string, day: string) => Person | undefined> {
  const { staff } = await whoIsWho(db, bureauId)
  return (staffId, day) => {
    const known = staff.get(staffId)
    return known && personOn(known, day)
  }
}

/** What everybody is called, by number; also those who have left. */
export async function staffByNumber(db: Db, bureauId: number): Promise<Map<string, Words>> {
  const { staff } = await whoIsWho(db, bureauId)
  return new Map([...staff.values()].map(({ number, name }) => [number, say(name, name)]))
}

/** Everybody's face, without asking. */
export async function facesOf(db: Db, bureauId: number): Promise<(staffId: string) => Face | undefined> {
  const { staff } = await whoIsWho(db, bureauId)
  return staffId => {
    const known = staff.get(staffId)
    return known && { id: known.id, name: known.name, number: known.number, woman: known.woman, phone: known.phone }
  }
}
