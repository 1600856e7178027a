import { choice, says, toldWords, words } from '../says.ts'
import type { Base } from './base.ts'
import { heardFrom, telling } from './fields.ts'
import { inFuture, isCorrectionAsked, nobodyReported } from './questions.ts'

const correction = {
  wrongAbout: choice('who_i_am', 'how_to_reach_me', 'when_or_where', 'what_i_said', 'what_was_written'),
  wrong: words(500),
  right: words(500),
}

/** What is wrong in what is kept about somebody, and how it should read (PIPL 46, 50): what stands there stays, and this beside it. */
export function correcting<S extends string, D>({ move, all, takers, deciders }: Base<S, D>) {
  return {
    /** What is wrong in what is kept about them, and how it should read (PIPL 46, 50): what stands there stays, and this beside it. */
    askCorrection: move({
      from: all,
      by: ['resident'],
      says: says(correction),
      refuse: { 'correction-asked': isCorrectionAsked },
      counts: 'correction-asked',
      tells: ['correctionAsked'],
      law: '个人信息保护法 46、50',
    }),
    hearCorrection: move({
      from: all,
      by: takers,
      says: says({ ...correction, ...heardFrom }),
      refuse: { 'nobody-to-ask-for': nobodyReported, 'correction-asked': isCorrectionAsked },
      counts: 'correction-asked',
      tells: ['correctionAsked'],
      law: '个人信息保护法 46、50；无障碍环境建设法 39',
    }),
    rectify: move({
      from: all,
      by: deciders,
      says: says({ how: telling.how, toldAt: telling.toldAt, corrected: toldWords(500) }),
      refuse: {
        'no-correction-asked': seen => !isCorrectionAsked(seen),
        'not-by-whoever-has-it': seen => seen.owner === seen.by.id,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      },
      counts: 'correction-made',
      tells: ['correctionMade'],
      decides: true,
      law: '个人信息保护法 46',
    }),
    /** Never without saying why (PIPL 50). */
    refuseCorrection: move({
      from: all,
      by: deciders,
      says: says({
        how: telling.how,
        toldAt: telling.toldAt,
        ground: choice('it_is_right', 'said_by_others', 'not_about_you', 'cannot_be_shown'),
        reason: toldWords(500),
      }),
      refuse: {
        'no-correction-asked': seen => !isCorrectionAsked(seen),
        'not-by-whoever-has-it': seen => seen.owner === seen.by.id,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      },
      counts: 'correction-refused',
      tells: ['correctionRefused'],
      decides: true,
      law: '个人信息保护法 50',
    }),
  }
}
