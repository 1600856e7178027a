import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { landingAmong } from '../places/landing.ts'
import { everyBureau } from '../platform/every-bureau.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Hands, record } from './answer.ts'
import type { Asker } from './asker.ts'
import { byTheClock, theClock } from './by-the-clock.ts'
import { draft } from './draft.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import { land } from './land.ts'
import { lookAt } from './look-at.ts'
import type { Matter } from './matter.ts'
import { recipientsOf } from './recipients.ts'
import { noOf } from './record.ts'
import { unmoved } from './rules.ts'

type Rooms = Hands & Pick<House, 'log'>

/** So many at one time; the rest follow the next time. */
const MOST = 200

/** Every bureau's. Answers how many it gave to somebody else. */
export function landAllAnew(house: Rooms): Promise<number> {
  return everyBureau(house.pool, bureauId => landAnew(house, bureauId))
}

/**
 * A matter is never nobody's: what lies with somebody who has left the bureau, or holds no post in it any more, lands with whoever
 * answers for its place now; every promise stands. Who is only away keeps it, and is stood in for. Its commands
 * are derived: two at once, or one that was stopped, do each once.
 */
export async function landAnew(house: Rooms, bureauId: number): Promise<number> {
  const now = house.now()
  const know = await knowledgeOf(house.db, bureauId, now)
  const today = dayOf(now, know.tz)
  // From the people, not from the matters: its cost grows with who is gone, not with what is open.
  const staff = await house.db.selectFrom('staff').select('id').where('bureau_id', '=', bureauId).execute()
  const gone = staff.map(one => one['id'] as string).filter(id => !know.personOn(id, today)?.posts.length)
  if (gone.length === 0) return 0
  const { rows } = await house.pool.query<{ id: string }>(
    'select id from matter where bureau_id = $1 and closed_at is null and owner_id = any($2::uuid[]) order by id limit $3',
    [bureauId, gone, MOST],
  )
  let given = 0
  for (const { id } of rows) {
    try {
      given += (await landOne(house, bureauId, id, now)) ? 1 : 0
    } catch (error) {
      // Somebody acted in between, or nobody at all is there: it is looked at again the next time.
      const known = error instanceof Refusal || noOf(error) !== undefined
      if (!known) throw error
      house.log.warn({ err: error, matter: id }, 'a matter could not be given to somebody else')
    }
  }
  return given
}

async function landOne(house: Rooms, bureauId: number, id: string, now: Date): Promise<boolean> {
  const looked = await lookAt(house, { bureauId, id, by: theClock, now })
  if (!looked) return false
  const { matter, kind, know, seen, promises } = looked
  if (know.personOn(matter.ownerId, dayOf(now, know.tz))?.posts.length) return false
  const at = now.getTime()
  const { where, place } = placeOf(know, matter, now)
  const { unitId, unitPath, beatId, ownerId, why } = land(know, kind, seen, { place, where, at })
  const after = { ...matter, unitId, unitPath, beatId, ownerId, why, version: matter.version + 1 }
  const commandId = derivedId('land-anew', bureauId, id, matter.version, matter.ownerId)
  const acting = byTheClock(house, know, commandId, now)
  const change = unmoved(seen, promises)
  const then = { ...seen, owner: ownerId }
  const heard = [
    { name: 'landed', role: 'owner', recipient: ownerId },
    ...recipientsOf(know, kind, then, after, kind.notices['handed'] ? ['reporter'] : [])
      .filter(({ role, recipient }) => role !== recipient)
      .map(one => ({ name: 'handed', ...one })),
  ]
  const says = { from: matter.ownerId, to: ownerId }
  const rows = draft(acting, {
    matter: after,
    move: 'landAnew',
    post: 'clock',
    change,
    kind,
    after: then,
    open: promises,
    content: { says },
    people: [],
    files: [],
    links: [],
    heard,
    expect: matter.version,
    moved: true,
  })
  const asker: Asker = { as: 'clock', bureauId }
  const command = { commandId, matterId: id, move: 'landAnew', says, version: matter.version }
  await record(house, command, asker, acting, [{ matter: after, change, rows }], promises)
  return true
}

/** By its place; but behind a wall along its line alone, and in the unit to which it was moved. */
function placeOf({ known, shifts }: Knowledge, { village, wall, unitId, unitPath }: Matter, now: Date) {
  if (village && wall !== 'inspection') {
    const where = { village }
    const place = landingAmong(known, shifts, where, now)
    const sameLine = place.unitPath.startsWith(unitPath) || unitPath.startsWith(place.unitPath)
    if (sameLine) return { where, place }
  }
  const where = { unit: unitId }
  return { where, place: landingAmong(known, shifts, where, now) }
}
