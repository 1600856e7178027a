import { beat, chief, DAY, duty, HOUR, helper, type Moment, type Play, type Step, soon } from '../year/script.ts'

const told = (m: Moment) => ({ how: 'in_person', toldAt: m.now, confirmed: 'signature' })

/** At five past ten a shop owner scans the code on her door: somebody smashed her light box. Told minute by minute. */
export function lightBox(reporter: { name: string; phone: string }): Play {
  const opening: Play['opening'] = {
    by: 'resident',
    channel: 'qr',
    reporter,
    says: m => ({
      text: '昨晚店门口的广告灯箱被人砸了，早上开门才看见。我怀疑是对门同行干的。',
      sort: 'damage',
      lossYuan: 280,
      happenedAt: m.ago(11 * HOUR),
    }),
  }
  const steps: Step[] = [
    soon(9, duty, 'register', m => ({ registerNo: m.ref('接报案'), registeredAt: m.now })),
    soon(26, duty, 'arrive', m => ({ arrivedAt: m.now })),
    soon(15, duty, 'accept', m => ({ acceptNo: m.ref('受案'), decidedAt: m.now })),
    soon(6, helper, 'giveReceipt', m => ({ receiptNo: m.ref('回执'), handedAt: m.now, handed: 'electronic' })),
    soon(179, beat, 'surveyScene', m => ({ recordNo: m.ref('勘查'), surveyedAt: m.now, photos: m.photo() })),
    soon(150, beat, 'secureCamera', m => ({
      noticeNo: m.ref('调证'),
      listNo: m.ref('清单'),
      spanFrom: m.ago(20 * HOUR),
      spanTo: m.ago(9 * HOUR),
      purpose: 'find_who',
      second: m.another('beat_officer', 'duty_officer'),
    })),
    soon(DAY, beat, 'canvass', m => ({ recordNo: m.ref('走访'), askedAt: m.now, households: 6 })),
    soon(17 * HOUR, beat, 'update', m => ({ how: 'phone', toldAt: m.now, step: 'asked_around' })),
    soon(2 * HOUR, beat, 'clarify', m => ({ clarifiedAt: m.now, responsible: 'yes', findingNo: m.ref('查明') })),
    soon(21 * HOUR, beat, 'tellVictim', m => ({
      template: 'found_and_handled',
      damages: 'paid',
      next: 'decision_follows',
      ...told(m),
      receipt: m.ref('见面单'),
      solved: '从路口的监控里看到了，人已经找到，和您对门没有关系，钱也赔了',
      motive: '和女朋友吵了架，一时火气上来拿灯箱出气',
    })),
    soon(2 * HOUR, chief, 'decide', m => ({ decision: 'penalty', decisionNo: m.ref('行罚决'), decidedAt: m.now })),
    soon(3 * HOUR, beat, 'serve', m => ({ serviceNo: m.ref('送达'), servedAt: m.now, offender: 'on_the_spot' })),
    soon(40, 'resident', 'rate', () => ({
      stars: 5,
      comment: '几百块钱的事，还专门跑来跟我说一声，心里的疙瘩解开了。',
      aboutPerson: false,
    })),
    soon(20 * HOUR, beat, 'followUp', m => ({ spokenAt: m.now, how: 'in_person', problem: 'none' })),
    soon(HOUR, beat, 'close', () => ({ lesson: 'camera' })),
  ]
  return { opening, steps }
}
