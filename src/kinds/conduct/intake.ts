import { telling } from '../common/fields.ts'
import { beforeOpened, inFuture } from '../common/questions.ts'
import { onward } from '../kind.ts'
import { inspection } from '../posts.ts'
import { choice, instant, maybe, office, reference, says, staff, yes } from '../says.ts'
import { barredById, inLane, isInspector } from './apart.ts'
import { type At, move, only } from './asks.ts'
import type { State } from './details.ts'

export const unchecked = (seen: At) => {
  const { checked, complained } = seen.details
  return checked === undefined || checked.handler !== seen.owner || checked.complained !== complained
}

/** Acknowledged, given to somebody independent, classified; or passed on to who is competent. */
export const intake = {
  acknowledge: move({
    from: ['received'],
    by: inspection,
    says: says({
      receiptNo: reference(),
      handedAt: instant(),
      handed: choice('signed', 'electronic', 'by_code'),
      contactGiven: yes(),
    }),
    refuse: {
      ...only('complaint', 'review'),
      'already-acknowledged': seen => seen.details.acknowledgedAt !== undefined,
      'in-future': (seen, { handedAt }) => inFuture(seen, handedAt),
      'before-opened': (seen, { handedAt }) => beforeOpened(seen, handedAt),
    },
    change: (seen, { handedAt }) => ({ ...seen.details, acknowledgedAt: handedAt }),
    tells: ['acknowledged'],
    papers: ['complaintReceipt'],
    law: '公安机关督察条例 9；信访工作条例 22',
  }),
  /** It turns out whom it is about; then it may have to go to somebody else in the same step. */
  identify: move({
    from: ['received', 'conflict_checked', 'classified', 'investigating'],
    by: inspection,
    says: says({ complained: staff(), to: maybe(staff()) }),
    refuse: {
      ...only('complaint'),
      'unknown-colleague': (seen, { complained, to }) =>
        seen.colleague(complained) === undefined || (to !== undefined && seen.colleague(to) === undefined),
      'handler-too-close': (seen, { complained, to }) => {
        const then = { ...seen, details: { ...seen.details, complained } }
        const handler = to ?? seen.owner
        return handler === null || barredById(then, handler)
      },
      'not-an-inspector': (seen, { to }) => to !== undefined && !isInspector(seen.colleague(to)?.posts ?? []),
    },
    change: (seen, { complained }) => ({ ...seen.details, complained }),
    handsTo: ({ to }) => to,
    tells: ['landed'],
    decides: true,
  }),
  checkConflict: move({
    from: ['received', 'conflict_checked', 'classified', 'investigating'],
    to: onward<State>({ received: 'conflict_checked' }),
    by: inspection,
    says: says({
      checkNo: reference(),
      checkedAt: instant(),
      related: choice('none', 'kin', 'friend', 'worked_together', 'party'),
      to: staff(),
    }),
    refuse: {
      ...only('complaint', 'review'),
      'receipt-first': seen => seen.details.acknowledgedAt === undefined,
      'in-future': (seen, { checkedAt }) => inFuture(seen, checkedAt),
      'unknown-colleague': (seen, { to }) => seen.colleague(to) === undefined,
      'not-an-inspector': (seen, { to }) => !isInspector(seen.colleague(to)?.posts ?? []),
      'handler-too-close': (seen, { to }) => barredById(seen, to),
      'related-to-them': (_seen, { related }) => related !== 'none',
    },
    change: (seen, { to }) => {
      const { complained } = seen.details
      return { ...seen.details, checked: { handler: to, ...(complained && { complained }) } }
    },
    handsTo: ({ to }) => to,
    tells: ['handed'],
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 95（回避）；公安机关督察条例 9',
  }),
  classify: move({
    from: ['conflict_checked', 'classified'],
    to: 'classified',
    by: inspection,
    says: says({ sort: choice('service_fault', 'discipline', 'crime', 'parallel'), ...telling }),
    refuse: {
      ...only('complaint'),
      'check-conflict-first': unchecked,
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    change: (seen, { sort }) => ({ ...seen.details, sort }),
    tells: ['classified'],
    decides: true,
    law: '信访工作条例 22、23：十五日内告知是否受理、怎么办理',
  }),
  /** To whoever is competent, with the material and their receipt (督察条例 9). */
  transferMaterial: move({
    from: ['received', 'conflict_checked', 'classified', 'investigating'],
    to: 'transferred',
    by: inspection,
    says: says({
      whither: choice('discipline', 'criminal', 'review', 'court', 'petition', 'province', 'not_ours'),
      toUnit: office(),
      theirPhone: reference(),
      materialNo: reference(),
      theirReceipt: reference(),
      ...telling,
    }),
    refuse: {
      ...only('complaint', 'review'),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      'classify-first': (seen, { whither }) =>
        inLane(seen, 'complaint') &&
        seen.details.sort === undefined &&
        whither !== 'not_ours' &&
        whither !== 'province',
    },
    counts: 'told',
    outcome: 'material_transferred',
    tells: ['transferred'],
    decides: true,
    law: '公安机关督察条例 9；信访工作条例 23、31',
  }),
}
