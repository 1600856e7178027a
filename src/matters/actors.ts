import { kindNamed } from '../kinds/index.ts'
import type { Post } from '../kinds/posts.ts'
import type { Person } from '../people/who-is-who.ts'
import { derivedId } from '../platform/ids.ts'
import type { CryptoSuite } from '../platform/suite.ts'
import { type Asker, clockId, type Holds, type Resident } from './asker.ts'
import type { Knowledge } from './knowledge.ts'
import { isWord } from './link.ts'
import type { Matter } from './matter.ts'
import { isVisible, postsOn, reachOf } from './reach.ts'
import { mayHear } from './who-hears.ts'

/** The posts as which they may act on this matter; undefined where it is not there for them (404). */
export function postsHere(suite: CryptoSuite, know: Knowledge, asker: Asker, matter: Matter): Post[] | undefined {
  if (asker.as === 'clock') return ['clock']
  if (asker.as === 'resident') {
    const role = holdsIt(suite, asker, matter)
    return role === undefined ? undefined : [role === 'responsible_unit' ? role : 'resident']
  }
  const reach = reachOf(know.known, asker.person)
  return isVisible(matter, reach) ? postsOn(matter, reach) : undefined
}

/**
 * Their role in it, if theirs is the link that holds, and they know the word besides where it is protected; of what is protected the other
 * side holds nothing, nor whoever is told only that it came (R26).
 */
export function holdsIt(suite: CryptoSuite, asker: Resident, matter: Matter): string | undefined {
  const role = linksTo(suite, asker, matter)
  if (!matter.protected || role === undefined) return role
  if (kindNamed(matter.kind)?.otherSide.includes(role)) return undefined
  return role === 'reporter' && !mayHearOf('closed', matter) ? undefined : role
}

/** Whether they reported what is protected for somebody else: they were told that it came, and of the rest nothing is for them (R26). */
export const holdsReceipt = (suite: CryptoSuite, asker: Resident, matter: Matter): boolean =>
  linksTo(suite, asker, matter) === 'reporter' && matter.protected && mayHearOf('receipt', matter)

function linksTo(suite: CryptoSuite, { holds }: Resident, matter: Matter): string | undefined {
  if (holds?.matterId !== matter.id || holds.n !== matter.linkNo) return undefined
  if (matter.protected && !isWord(suite, matter.id, matter.word, holds.word)) return undefined
  return matter.people.find(theirs(holds))?.role
}

/** As with notices to whoever reported: an intermediary hears of the receipt alone, the other side not even of that. */
const mayHearOf = (notice: string, matter: Matter): boolean =>
  mayHear(kindNamed(matter.kind)!, matter, 'reporter', notice)

/** Under which id they sign on this matter; undefined for somebody who has none in it. */
export function signsAs(asker: Asker, matter: Matter): string | undefined {
  if (asker.as === 'staff') return asker.person.id
  return asker.as === 'clock' ? clockId : asker.holds && matter.people.find(theirs(asker.holds))?.id
}

const theirs =
  ({ personId }: Holds) =>
  ({ id, role }: Matter['people'][number]) =>
    personId === undefined ? role === 'reporter' : id === personId

/** And while opening one: the same for the same command, so that a resident who sends it again is the same person. */
export function signsOpening(asker: Asker, commandId: string): string {
  if (asker.as === 'staff') return asker.person.id
  return asker.as === 'clock' ? clockId : derivedId(asker.bureauId, commandId, 'reporter')
}

/** As whom they may open one, anywhere. */
export function postsOf(asker: Asker): Post[] {
  if (asker.as === 'staff') return asker.person.posts.map(({ post }) => post)
  return [asker.as]
}

export const unitOf = (asker: Asker): Person['posts'][number] | undefined =>
  asker.as === 'staff' ? asker.person.posts[0] : undefined
