import type { House } from '../../house.ts'
import { say, type Words } from '../../kinds/words.ts'
import { reachFor } from '../../matters/store.ts'
import { visibleTo } from '../../matters/visible-to.ts'
import type { Person } from '../../people/who-is-who.ts'
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
  const visible = visibleTo(await reachFor(house, person))
  const { likeness, openedAt } = one
  const found = await candidatesFor(house, { bureauId, likeness, at: openedAt, not: id, visible, later: true })
  return found.map(candidate => ({ id: candidate.id, because: because(likeness, candidate) }))
}

function because(one: Likeness, { likeness: other, days }: Candidate): Words[] {
  const [whole, words] = [Math.round(days), Math.round(shareOf(one.words, other.words) * 100)]
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
    whole === 0 ? say('同一天前后', 'within a day') : say(`相隔${whole}天`, `${whole} days apart`),
    ...(one.type !== '' && one.type === other.type ? [say('同一类', 'of the same type')] : []),
    ...(words >= 20 ? [say(`${words}%的用词相同`, `${words} % of the words`)] : []),
  ]
}
