import { said } from '../said.ts'
import {
  beat,
  chief,
  DAY,
  duty,
  HOUR,
  helper,
  type Moment,
  type Play,
  type Step,
  soon,
  telling,
  type Writing,
  work,
} from '../script.ts'

/** A theft, a smashed window, a fraud: half of them are found out; of the rest the person hears every month. */
export function smallCase(writing: Writing): Play {
  const { dice, person, within, rating } = writing
  const sort = dice.weighed({ theft: 38, damage: 16, fraud: 18, nuisance: 14, assault: 8, other: 6 })
  const reporter = person()
  const loss = Math.round(dice.between(1, 30)) * 100
  const before = Math.round(dice.between(20, 9 * HOUR))
  const says = (m: Moment) => ({
    text: dice.pick(said.case[sort]),
    sort,
    happenedAt: m.ago(before),
    ...((sort === 'theft' || sort === 'damage' || sort === 'fraud') && { lossYuan: loss }),
  })
  const byPhone = dice.share(35)
  const opening = byPhone
    ? { by: duty, channel: dice.pick(['phone', 'counter'] as const), reporter, says }
    : { by: 'resident' as const, channel: dice.pick(['page', 'qr'] as const), reporter, says }
  const registered = soon(within(30), duty, 'register', m => ({ registerNo: m.ref('接报案'), registeredAt: m.now }))
  const end = dice.weighed({ accept: 84, decline: 8, transfer: 7, withdraw: 1 })
  if (end === 'withdraw')
    return { opening, steps: [registered, soon(2 * HOUR, 'resident', 'withdraw', () => ({ asked: 'by_the_person' }))] }
  if (end === 'accept') return { opening, steps: [registered, ...taken(writing, sort)] }
  const told = telling(dice)
  const ended =
    end === 'transfer'
      ? soon(within(20 * HOUR), duty, 'transfer', m => ({ ...elsewhere(m), ...told(m) }))
      : soon(within(20 * HOUR), chief, 'decline', m => ({
          ground: 'no_violation',
          noticeNo: m.ref('不予'),
          serviceNo: m.ref('送达'),
          contested: false,
          remedyTold: true,
          ...told(m),
        }))
  return { opening, steps: [registered, ended, ...rating()] }
}

/** A case that another matter became. */
export const takenOver = (writing: Writing): Step[] => [
  soon(writing.within(30), duty, 'register', m => ({ registerNo: m.ref('接报案'), registeredAt: m.now })),
  ...taken(writing, 'other'),
]

/** Taken on: the scene, the camera, the neighbours, and word of it. */
export function taken(writing: Writing, sort: string): Step[] {
  const { dice, within } = writing
  return [
    soon(within(40), duty, 'arrive', m => ({ arrivedAt: m.now })),
    soon(within(14 * HOUR), duty, 'accept', m => ({ acceptNo: m.ref('受案'), decidedAt: m.now })),
    soon(within(50), helper, 'giveReceipt', m => ({
      receiptNo: m.ref('回执'),
      handedAt: m.now,
      handed: 'signed',
    })),
    work(within(14 * HOUR), beat, 'surveyScene', m => ({
      recordNo: m.ref('勘查'),
      surveyedAt: m.now,
      photos: m.photo(),
    })),
    work(within(14 * HOUR), beat, 'secureCamera', m => ({
      noticeNo: m.ref('调证'),
      listNo: m.ref('清单'),
      spanFrom: m.ago(3 * DAY),
      spanTo: m.ago(DAY),
      purpose: 'find_who',
      second: m.another('beat_officer', 'duty_officer'),
    })),
    work(within(14 * HOUR), beat, 'canvass', m => ({
      recordNo: m.ref('走访'),
      askedAt: m.now,
      households: 3 + dice.below(15),
    })),
    work(within(10 * HOUR), beat, 'update', m => ({ ...informed(dice)(m), step: 'asked_around' })),
    ...(dice.share(52) ? found(writing, sort) : notFound(writing)),
  ]
}

