import { telling } from '../common/fields.ts'
import { beforeOpened } from '../common/questions.ts'
import { crew } from '../posts.ts'
import { choice, instant, maybe, reference, says } from '../says.ts'
import { scopes } from './details.ts'
import { type At, desk, happened, inLane, move, serving } from './gates.ts'

const search = { ...inLane('now'), ...serving('missing') }
const unlinked = (seen: At): boolean => seen.details.alarmNo === undefined

/** What cannot wait: somebody is missing; an exam begins. No papers are asked. */
export const urgentMoves = {
  startSearch: move({
    from: ['asked'],
    to: 'searching',
    by: crew,
    says: says({ heardAt: instant(), startedAt: instant(), scope: choice(...scopes), alarmNo: maybe(reference()) }),
    refuse: { ...search, ...happened('startedAt') },
    change: (seen, { startedAt, scope, alarmNo }) => ({
      ...seen.details,
      searchedAt: startedAt,
      scope,
      ...(alarmNo && { alarmNo }),
    }),
    tells: ['searchStarted'],
    law: '人民警察法 21：立即救助',
  }),
  /** The number of the 110 alarm: it may be said after the search began, never instead of it. */
  linkAlarm: move({
    from: ['asked', 'searching', 'located'],
    by: crew,
    says: says({ alarmNo: reference(), linkedAt: instant() }),
    refuse: { ...search, ...happened('linkedAt'), 'linked-already': seen => !unlinked(seen) },
    change: (seen, { alarmNo }) => ({ ...seen.details, alarmNo }),
  }),
  widenSearch: move({
    from: ['searching'],
    by: desk,
    says: says({ startedAt: instant(), scope: choice(...scopes), how: telling.how, toldAt: instant() }),
    refuse: {
      ...search,
      ...happened('startedAt'),
      'not-wider': (seen, { scope }) => scopes.indexOf(scope) <= scopes.indexOf(seen.details.scope ?? 'street'),
    },
    change: (seen, { scope }) => ({ ...seen.details, scope }),
    tells: ['searchStarted'],
  }),
  /** A crime is not ruled out: a case is opened, and the search goes on. */
  openCase: move({
    from: ['searching'],
    by: ['duty_officer', 'beat_officer', 'station_chief'],
    says: says({ signs: choice('crime_possible', 'child_alone', 'not_found_in_time') }),
    refuse: { ...search, 'case-opened-already': seen => seen.details.caseOpenedAt !== undefined },
    change: seen => ({ ...seen.details, caseOpenedAt: seen.at }),
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'missing-person',
        says: seen => ({
          of: seen.id,
          because: 'found_in_service',
          ...(seen.standing.protected && { danger: 'child_harmed' }),
        }),
      },
    ],
    decides: true,
  }),
  locate: move({
    from: ['searching'],
    to: 'located',
    by: desk,
    says: says({
      foundAt: instant(),
      broughtTo: choice('family', 'guardian', 'relief_station', 'own_wish'),
      ...telling,
    }),
    refuse: {
      ...search,
      ...happened('foundAt'),
      'before-opened': (seen, { foundAt }) => beforeOpened(seen, foundAt),
      'not-linked-to-110': unlinked,
    },
    counts: 'told',
    outcome: 'located',
    tells: ['located'],
    decides: true,
  }),

  issueExamProof: move({
    from: ['asked'],
    to: 'delivered',
    by: desk,
    says: says({
      proofNo: reference(),
      issuedAt: instant(),
      knownBy: choice('photo_on_file', 'school', 'family', 'officer_who_knows_them'),
      confirmed: choice('signature', 'code'),
    }),
    refuse: { ...inLane('now'), ...serving('exam'), ...happened('issuedAt') },
    change: (seen, { proofNo }) => ({ ...seen.details, productNo: proofNo, readyAt: seen.at, deliveredTo: 'self' }),
    counts: 'told',
    outcome: 'delivered',
    tells: ['delivered'],
    decides: true,
  }),
}
