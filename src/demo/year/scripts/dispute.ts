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
  police,
  type Script,
  type Step,
  soon,
  telling,
  type Writing,
  work,
} from '../script.ts'
import { takenOver } from './case.ts'

const sorts = {
  neighbours: 26,
  family: 16,
  debt: 14,
  homestead: 9,
  land: 8,
  labour: 6,
  property_company: 5,
  noise: 8,
  dogs: 5,
  consumer: 3,
}
/** What is answered of a quarrel that may be mediated. */
export const calm = {
  violenceAtHome: 'no',
  weaponOrInjury: 'no',
  hiredOrGang: 'no',
  sameAgain: 'no',
  lightAndCivil: 'yes',
  bothAgree: 'yes',
  struckOrRan: 'no',
  guardianHere: 'nobody',
  twoOrRecorded: 'yes',
  otherwiseUnsuitable: 'no',
}
const mediators = ['mediator', 'beat_officer'] as const

/** Caught early on a round, or reported; settled on the spot, at the table, by the village, by others; or not settled. */
export function dispute(writing: Writing): Play {
  const { dice, person } = writing
  const sort = dice.weighed(sorts)
  const text = dice.pick(said.dispute[sort])
  if (dice.share(3)) return violence(writing)
  const early = dice.share(42)
  const [party, otherParty] = [person(), person()]
  const opening: Play['opening'] = early
    ? { by: beat, channel: 'officer', says: () => ({ text, sort, foundOn: 'round', party, otherParty }), move: 'find' }
    : {
        by: 'resident' as const,
        channel: dice.pick(['page', 'qr'] as const),
        reporter: party,
        says: () => ({ text, sort, reporterIs: 'party', otherParty }),
      }
  return { opening, steps: sorted(writing, early).steps }
}

/** From the first word on, whoever brought it. */
export function sorted(given: Writing, early: boolean): Script {
  // Nobody reported it: nobody is asked what they think of it.
  const writing = early ? { ...given, rating: () => [] } : given
  const { dice, within } = writing
  const lane = dice.weighed({ A: 34, B: 30, C: 18, D: 12, E: 6 })
  const hot = dice.share(14)
  const steps: Step[] = []
  if (!early && dice.share(45))
    steps.push(
      soon(within(8), duty, 'sendOut', m => ({ sentAt: m.now })),
      soon(within(28), duty, 'calm', m => ({
        arrivedAt: m.now,
        recordNo: m.ref('出警'),
        done: ['kept_apart', 'heard_out'],
      })),
    )
  else steps.push(soon(within(70), police, 'hearOut', m => ({ heardAt: m.now, how: 'in_person', apart: true })))
  steps.push(
    soon(within(40), police, 'triage', m => ({ ...triage(lane, hot, dice), ...telling(dice, 'in_person')(m) })),
  )
  steps.push(...ways[lane]!(writing, hot))
  return { steps }
}

const triage = (lane: string, hot: boolean, dice: Writing['dice']) => ({
  ...calm,
  act: lane === 'C' || lane === 'D' ? 'none' : lane === 'E' ? 'damage' : dice.pick(['insult', 'damage', 'disturbing']),
  heat: hot ? 3 : 1,
  signs: hot ? ['old_grudge'] : [],
  lane,
  ...(lane === 'B' && { ground: 'near_ones' }),
  ...(lane === 'D' && { bothAgree: 'no' }),
  ...(lane === 'E' && { hiredOrGang: 'yes' }),
})

const host = (m: Moment) => ({
  place: 'village',
  second: m.another('beat_officer', 'duty_officer'),
  guardian: 'nobody',
  proxy: 'none',
})
const signed = ['party', 'other_party', 'host']

