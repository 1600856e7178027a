import type { House } from '../house.ts'
import { noteEditions } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { noOf } from './record.ts'

/** How often we look again when the world moved under us. */
const TRIES = 6

/** `named`: whoever asks says which version they saw, and hears where it is another. `about`: what is told of what moved on. */
type MovedOn = { named?: boolean; about?: (detail: Record<string, number | string>) => Record<string, unknown> }

/**
 * What looks and then records, once more where that is ours to do: an edition or a key that we did not know of, a code given
 * twice, a matter that moved on under whoever named no version. Refuses `key-reused` (422) and `moved-on` (409).
 */
export async function again<T>(
  { db, suite }: Pick<House, 'db' | 'suite'>,
  bureauId: number,
  once: () => Promise<T>,
  { named = false, about = ({ version }) => ({ version }) }: MovedOn = {},
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once()
    } catch (error) {
      const no = noOf(error)
      if (!no) throw error
      if (no.code === 'key-reused') throw new Refusal(422, 'key-reused')
      if (no.code === 'stale') noteEditions(db, bureauId, no.detail)
      if (no.code === 'other-keys') suite.wraps.reload()
      if (no.code === 'moved-on' && (named || tries === TRIES)) throw new Refusal(409, 'moved-on', about(no.detail))
      if (tries === TRIES) throw error
    }
  }
}
