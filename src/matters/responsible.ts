import { dayOf, startOfDay } from '../clock/zone.ts'
import { kindNamed } from '../kinds/index.ts'
import { fresh, type Kind } from '../kinds/kind.ts'
import { signsAs } from './actors.ts'
import type { Asker } from './asker.ts'
import type { WithHistory } from './history.ts'
import type { Matter } from './matter.ts'

/*
 * Who must put something right reads the matter as if an officer had found it (domain §1.3; 安全生产法 73–76, 程序规定 63): what they were told and
 * said themselves, by the day; never when, how, in which language or that anybody reported it, what was promised or told to whoever did.
 */

const ROLE = 'responsible_unit'

/** Whether somebody holds a matter as the one who must put it right. */
export const isResponsible = (asker: Asker, matter: Matter): boolean =>
  asker.as === 'resident' && matter.people.some(({ id, role }) => id === signsAs(asker, matter) && role === ROLE)

/** Whether a move says something to whoever is this role in the matter, or hands them a paper. */
export const isFor = ({ moves, notices, papers }: Kind, role: string, name: string): boolean =>
  (moves[name]?.tells ?? []).some(one => notices[one]?.to.includes(role)) ||
  (moves[name]?.papers ?? []).some(one => papers[one]?.for === role)

export function asFoundByUs(whole: WithHistory, me: string, tz: string): WithHistory {
  const { matter, entries } = whole
  const kind = kindNamed(matter.kind)!
  const day = (ms: number) => startOfDay(dayOf(new Date(ms), tz), tz).getTime()
  const theirs = entries.filter(({ actor, move }) => actor === me || isFor(kind, ROLE, move))
  const said = theirs.map(one =>
    one.actor === me ? one : { ...one, saidAt: day(one.saidAt), recordedAt: day(one.recordedAt) },
  )
  const { outcome, closedAt, reopened, protected: hidden } = matter.standing
  return {
    ...whole,
    entries: said,
    promises: [],
    links: [],
    looks: [],
    people: whole.people.filter(({ id }) => id === me),
    matter: {
      ...matter,
      // When it came to them; nobody’s business what was before.
      openedAt: said[0]?.saidAt ?? day(matter.openedAt),
      channel: 'officer',
      anonymous: false,
      language: 'zh',
      nextDue: null,
      standing: { ...fresh, outcome, closedAt, reopened, protected: hidden },
    },
  }
}