const ways: Record<string, (writing: Writing, hot: boolean) => Step[]> = {
  A: ({ dice, within, rating }, hot) => [
    soon(within(2.5 * HOUR), police, 'settleOnSpot', m => ({
      ...host(m),
      place: 'scene',
      recordKind: 'agreement',
      record: m.ref('现场调解'),
      settledAt: m.now,
      lossUndisputed: true,
      performed: true,
      signed,
      ...(dice.share(60) && { confirmed: 'signature' }),
    })),
    ...copies({ dice, within }),
    ...rating(),
    ...afterwards({ dice, within }, hot),
  ],
  B: (writing, hot) => {
    const { dice, within, rating } = writing
    const result = dice.weighed({ near: 80, failed: 20 })
    const sitting = work(within(26 * HOUR), mediators, 'firstSitting', m => ({
      ...host(m),
      satAt: m.now,
      recordNo: m.ref('调解笔录'),
      noticeNo: m.ref('调解通知'),
      recordingNo: m.ref('录像'),
      result,
    }))
    if (result === 'failed')
      return [
        sitting,
        asCase(
          writing,
          work(within(6 * HOUR), mediators, 'stopMediation', m => ({
            endNoticeNo: m.ref('终结'),
            handedNo: m.ref('转办'),
            rightToSue: true,
            ...telling(dice, 'in_person')(m),
          })),
        ),
      ]
    const days = 3 + dice.below(9)
    return [
      sitting,
      soon(dice.between(20, 50), mediators, 'agree', m => ({
        ...host(m),
        agreementNo: m.ref('治安调解'),
        signedAt: m.now,
        signed,
        terms: [{ obligor: 'other_party', act: dice.pick(['clear_away', 'repair', 'keep_quiet']), due: m.day(days) }],
      })),
      ...copies({ dice, within }),
      ...rating(),
      ...kept({ dice, within }, days),
      ...afterwards({ dice, within }, hot),
    ]
  },
  C: ({ dice, within, rating }, hot) => {
    const body = (m: Moment) => ({
      ...outside(m),
      toBody: '镇人民调解委员会',
      ...telling(dice)(m),
      through: 'town_mediators',
    })
    const agreed = dice.share(70)
    const days = 2 + dice.below(8)
    return [
      work(within(18 * HOUR), police, 'handToMediators', body),
      ...rating(),
      work(within(5.5 * DAY), beat, 'askBack', m => ({
        recordNo: m.ref('回访'),
        askedAt: m.now,
        theirAnswer: agreed ? 'settled' : 'being_worked',
      })),
      ...(agreed
        ? [
            work(dice.between(2, 20) * HOUR, beat, 'takeOutsideAgreement', m => ({
              agreementNo: m.ref('人民调解'),
              signedAt: m.now,
              wantsCourt: false,
              terms: [{ obligor: 'both', act: 'share_the_way', due: m.day(days) }],
            })),
            ...copies({ dice, within }),
            ...kept({ dice, within }, days),
            ...afterwards({ dice, within }, hot),
          ]
        : [work(dice.between(4, 30) * HOUR, beat, 'closeOutside')]),
    ]
  },
  D: ({ dice, within, rating }) => [
    work(within(18 * HOUR), police, 'passOn', m => ({
      ...outside(m),
      toBody: '区人力资源和社会保障局',
      whither: 'labour_office',
      rightToSue: true,
      ...telling(dice)(m),
    })),
    ...rating(),
    work(within(5.5 * DAY), beat, 'askBack', m => ({
      recordNo: m.ref('回访'),
      askedAt: m.now,
      theirAnswer: 'being_worked',
    })),
    work(dice.between(4, 30) * HOUR, beat, 'closeOutside'),
  ],
  E: writing => {
    const told = telling(writing.dice, 'in_person')
    const made = soon(writing.within(2 * HOUR), police, 'makeCase', m => ({ handedNo: m.ref('转案'), ...told(m) }))
    return [asCase(writing, made)]
  },
}

/** What it became is worked on as a case. */
const asCase = (writing: Writing, step: Step): Step => ({
  ...step,
  goesOn: { steps: takenOver({ ...writing, rating: () => [] }) },
})

const outside = (m: Moment) => ({ theirPhone: '0530-5550000', handoverNo: m.ref('移交'), theirReceipt: m.ref('接收') })

const copies = ({ dice, within }: Hands): Step[] => [
  soon(within(24), helper, 'giveCopies', m => ({
    copies: 3,
    partySigned: true,
    otherSigned: true,
    ...telling(dice, 'in_person')(m),
  })),
]

type Hands = Pick<Writing, 'dice' | 'within'>

const kept = ({ within }: Hands, days: number): Step[] => [
  work(days * DAY + within(2 * DAY), beat, 'checkPerformance', m => ({
    recordNo: m.ref('履行核对'),
    partyAskedAt: m.now,
    otherAskedAt: m.now,
    results: [{ no: 1, result: 'done' }],
  })),
]

const spoken = (m: Moment) => ({ recordNo: m.ref('回访'), partySpokenAt: m.now, otherSpokenAt: m.now, how: 'phone' })

/** Towards the end of the month that began when both held their copy, and where it was tense, of three. */
const afterwards = ({ dice, within }: Hands, hot: boolean): Step[] => {
  const lookIn = (days: number) => ({
    onDay: {
      since: 'giveCopies',
      days: days - 7 + Math.floor(within(7 * DAY) / DAY),
      hour: dice.between(9, 17),
    },
  })
  return [
    {
      ...work(0, beat, 'followUp30', m => ({ ...spoken(m), peace: dice.pick(['at_peace', 'at_peace', 'cool']) })),
      ...lookIn(30),
    },
    ...(hot
      ? [
          {
            ...work(0, beat, 'followUp90', m => ({ ...spoken(m), peace: 'at_peace', conclusion: 'no_relapse' })),
            ...lookIn(90),
          },
        ]
      : []),
    work(dice.between(1, 30) * HOUR, beat, 'close'),
  ]
}

/** Protection first, told alone, never settled (R26, R36). */
function violence({ dice, person, within }: Writing): Play {
  const danger = 'violence_at_home'
  const opening: Play['opening'] = {
    by: 'resident',
    channel: 'page',
    reporter: { ...person(), word: '晚饭' },
    says: () => ({ text: dice.pick(said.violence), sort: 'family', danger, reporterIs: 'party' }),
  }
  const alone = (m: Moment) => ({ how: 'in_person', toldAt: m.now, confirmed: 'signature' })
  return {
    opening,
    steps: [
      soon(within(20), duty, 'protect', m => ({
        danger,
        reporterIs: 'victim',
        apart: true,
        safeNow: 'apart',
        ...alone(m),
      })),
      soon(within(16 * HOUR), duty, 'conclude', m => ({
        conclusion: 'warning',
        conclusionNo: m.ref('告诫'),
        rightsNoticeNo: m.ref('权利告知'),
        orderHelp: true,
        ...alone(m),
      })),
      work(within(4 * DAY), beat, 'visitVictim', m => ({
        recordNo: m.ref('查访'),
        visitedAt: m.now,
        alone: true,
        lastSeen: 'safe',
      })),
      work(dice.between(20, 40) * DAY, chief, 'closeProtected', () => ({ why: 'safe_for_now' })),
    ],
  }
}
