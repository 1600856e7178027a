import type { Kind } from '../kinds/kind.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Asker } from './asker.ts'
import type { PersonSaid } from './check.ts'
import type { Command } from './command.ts'
import type { Act, Vaulted } from './draft.ts'
import { wordDigest } from './link.ts'
import type { Matter } from './matter.ts'

type Reporter = {
  people: Matter['people']
  said: PersonSaid[]
  vaulted: Vaulted | undefined
  word: ((matterId: string) => Buffer) | undefined
  /** Nobody could be told anything, whether whoever reports it said so or not. */
  anonymous: boolean
}

/**
 * Who reports, split into what each may know: a party of the matter by its sealed row; otherwise who they are for the
 * custodians and where to answer for the delivery worker, and a row only if they allowed it for this matter (R27).
 * Everybody who reports has an id, those without a name too: under it they act later, by their link.
 */
export function reporterOf(
  act: Act,
  kind: Kind,
  command: Command,
  asker: Asker,
  represented: readonly PersonSaid[],
): Reporter {
  const { show, word, ...person } = command.reporter ?? {}
  const others = represented.map(({ id, role }) => ({ id, role }))
  const says = asker.as === 'resident' || command.reporter !== undefined || command.anonymous === true
  const id = asker.as === 'resident' ? act.actor : uuidv7(act.recordedAt, act.chance)
  const people = says ? [{ id, role: 'reporter' }, ...others] : others
  const { phone, safeWay, language, ...identity } = person
  const known = phone !== undefined || safeWay !== undefined || Object.keys(identity).length > 0
  const told = Object.keys(person).length > 0 && !command.anonymous
  const apart = kind.reporter === 'vault'
  // Where the kind itself asks how the name is kept (M42), that answer holds.
  const asked = (command.says as { identity?: unknown } | null)?.identity
  const shown = asked === undefined ? show === true : asked === 'shown_to_handler'
  const said: PersonSaid[] = told && (!apart || shown) ? [{ id, role: 'reporter', said: person }] : []
  const address = { phone, safeWay, language }
  return {
    people,
    said: apart ? said : [...said, ...represented],
    vaulted:
      (told || represented[0]) && apart
        ? {
            id,
            identity: orNull({ ...identity, ...(represented[0] && { represented: represented[0].said }) }),
            address: orNull(address),
          }
        : undefined,
    word: word === undefined ? undefined : matterId => wordDigest(act.suite, matterId, word),
    anonymous: command.anonymous === true || (asker.as === 'resident' && !known && represented.length === 0),
  }
}

const orNull = (said: object): object | null => (Object.values(said).some(one => one !== undefined) ? said : null)
