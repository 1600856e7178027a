import { sql } from 'kysely'
import type { House } from '../../house.ts'
import { say, type Words } from '../../kinds/words.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { reachFor } from '../../matters/store.ts'
import { visibleTo } from '../../matters/visible-to.ts'
import type { Person } from '../../people/who-is-who.ts'
import { readBy } from '../search/find.ts'
import { type Candidate, candidatesFor, likenessOf } from './candidates.ts'
import { type Likeness, metresBetween, shareOf } from './likeness.ts'

/** Of a matter that the asker may see: those that might be the same, of the ones they may see too, and why, in words. */
export async function likeThis(
  house: Pick<House, 'db' | 'suite'>,
  person: Person,
  id: string,
): Promise<{ id: string; because: Words[] }[]> {
  const { bureauId } = person
  const one = await likenessOf(house, bureauId, id)
  if (!one) return []
  const reach = await reachFor(house, person)
  const [visible, read] = [visibleTo(reach), readBy(person.id, reach)]
  const { rows } = await sql<{ read: boolean }>`
    select ${read} as read from matter m
    where m.bureau_id = ${bureauId} and m.id = ${id} and ${sql.raw(unguarded)}`.execute(house.db)
  const [here] = rows
  // Protected or behind a wall since a moment ago, it is compared with nothing any more.
  if (!here) return []
  const { likeness, openedAt } = one
  const found = await candidatesFor(house, { bureauId, likeness, at: openedAt, not: id, visible, read, later: true })
  return found.map(other => ({
    id: other.id,
    because: here.read && other.read ? because(likeness, other) : fromOutside(likeness, other),
  }))
}

/** For who reads neither words nor the exact place: what the lines of the two show anyhow. */
function fromOutside(one: Likeness, { likeness: other, days }: Candidate): Words[] {
  const sameVillage = one.village !== null && one.village === other.village
  return [...(sameVillage ? [say('同一个村居', 'the same village')] : []), daysApart(days)]
}

function daysApart(days: number): Words {
  const whole = Math.round(days)
  return whole === 0 ? say('同一天前后', 'within a day') : say(`相隔${whole}天`, `${whole} days apart`)
}

function because(one: Likeness, { likeness: other, days }: Candidate): Words[] {
  const words = Math.round(shareOf(one.words, other.words) * 100)
  const metres = one.near && other.near ? Math.round(metresBetween(one.near, other.near) / 100) * 100 : undefined
  const where =
    one.address.whole !== '' && one.address.whole === other.address.whole
      ? say('地点写的一样', 'the same place in the same words')
      : one.address.streets.some(street => other.address.streets.includes(street))
        ? say('同一条路', 'the same street')
        : metres !== undefined
          ? say(
              metres === 0 ? '相距百米以内' : `相距约${metres}米`,
              metres === 0 ? 'within 100 m' : `about ${metres} m apart`,
            )
          : one.village !== null && one.village === other.village
            ? say('同一个村居', 'the same village')
            : undefined
  return [
    ...(where ? [where] : []),
    daysApart(days),
    ...(one.type !== '' && one.type === other.type ? [say('同一类', 'of the same type')] : []),
    ...(words >= 20 ? [say(`${words}%的用词相同`, `${words} % of the words`)] : []),
  ]
}
