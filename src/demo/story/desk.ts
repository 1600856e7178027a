import { said } from '../year/said.ts'
import {
  beat,
  DAY,
  duty,
  HOUR,
  helper,
  inspector,
  type Moment,
  type Play,
  type Step,
  soon,
  window,
} from '../year/script.ts'
import { calm } from '../year/scripts/dispute.ts'

/*
 * What lies on the desks of one station this morning: something at every stage, two things late, a pause to grant, somebody to
 * call back, one who is protected. Each began so many minutes ago, and stands where its steps end.
 */

type Person = { name: string; phone: string; word?: string }
export type Scene = Play & { kind: string; ago: number }
type Ask = { person: () => Person }

const inPerson = (m: Moment) => ({ how: 'in_person', toldAt: m.now, confirmed: 'signature' })
const phoned = (m: Moment) => ({ how: 'phone', toldAt: m.now })

const scene = (kind: string, ago: number, opening: Play['opening'], steps: Step[] = []): Scene => ({
  kind,
  ago,
  opening,
  steps,
})

export function deskScenes({ person }: Ask): Scene[] {
  const page = (says: Play['opening']['says'], more: Partial<Play['opening']> = {}): Play['opening'] => ({
    by: 'resident',
    channel: 'qr',
    says,
    ...(!more.anonymous && { reporter: person() }),
    ...more,
  })
  const theft = (text: string) => page(m => ({ text, sort: 'theft', lossYuan: 900, happenedAt: m.ago(5 * HOUR) }))
  const quarrel = (text: string, sort: string) =>
    page(() => ({ text, sort, reporterIs: 'party', otherParty: person() }))
  return [
    // Nobody has registered it yet, and half an hour is over.
    scene('case', 47, theft('楼下的电动车电瓶又丢了，昨天隔壁单元也丢了一个')),
    scene(
      'case',
      12,
      page(() => ({ text: '有人用石头砸了车玻璃', sort: 'damage', lossYuan: 600 })),
    ),
    scene('case', 26 * HOUR, theft('店里柜台上的手机被人顺走了'), accepted()),
    // Found out yesterday; she is to be told today. One would rather wait until she is back: the chief decides.
    scene('case', 5 * DAY, theft('果园的水泵线被剪走三十米'), foundOut(30 * HOUR)),
    scene('case', 6 * DAY, theft('门口的共享充电柜被撬，押金没了'), [
      ...foundOut(34 * HOUR),
      soon(3 * HOUR, beat, 'askPause', m => ({
        measure: 'M11',
        reason: 'party_requested_delay',
        because: '她在外地看孩子，说周末回来当面听',
        until: m.ahead(3 * DAY),
      })),
    ]),
    scene('dispute', 25, quarrel('隔壁装修的沙子堆在过道里，说了不听', 'neighbours')),
    scene('dispute', 2 * DAY, quarrel('两家为排水沟吵起来了，水都流到我院里', 'neighbours'), atTheTable()),
    scene('dispute', 9 * DAY, quarrel('他家的狗整夜叫，孩子没法睡', 'dogs'), settled()),
    scene(
      'dispute',
      5 * HOUR,
      page(
        () => ({
          text: '他喝了酒又动手，我带孩子出来了',
          sort: 'family',
          danger: 'violence_at_home',
          reporterIs: 'party',
        }),
        { reporter: { ...person(), word: '晚饭' } },
      ),
      [
        soon(15, duty, 'protect', m => ({
          danger: 'violence_at_home',
          reporterIs: 'victim',
          apart: true,
          safeNow: 'sheltered',
          ...inPerson(m),
        })),
      ],
    ),
    // Near a school; it belongs to another body, and its day is over tomorrow.
    scene(
      'hazard',
      7 * DAY,
      page(() => ({ text: '小学西门外的井盖松了，孩子天天从上面走', type: 'manhole', identity: 'sealed' })),
      passedOn(),
    ),
    scene(
      'hazard',
      12 * DAY,
      page(() => ({ text: '超市后门锁着，货堆到门口', type: 'unit_security', identity: 'sealed' }), {
        anonymous: true,
      }),
      ordered(),
    ),
    scene(
      'hazard',
      95,
      page(() => ({
        text: '路边的电线垂下来了，伸手能够着',
        type: 'power_line',
        identity: 'shown_to_handler',
        mayHurt: true,
      })),
      [soon(8, duty, 'sendNow', m => ({ readAt: m.now, reply: 'we_come_now', type: 'power_line' }))],
    ),
    scene(
      'hazard',
      70,
      page(() => ({ text: '村口路灯坏了，老人晚上不敢走', type: 'street_light', identity: 'sealed' })),
    ),
    // Eighty-six, cannot walk: the officer comes with the camera.
    scene(
      'service',
      2 * DAY,
      page(() => ({ service: 'id_card', wish: 'home_visit', text: '老人八十六了，下不了楼，身份证到期了' })),
      [
        soon(3 * HOUR, beat, 'offerSlot', m => ({
          slotFrom: `${m.day(3)}T09:00:00+08:00`,
          slotTo: `${m.day(3)}T10:00:00+08:00`,
          ...phoned(m),
        })),
        soon(20, 'resident', 'confirmSlot', m => ({ confirmedAt: m.now, asked: 'by_phone' })),
      ],
    ),
    scene('service', 9 * DAY, counter('id_card', person), atCounter('id_card')),
    scene(
      'service',
      35,
      page(() => ({ service: 'certificate', text: '孩子上学要亲属关系证明' })),
    ),
    scene('service', 26 * HOUR, counter('temp_id', person), [
      ...atCounter('temp_id').slice(0, 3),
      soon(20 * HOUR, window, 'cardArrives', m => ({ cardNo: m.ref('临'), arrivedAt: m.now })),
      soon(30, window, 'collect', m => ({
        collectedAt: m.now,
        receivedBy: 'self',
        identityChecked: true,
        receipt: m.ref('签收'),
        confirmed: 'signature',
      })),
      // Two stars for how she was spoken to: somebody of the station calls her back by the next workday.
      soon(50, 'resident', 'rate', () => ({
        stars: 2,
        comment: '证拿到了，可是窗口说话太冲，问一句顶一句。',
        aboutPerson: false,
      })),
    ]),
    scene(
      'conduct',
      20 * HOUR,
      page(() => ({ text: said.conduct.complaint[0], fault: 'attitude' }), { move: 'complain' }),
      [
        soon(3 * HOUR, inspector, 'acknowledge', m => ({
          receiptNo: m.ref('回执'),
          handedAt: m.now,
          handed: 'electronic',
          contactGiven: true,
        })),
      ],
    ),
    scene(
      'conduct',
      90,
      page(() => ({ text: said.conduct.small[0], trouble: 'could_not_reach' }), { move: 'bringUp' }),
    ),
    scene(
      'conduct',
      28 * HOUR,
      page(() => ({ text: said.conduct.praise[0] }), { move: 'praise' }),
    ),
    scene(
      'clue',
      50,
      page(() => ({ text: said.clue.hazard[0] }), { anonymous: true }),
    ),
    scene(
      'clue',
      30 * HOUR,
      page(() => ({ text: said.clue.dispute[0] })),
      [soon(40, beat, 'read', m => ({ readAt: m.now, reply: 'we_look_into_it' }))],
    ),
  ]
}

