import type { House } from '../house.ts'
import { demoPassword, loadBureau, wellKnown } from './bureau.ts'
import { loadMatters } from './matters.ts'
import { bureauId } from './plan.ts'

/** Someone whom a visitor of the demo may be. */
export type DemoPerson = { post: string; number: string; password: string; name: string; unit: string }

/** Told how far a long piece of work has come: how much is done, out of how much. */
export type Progress = (done: number, of: number) => void

/** Fills a new demo with its bureau; where it is already there, or its filling was cut short, does what is left. */
export async function loadDemo(house: House, progress: Progress): Promise<void> {
  if (house.mode !== 'demo') throw new Error('a real bureau is never filled with invented people')
  // The bureau is a tenth of the work.
  await loadBureau(house.db, house.now(), (done, of) => progress(done, of * 10))
  await loadMatters(house, (done, of) => progress(of + done * 9, of * 10))
}

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
