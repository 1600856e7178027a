import { telling } from '../common/fields.ts'
import { common } from '../common/index.ts'
import { joined, joinedTo } from '../common/joined.ts'
import { isProtected } from '../common/questions.ts'
import { fork } from '../kind.ts'
import { otherMatter, says } from '../says.ts'
import { anew, type Details, type State } from './details.ts'
import { failing } from './failing.ts'
import { type At, move, open, over, timeGate } from './gates.ts'
import { keeping } from './keeping.ts'
import { endangered, opening } from './opening.ts'
import { outside } from './outside.ts'
import { protection } from './protection.ts'
import { settling } from './settling.ts'
import { sittings } from './sittings.ts'
import { triage } from './triage.ts'

const shared = common<State, Details>({
  whys: ['pressed_to_agree', 'terms_not_kept'],
  open,
  closed: over,
  again: fork<State, Details, unknown>(['stabilised', 'protecting'], seen =>
    isProtected(seen) ? 'protecting' : 'stabilised',
  ),
  workers: ['beat_officer', 'duty_officer', 'mediator'],
  withdrawn: 'withdrawn',
  withdrawable: ['found', 'reported', 'stabilised'],
})

export const moves = {
  ...shared,
  /** The clock of violence at home runs from the first word, whoever said it. */
  raiseFlag: {
    ...shared.raiseFlag,
    change: (seen: At, { danger }: { danger: string }): Details => ({ ...seen.details, ...endangered(seen, danger) }),
    tells: ['protectedNow'],
  },
  lowerFlag: {
    ...shared.lowerFlag,
    change: ({ details }: At): Details => {
      const { danger: _, violenceAt: __, ...rest } = details
      return rest
    },
  },
  /** R26: in a protected matter a call that nobody answers is for the chief to look into. */
  tryToReach: { ...shared.tryToReach, tells: ['unreached'] },
  reopen: { ...shared.reopen, change: anew },

  ...opening,
  ...triage,
  ...sittings,
  ...settling,
  ...failing,
  ...outside,
  ...keeping,
  ...protection,

  ...joined<State, Details>(['found', 'reported', 'stabilised'], ['duty_officer', 'beat_officer', 'station_chief']),
  /** Both called, or two neighbours did: one matter, explained. */
  markDuplicate: move({
    from: ['found', 'reported', 'stabilised'],
    to: 'duplicate',
    by: ['duty_officer', 'beat_officer', 'station_chief'],
    says: says({ of: otherMatter(), ...telling }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'protect-first': seen => isProtected(seen) || seen.details.violenceAt !== undefined,
    },
    change: (seen, { of }) => joinedTo(seen, of),
    counts: 'told',
    outcome: 'duplicate',
    decides: true,
  }),
}
