import type { House } from '../house.ts'
import { demoPassword, wellKnown } from './bureau.ts'
import { bureauId } from './plan.ts'

/** Someone whom a visitor of the demo may be. */
export type DemoPerson = { post: string; number: string; password: string; name: string; unit: string }

/** One person of each post, for the sign-in page, `/demo/people.json` and the lines printed at the start. */
export async function demoPeople(house: House): Promise<DemoPerson[]> {
  if (house.mode !== 'demo') return []
  const rows = await house.db
    .selectFrom('staff as s')
    .innerJoin('post_held as p', join => join.onRef('p.bureau_id', '=', 's.bureau_id').onRef('p.staff_id', '=', 's.id'))
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'p.bureau_id').onRef('u.id', '=', 'p.unit_id'))
    .select(['s.number', 's.name', 'p.post', 'u.name_zh as unit'])
    .where('s.bureau_id', '=', bureauId)
    .where(
      's.number',
      'in',
      wellKnown.map(([, number]) => number),
    )
    .execute()
  return wellKnown.flatMap(([post, number]) => {
    const row = rows.find(row => row['number'] === number && row['post'] === post)
    return row ? [{ post, number, password: demoPassword, name: row['name'], unit: row['unit'] }] : []
  })
}
