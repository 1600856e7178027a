import { dangers, telling } from '../common/fields.ts'
import { isProtected, untold } from '../common/questions.ts'
import { choice, instant, maybe, person, reference, says, words, yes, yesNo } from '../says.ts'
import { move, open, police, timeGate } from './gates.ts'
import { intoCase, protectionOf } from './into-case.ts'
import { endangered } from './opening.ts'

/**
 * Violence at home forks away before anything else (R26, R36; 反家庭暴力法 15—17). From here on there are no two sides:
 * only she (or he, or the child) is spoken to, alone, by a way that is safe.
 */
export const protection = {
  protect: move({
    from: [...open.filter(state => state !== 'protecting')],
    to: 'protecting',
    by: police,
    says: says({
      danger: choice(...dangers),
      reporterIs: choice('victim', 'guardian', 'intermediary', 'other_side', 'officer'),
      victim: maybe(person('victim')),
      safeWay: maybe(words(200)),
      apart: yes(),
      safeNow: choice('apart', 'sheltered', 'in_hospital', 'watched_at_home'),
      ...telling,
    }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'who-was-hurt': (seen, { reporterIs, victim }) =>
        reporterIs !== 'victim' && victim === undefined && !seen.people.some(({ role }) => role === 'victim'),
    },
    change: (seen, { danger, reporterIs }) => {
      const { concludedAt: _, ...rest } = seen.details
      const is = reporterIs === 'intermediary' ? 'onlooker' : reporterIs
      return { ...rest, reporterIs: is, ...endangered(seen, danger) }
    },
    counts: 'protect',
    tells: ['protectionBegun', 'protectedNow'],
    decides: true,
    law: '反家庭暴力法 15；未成年人保护法 11',
  }),
  /** What the law answers: a written warning, a case, or a way to shelter; and her rights, in writing (M30). */
  conclude: move({
    from: ['protecting'],
    to: 'concluded',
    by: police,
    says: says({
      conclusion: choice('warning', 'case', 'referral'),
      conclusionNo: reference(),
      rightsNoticeNo: reference(),
      orderHelp: yesNo(),
      ...telling,
    }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'not-protected': seen => !isProtected(seen),
      'say-who-is-told': (_seen, { how }) => how === 'through_guardian',
    },
    change: (seen, { conclusion, orderHelp }) => ({ ...seen.details, conclusion, orderHelp, concludedAt: seen.at }),
    counts: 'told',
    outcome: ({ conclusion }) => conclusion,
    tells: ['rights'],
    papers: ['warningLetter', 'rightsNotice', 'referralSlip', 'orderHelpSlip'],
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        if: (_seen, { conclusion }) => conclusion === 'case',
        says: seen => ({ of: seen.id, because: 'not_mediable', ...protectionOf(seen) }),
        people: intoCase,
      },
    ],
    decides: true,
    law: '反家庭暴力法 15—17、23—32；九部门加强家庭暴力告诫制度实施意见',
  }),
  /** 反家庭暴力法 17: whoever had a warning is visited, and so is the one who was hurt: alone. */
  visitVictim: move({
    from: ['protecting', 'concluded'],
    to: {
      among: ['protecting', 'concluded'],
      choose: (seen, { lastSeen }) => (lastSeen === 'hurt_again' ? 'protecting' : seen.state!),
    },
    by: police,
    says: says({
      recordNo: reference(),
      visitedAt: instant(),
      alone: yes(),
      lastSeen: choice('safe', 'worried', 'hurt_again'),
    }),
    refuse: { 'in-future': timeGate('visitedAt') },
    change: (seen, { visitedAt, lastSeen }) => {
      const { concludedAt, ...rest } = { ...seen.details, visitedAt, lastSeen }
      // Hurt again: decided anew within a day, counted from this visit.
      if (lastSeen === 'hurt_again') return { ...rest, ...(rest.violenceAt && { violenceAt: seen.at }) }
      return concludedAt === undefined ? rest : { ...rest, concludedAt }
    },
    papers: ['visitRecord'],
    law: '反家庭暴力法 17',
  }),
  /** R26: could not be reached is an alarm here, not an end. */
  checkSafety: move({
    from: ['protecting', 'concluded'],
    by: ['station_chief'],
    says: says({ checkedAt: instant(), seen: choice('seen_safe', 'seen_in_danger', 'not_found') }),
    refuse: { 'in-future': timeGate('checkedAt') },
    change: (seen, { checkedAt }) => ({ ...seen.details, safetyCheckedAt: checkedAt }),
  }),
  /** Two have lowered the flag: it was something else. */
  backFromProtection: move({
    from: ['protecting', 'concluded'],
    to: 'stabilised',
    by: ['station_chief'],
    says: says({}),
    refuse: { 'still-protected': isProtected },
    decides: true,
    onlineOnly: true,
  }),
  closeProtected: move({
    from: ['concluded'],
    to: 'closed',
    by: ['station_chief'],
    says: says({ why: choice('safe_for_now', 'asked_us_to_stop', 'case_goes_on') }),
    refuse: {
      untold,
      'visit-first': ({ details }) =>
        details.visitedAt === undefined || Date.parse(details.visitedAt) < Date.parse(details.concludedAt ?? ''),
      'not-safe-yet': ({ details }) => details.lastSeen !== 'safe',
    },
    tells: ['closed'],
    decides: true,
    onlineOnly: true,
  }),
}
