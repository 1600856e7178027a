import type { House } from '../house.ts'
import { bureausOf, type Home } from '../places/bureau.ts'
import { Refusal } from '../platform/refusal.ts'

const homes = new WeakMap<House['db'], Home>()

/** The bureau that answers at this address: the only one, or the first whose people can sign in. Refuses `no-bureau` (404). */
export async function homeOf({ db }: House): Promise<Home> {
  const known = homes.get(db)
  if (known) return known
  const [home] = await bureausOf(db)
  if (!home) throw new Refusal(404, 'no-bureau')
  homes.set(db, home)
  return home
}