function found(writing: Writing, sort: string): Step[] {
  const { dice, within, rating } = writing
  const holds = sort === 'theft' && dice.share(40)
  const decision = dice.weighed({ penalty: 70, no_penalty: 18, mediated: 12 })
  return [
    work(dice.between(0.5, 9) * DAY, beat, 'clarify', m => ({
      clarifiedAt: m.now,
      responsible: 'yes',
      findingNo: m.ref('查明'),
    })),
    ...(dice.share(8) ? putOff(writing) : []),
    work(within(22 * HOUR), beat, 'tellVictim', m => ({
      template: dice.pick(['found_and_handled', 'settled_between']),
      damages: dice.pick(['paid', 'agreed', 'sue']),
      next: 'decision_follows',
      ...telling(dice, dice.pick(['in_person', 'phone']))(m),
      receipt: m.ref('见面单'),
    })),
    ...(holds ? back(writing) : []),
    ...rating(),
    work(dice.between(1, 4) * DAY, chief, 'decide', m => ({ decision, decisionNo: m.ref('决定'), decidedAt: m.now })),
    work(within(32 * HOUR), beat, 'serve', m => ({
      serviceNo: m.ref('送达'),
      servedAt: m.now,
      offender: 'on_the_spot',
    })),
    work(dice.between(6, 20) * DAY, beat, 'followUp', m => ({ spokenAt: m.now, how: 'phone', problem: 'none' })),
    work(dice.between(1, 30) * HOUR, beat, 'close', () => ({
      lesson: dice.pick(['light', 'lock', 'camera', 'nothing']),
    })),
  ]
}

/** She would rather hear it at the weekend: that is hers to say, and the chief's to grant. */
const putOff = ({ dice }: Writing): Step[] => [
  work(dice.between(0.5, 3) * HOUR, beat, 'askPause', m => ({
    measure: 'M11',
    reason: 'party_requested_delay',
    because: '本人在外地，说回来再当面听',
    until: m.ahead(3 * DAY),
  })),
  work(dice.between(0.2, 3) * HOUR, chief, 'approvePause', m => ({ no: 1, toldAt: m.now, how: 'phone' })),
]

/** What was stolen is kept a moment, and given back. */
const back = ({ dice, within }: Writing): Step[] => [
  work(dice.between(0.5, 6) * HOUR, beat, 'holdProperty', m => ({ listNo: m.ref('扣押'), items: 1 })),
  work(within(14 * HOUR), beat, 'returnProperty', m => ({
    returnListNo: m.ref('发还'),
    returnedAt: m.now,
    receiverSigned: true,
    photos: m.photo(),
  })),
]

/** It stays open: told every month, extended twice, and when the legal time is over, said why. */
function notFound({ dice }: Writing): Step[] {
  const told = telling(dice, 'phone')
  const onDay = (days: number) => ({ since: 'accept', days, hour: dice.between(8.6, 17) })
  const extended = (days: number, until: number): Step => ({
    ...work(0, ['county_officer'], 'extend', m => ({
      docNo: m.ref('延期'),
      approver: '县（区）公安机关',
      why: 'awaiting_evidence',
      until: m.day(until - days),
      ...told(m),
    })),
    onDay: onDay(days),
  })
  const news = (days: number): Step => ({
    ...work(0, beat, 'update', m => ({ ...informed(dice)(m), step: dice.pick(['looking', 'waiting']) })),
    // Now and then it is forgotten for a week.
    onDay: onDay(days + (dice.share(6) ? 7 : 0)),
  })
  const explained = work(0, chief, 'goUnsolved', m => ({ why: dice.pick(['no_lead', 'evidence_gone']), ...told(m) }))
  const later = Array.from({ length: 9 }, (_, i) => news(116 + i * 26))
  // Each by somewhat less than the thirty days of the law, since a busy day puts the asking off; a long holiday moves an end.
  const first = [
    extended(23 + dice.below(4), 54),
    news(28),
    extended(47 + dice.below(4), 80),
    news(52),
    news(77),
    { ...explained, onDay: onDay(100) },
  ]
  return [...first, ...later]
}

const informed = (dice: Writing['dice']) => (m: Moment) => {
  const { how, toldAt } = telling(dice)(m)
  return { how, toldAt }
}
const elsewhere = (m: Moment) => ({
  toUnit: '济宁市公安局任城区分局',
  theirPhone: '0537-2960110',
  transferNo: m.ref('移送'),
  theirReceipt: m.ref('接收'),
})
