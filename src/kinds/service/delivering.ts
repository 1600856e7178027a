import { isProtected } from '../common/questions.ts'
import { choice, instant, maybe, reference, says, yes } from '../says.ts'
import { hands, happened, inLane, move, receivers, rulesOf } from './gates.ts'
import { applicants } from './services.ts'

const papersOnly = inLane('papers', 'visit')

/** Into their hands, signed for. */
export const deliveringMoves = {
  /** Fetched: by themselves, or by whom they sent. */
  collect: move({
    from: ['ready'],
    to: 'delivered',
    by: hands,
    says: says({
      collectedAt: instant(),
      receivedBy: choice(...applicants),
      authorityNo: maybe(reference()),
      identityChecked: yes(),
      receipt: reference(),
      confirmed: choice('signature', 'code'),
    }),
    refuse: { ...papersOnly, ...happened('collectedAt'), ...receivers },
    change: (seen, { receivedBy }) => ({ ...seen.details, deliveredTo: receivedBy }),
    counts: 'told',
    outcome: 'delivered',
    tells: ['delivered', 'farewell', 'collectedByProxy'],
    papers: ['claimSlip'],
  }),
  /** Brought: by post, to the village, to their door. */
  deliver: move({
    from: ['ready'],
    to: 'delivered',
    by: hands,
    says: says({
      way: choice('post', 'village', 'home'),
      deliveredAt: instant(),
      receivedBy: choice(...applicants),
      authorityNo: maybe(reference()),
      identityChecked: yes(),
      receipt: reference(),
      confirmed: choice('signature', 'code', 'call'),
    }),
    refuse: {
      ...papersOnly,
      ...happened('deliveredAt'),
      ...receivers,
      'way-not-offered': (seen, { way }) => !rulesOf(seen).ways.includes(way),
      // R26: neither the household's letter box nor the village office.
      'not-left-with-others': (seen, { way }) => isProtected(seen) && way !== 'home',
    },
    change: (seen, { receivedBy }) => ({ ...seen.details, deliveredTo: receivedBy }),
    counts: 'told',
    outcome: 'delivered',
    tells: ['delivered', 'farewell', 'collectedByProxy'],
    papers: ['deliverySlip'],
  }),
}
