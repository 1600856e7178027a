import { telling } from '../common/fields.ts'
import { done, inFuture, isProtected, isTold, notTriedEnough, untold } from '../common/questions.ts'
import { fork, onward } from '../kind.ts'
import { choice, instant, maybe, reference, says, toldWords, words, yesNo } from '../says.ts'
import type { Details, State } from './details.ts'
import { before, move, police, sinceFound } from './stages.ts'

/** From the telling to the end: what is decided, handed over, asked after, closed and sealed. */
export const goingBack = {
  /** The light-box moment: going back to say why it was done and how it was solved. */
  tellVictim: move({
    from: ['clarified', 'telling', 'decided', 'served', 'property_returned', 'follow_up'],
    to: onward<State>({ clarified: 'telling' }),
    by: police,
    // In the order in which they hear it: what happened, who is liable, how it is made good, what comes next.
    says: says({
      solved: maybe(toldWords(600)),
      motive: maybe(toldWords(120)),
      template: choice('found_and_handled', 'settled_between', 'minor_responsible', 'accident', 'nobody_to_blame'),
      damages: choice('paid', 'agreed', 'sue', 'none'),
      next: choice('decision_follows', 'property_follows', 'nothing_more'),
      ...telling,
      receipt: reference(),
    }),
    refuse: {
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      'before-clarified': (seen, { toldAt }) => before(seen.details.clarifiedAt ?? seen.openedAt, toldAt),
      'template-only': (seen, { solved, motive }) =>
        (seen.standing.adult === 'no' || seen.standing.adult === 'unknown') &&
        (solved !== undefined || motive !== undefined),
      'motive-in-one-sentence': (_seen, { motive }) => (motive?.match(/[。！？.!?；;]/g)?.length ?? 0) > 1,
    },
    counts: 'told',
    tells: ['told'],
    papers: ['meetingSlip', 'tellingRecord'],
    law: '治安管理处罚法 94、138；未成年人保护法 103',
  }),
  goOnUntold: move({
    from: ['clarified'],
    to: 'telling',
    by: ['station_chief'],
    says: says({ because: choice('contact_failed', 'moved_away', 'does_not_want_to_be_told') }),
    refuse: { 'not-tried-enough': seen => notTriedEnough(sinceFound(seen)), 'silence-does-not-close': isProtected },
    decides: true,
  }),
  announcePenalty: move({
    from: ['clarified', 'telling'],
    by: police,
    says: says({ noticeNo: reference() }),
    papers: ['preDecisionNotice'],
    law: '治安管理处罚法 处罚前告知',
  }),
  decide: move({
    from: ['clarified', 'telling'],
    to: fork<State, Details, { decision: string }>(['decided', 'to_criminal'], (_seen, { decision }) =>
      decision === 'to_criminal' ? 'to_criminal' : 'decided',
    ),
    by: ['station_chief', 'county_officer'],
    says: says({
      decision: choice('penalty', 'no_penalty', 'mediated', 'to_criminal'),
      decisionNo: reference(),
      decidedAt: instant(),
      detained: maybe(yesNo()),
    }),
    refuse: {
      'tell-first': seen => seen.state === 'clarified' && !isTold(sinceFound(seen)),
      'in-future': (seen, { decidedAt }) => inFuture(seen, decidedAt),
      'before-clarified': (seen, { decidedAt }) => before(seen.details.clarifiedAt ?? seen.openedAt, decidedAt),
      // Violence at home never ends as "mediated" (reverse of domain fact 13).
      'never-mediated': (seen, { decision }) => decision === 'mediated' && isProtected(seen),
    },
    change: (seen, { decision, decisionNo, decidedAt, detained }) => ({
      ...seen.details,
      decision,
      decisionNo,
      decidedAt,
      detained: detained === true,
    }),
    outcome: ({ decision }) => decision,
    tells: ['decision', 'detainedFamily', 'remedy'],
    papers: ['decisionPaper'],
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 116、118、120',
  }),
  serve: move({
    from: ['decided'],
    to: 'served',
    by: police,
    says: says({
      serviceNo: reference(),
      servedAt: instant(),
      offender: choice('on_the_spot', 'within_two_days', 'nobody'),
    }),
    refuse: {
      'in-future': (seen, { servedAt }) => inFuture(seen, servedAt),
      'before-decided': (seen, { servedAt }) => before(seen.details.decidedAt ?? seen.openedAt, servedAt),
    },
    papers: ['serviceReceipt'],
    law: '治安管理处罚法 116：被处罚人二日内送达；有被侵害人的，送达被侵害人',
  }),
  followUp: move({
    from: ['served', 'property_returned'],
    to: 'follow_up',
    by: [...police, 'auxiliary'],
    says: says({
      spokenAt: instant(),
      how: telling.how,
      theirWords: maybe(words(1000)),
      problem: choice('none', 'new_problem'),
    }),
    refuse: {
      ...done('spokenAt'),
      'property-first': seen => seen.details.propertyHeld > 0,
    },
    papers: ['tellingRecord'],
  }),
  close: move({
    from: ['follow_up', 'property_returned', 'served'],
    to: 'closed',
    by: police,
    says: says({ lesson: maybe(choice('light', 'lock', 'camera', 'patrol', 'nothing')) }),
    refuse: { untold: seen => untold(sinceFound(seen)), 'property-first': seen => seen.details.propertyHeld > 0 },
    tells: ['closed'],
    decides: true,
  }),
  seal: move({
    from: ['closed'],
    to: 'sealed',
    by: ['legal_officer', 'station_chief'],
    says: says({ sealedAt: instant(), sealNo: reference() }),
    refuse: { 'in-future': (seen, { sealedAt }) => inFuture(seen, sealedAt) },
    decides: true,
    law: '治安管理处罚法 136',
  }),
  unseal: move({
    from: ['sealed'],
    to: 'closed',
    by: ['legal_officer'],
    says: says({ orderNo: reference() }),
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 136：法律另有规定的除外',
  }),
}
