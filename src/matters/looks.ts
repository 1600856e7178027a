import { provisionalDue } from '../clock/due.ts'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { isInspecting } from '../kinds/posts.ts'
import type { Person } from '../people/who-is-who.ts'
import { inspectionFor, isOn } from '../places/taking.ts'
import type { Unit } from '../places/who-answers.ts'
import { topOf } from '../places/who-answers.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Holder } from './asker.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import type { Matter } from './matter.ts'
import { matterFor } from './store.ts'

/*
 * Who looked at whom is shown to the person whom it is about, and they may ask why of each look (domain §3.5; PIPL 44, 45). The inspection of
 * whoever looked answers within five workdays; of an inspector's look the city's; nobody answers for themselves.
 */

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'>

export const findings = ['for_the_work', 'not_needed', 'wrongful'] as const
export type Finding = (typeof findings)[number]

/** What the person may know of their question. Milliseconds; `due` is exclusive. */
export type Question = {
  askedAt: number
  due: number
  answeredAt: number | null
  finding: Finding | null
  answer: string | null
}

type LookRow = { matterId: string; at: Date; staffId: string; what: string }

/** A look as the person names it, without telling whose it is. */
export const lookId = (bureauId: number, { matterId, at, staffId, what }: LookRow): string =>
  derivedId('look', bureauId, matterId, at.getTime(), staffId, what)

const bound = (bureauId: number, id: string) => `look ${bureauId} ${id}`

/** As it lies in the table, or as JSON of it. */
export function questionIn({ suite }: Pick<House, 'suite'>, bureauId: number, row: any): Question | null {
  if (!row?.asked_at) return null
  const at = (value: string | Date) => new Date(value).getTime()
  const sealed =
    row.answer === null || Buffer.isBuffer(row.answer) ? row.answer : Buffer.from(row.answer.slice(2), 'hex')
  return {
    askedAt: at(row.asked_at),
    due: at(row.due),
    finding: row.finding,
    answeredAt: row.answered_at === null ? null : at(row.answered_at),
    answer: sealed && suite.unseal(sealed, bound(bureauId, row.id)),
  }
}

/**
 * Asks why of one look at one's own matter; asked twice it is asked once. Refuses `no-such-matter` and `no-such-look` (404), and
 * `nobody-independent` (422) where nobody of this bureau could answer. Answers by when (exclusive).
 */
export async function askWhy(house: Rooms, asker: Holder, look: string): Promise<{ due: number }> {
  const whole = await matterFor(house, asker, asker.holds.matterId)
  if (!whole) throw new Refusal(404, 'no-such-matter')
  const { bureauId, id: matterId } = whole.matter
  // Also where the sample of calls drew it: whoever called back looked there.
  const { rows } = await house.pool.query(
    `select matter_id, at, staff_id, what from look where bureau_id = $1 and (matter_id = $2 or matter_id in (
       select from_matter from link where bureau_id = $1 and to_matter = $2 and "as" = 'drawn'))`,
    [bureauId, matterId],
  )
  const row = rows.find(
    one => lookId(bureauId, { matterId: one.matter_id, at: one.at, staffId: one.staff_id, what: one.what }) === look,
  )
  if (!row) throw new Refusal(404, 'no-such-look')
  const now = house.now()
  const know = await knowledgeOf(house.db, bureauId, now)
  const unit = answersFor(know, row.staff_id, whole.matter, isoAt(now.getTime(), know.tz).slice(0, 10))
  if (!unit) throw new Refusal(422, 'nobody-independent')
  const { due } = provisionalDue(isoAt(now.getTime(), know.tz), { value: 5, unit: 'workday' }, know.calendar)
  await house.pool.query(
    `insert into look_question (bureau_id, id, matter_id, look_at, staff_id, what, unit_id, asked_at, due)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [bureauId, look, row.matter_id, row.at, row.staff_id, row.what, unit.id, now, due],
  )
  const { rows: there } = await house.pool.query('select due from look_question where bureau_id = $1 and id = $2', [
    bureauId,
    look,
  ])
  return { due: there[0].due.getTime() }
}

/** The nearest inspection in which somebody works that day who neither looked nor is barred from the matter (R25). */
function answersFor(
  know: Knowledge,
  lookerId: string,
  { unitId, barred }: Pick<Matter, 'unitId' | 'barred'>,
  day: string,
): Unit | undefined {
  const none = [lookerId, ...barred]
  const { known } = know
  const looker = know.personOn(lookerId, day)
  const own = looker?.posts.find(({ post }) => isInspecting(post))
  const root = topOf(known)
  const from = known.units.get(looker?.posts[0]?.unitId ?? unitId)
  const nearest = from && inspectionFor(known, from)
  const city = root && inspectionFor(known, root)
  return [own ? undefined : nearest, city].find(
    unit =>
      unit &&
      (known.posts.get(unit.id) ?? []).some(
        held => isInspecting(held.post) && isOn(day, held) && !none.includes(held.staffId),
      ),
  )
}

export type Listed = Question & {
  id: string
  code: string
  protected: boolean
  lookedAt: number
  staffId: string
  what: string
}

/** Those that whoever isInspecting may answer: open ones first, by when. Never one about themselves, or of a matter that they are barred from. Refuses `not-for-your-post` (403). */
export async function questionsFor(house: Rooms, person: Person, most = 200): Promise<Listed[]> {
  const { rows } = await house.pool.query(
    `select q.*, m.code, m.protected from look_question q join matter m on m.bureau_id = q.bureau_id and m.id = q.matter_id
     where q.bureau_id = $1 and q.unit_id = any($2) and q.staff_id <> $3 and not ($3 = any(m.barred))
     order by (q.answered_at is not null), q.due, q.id limit $4`,
    [person.bureauId, unitsOf(person), person.id, most],
  )
  return rows.map(row => ({
    ...questionIn(house, person.bureauId, row)!,
    id: row.id,
    code: row.code,
    protected: row.protected,
    lookedAt: row.look_at.getTime(),
    staffId: row.staff_id,
    what: row.what,
  }))
}

/** Refuses `not-for-your-post` (403), `no-look-question` (404) also for one that is not theirs to answer, `answered-already` (409). */
export async function answerWhy(
  house: Rooms,
  person: Person,
  id: string,
  { finding, answer }: { finding: Finding; answer: string },
): Promise<void> {
  const { bureauId } = person
  const mine = [bureauId, id, unitsOf(person), person.id]
  const theirs = `q.bureau_id = $1 and q.id = $2 and q.unit_id = any($3) and q.staff_id <> $4
    and m.bureau_id = q.bureau_id and m.id = q.matter_id and not ($4 = any(m.barred))`
  const { rowCount } = await house.pool.query(
    `update look_question q set finding = $5, answer = $6, answered_by = $4, answered_at = $7
     from matter m where ${theirs} and q.answered_at is null`,
    [...mine, finding, house.suite.seal(answer, bound(bureauId, id)), house.now()],
  )
  if (rowCount === 1) return
  const { rowCount: there } = await house.pool.query(`select from look_question q, matter m where ${theirs}`, mine)
  throw there ? new Refusal(409, 'answered-already') : new Refusal(404, 'no-look-question')
}

function unitsOf({ posts }: Person): string[] {
  const units = posts.filter(({ post }) => isInspecting(post)).map(({ unitId }) => unitId)
  if (units.length === 0) throw new Refusal(403, 'not-for-your-post')
  return units
}