function accepted(): Step[] {
  return [
    soon(11, duty, 'register', m => ({ registerNo: m.ref('接报案'), registeredAt: m.now })),
    soon(30, duty, 'arrive', m => ({ arrivedAt: m.now })),
    soon(40, duty, 'accept', m => ({ acceptNo: m.ref('受案'), decidedAt: m.now })),
    soon(10, helper, 'giveReceipt', m => ({ receiptNo: m.ref('回执'), handedAt: m.now, handed: 'signed' })),
    soon(5 * HOUR, beat, 'surveyScene', m => ({ recordNo: m.ref('勘查'), surveyedAt: m.now, photos: m.photo() })),
  ]
}

/** @param before how long ago it was found out, in minutes, from the end of its days */
const foundOut = (before: number): Step[] => [
  ...accepted(),
  soon(20 * HOUR, beat, 'canvass', m => ({ recordNo: m.ref('走访'), askedAt: m.now, households: 9 })),
  soon(20 * HOUR, beat, 'update', m => ({ ...phoned(m), step: 'looking' })),
  soon(before, beat, 'clarify', m => ({ clarifiedAt: m.now, responsible: 'yes', findingNo: m.ref('查明') })),
]

const triage = {
  ...calm,
  heat: 1,
  signs: [],
  act: 'disturbing',
  lane: 'B',
  ground: 'near_ones',
}
const sorted = (): Step[] => [
  soon(40, beat, 'hearOut', m => ({ heardAt: m.now, how: 'in_person', apart: true })),
  soon(30, beat, 'triage', m => ({ ...triage, ...inPerson(m) })),
]
const host = (m: Moment) => ({
  place: 'village',
  second: m.another('beat_officer', 'duty_officer'),
  guardian: 'nobody',
  proxy: 'none',
})

