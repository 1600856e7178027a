import type { House } from '../house.ts'
import type { Asker, Holder } from '../matters/asker.ts'
import { staff } from '../matters/asker.ts'
import { holderOf } from '../matters/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { homeOf } from './home.ts'
import type { Ask } from './operation.ts'
import { mayTry } from './words-tried.ts'

type Asked = Pick<Ask, 'house' | 'request' | 'person'>

/** Whoever wants something of one matter: by their link, else as they are signed in. Refuses `sign-in-first` (401). */
export function askerOf(asked: Asked): Asker {
  const asker = holderIn(asked) ?? (asked.person && staff(asked.person))
  if (!asker) throw new Refusal(401, 'sign-in-first')
  return asker
}

/** Who holds a link; undefined where none was sent. Refuses `no-such-matter` (404), as for one that no longer holds. */
export function holderIn({ house, request }: Pick<Asked, 'house' | 'request'>): Holder | undefined {
  const token = request.headers['x-matter-token']
  if (token === undefined) return undefined
  const holder = holderOf(house, String(token), wordIn(request.headers['x-matter-word']))
  if (!holder) throw new Refusal(404, 'no-such-matter')
  const { matterId, word } = holder.holds
  // Once too many were tried, none is right any more: answered like a wrong one (R26).
  return word === undefined || mayTry(house, matterId, word) ? holder : holderOf(house, String(token))
}

/** The same where only a link opens. Refuses `link-needed` (401) besides. */
export function residentIn(asked: Pick<Asked, 'house' | 'request'>): Holder {
  const holder = holderIn(asked)
  if (!holder) throw new Refusal(401, 'link-needed')
  return holder
}

/** Headers carry no Chinese: the chosen word comes percent-encoded. */
function wordIn(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  try {
    return decodeURIComponent(String(header))
  } catch {
    return undefined
  }
}

/** Whoever reports something: somebody of the bureau, or anybody. */
export async function reporterOf({ house, person }: { house: House; person: Ask['person'] }): Promise<Asker> {
  if (person) return staff(person)
  return { as: 'resident', bureauId: (await homeOf(house)).bureauId }
}