const atTheTable = (): Step[] => [
  ...sorted(),
  soon(22 * HOUR, ['mediator'], 'firstSitting', m => ({
    ...host(m),
    satAt: m.now,
    recordNo: m.ref('调解笔录'),
    noticeNo: m.ref('调解通知'),
    recordingNo: m.ref('录像'),
    result: 'try_again',
  })),
]
const settled = (): Step[] => [
  ...sorted(),
  soon(20 * HOUR, ['mediator'], 'firstSitting', m => ({
    ...host(m),
    satAt: m.now,
    recordNo: m.ref('调解笔录'),
    noticeNo: m.ref('调解通知'),
    recordingNo: m.ref('录像'),
    result: 'near',
  })),
  soon(40, ['mediator'], 'agree', m => ({
    ...host(m),
    agreementNo: m.ref('治安调解'),
    signedAt: m.now,
    signed: ['party', 'other_party', 'host'],
    terms: [{ obligor: 'other_party', act: 'keep_the_dog_in', due: m.day(6) }],
  })),
  soon(12, helper, 'giveCopies', m => ({ copies: 3, partySigned: true, otherSigned: true, ...inPerson(m) })),
]

const looked = (type: string, route: string, days: number): Step[] => [
  soon(50, duty, 'screen', m => ({ readAt: m.now, reply: 'we_look_within_three_workdays', type })),
  soon(20 * HOUR, beat, 'verify', m => ({
    recordNo: m.ref('核查'),
    inspectedAt: m.now,
    photos: m.photo(),
    serious: false,
    route,
    responsible: { name: route === 'transfer' ? '市政管护站' : '某超市', phone: '0530-555****' },
  })),
  soon(30, beat, 'setResponsible', m => ({
    dutyBasis: 'manager',
    lawBasis: '民法典第1258条',
    contactedAt: m.now,
    dueOn: m.day(days),
    dueReason: 'parts_needed',
  })),
]
const passedOn = (): Step[] => [
  ...looked('manhole', 'transfer', 6),
  soon(4 * HOUR, beat, 'transfer', m => ({
    body: 'housing',
    transferNo: m.ref('移送'),
    theirReceipt: m.ref('接收'),
    transferredAt: m.now,
    reporterTold: 'message',
    toldAt: m.now,
  })),
  soon(3 * DAY, beat, 'urge', m => ({ urgedAt: m.now, how: 'phone', found: 'half_done' })),
]
const ordered = (): Step[] => [
  ...looked('unit_security', 'order', 5),
  soon(5 * HOUR, beat, 'serveNotice', m => ({
    noticeNo: m.ref('责改'),
    article: '企业事业单位内部治安保卫条例第19条',
    faults: '后门上锁，通道堆货',
    demand: 'clear_the_way',
    second: m.another('duty_officer', 'beat_officer'),
    certificatesShown: true,
    servedAt: m.now,
    serviceNo: m.ref('送达'),
    accepted: 'signed',
  })),
]

const counter = (service: string, person: () => Person): Play['opening'] => ({
  by: window,
  channel: 'counter',
  reporter: person(),
  says: () => ({ service }),
})
const atCounter = (service: string): Step[] => [
  soon(6, window, 'receive', m => ({ receivedAt: m.now, counterNo: m.ref('窗口') })),
  soon(9, window, 'completeDocuments', () => ({
    brought: [],
    applies: 'self',
    minor: false,
    waived: [],
    delivery: 'pick_up',
  })),
  soon(5, window, 'accept', m => ({ receiptNo: m.ref('受理'), acceptedAt: m.now })),
  ...(service === 'id_card'
    ? [soon(4 * HOUR, window, 'sendOff', (m: Moment) => ({ sentNo: m.ref('上送'), sentAt: m.now }))]
    : []),
]
