import { said } from '../said.ts'
import {
  chief,
  DAY,
  HOUR,
  inspector,
  type Moment,
  type Play,
  type Script,
  type Step,
  soon,
  telling,
  type Writing,
  work,
} from '../script.ts'

/** Complaints about persons, doors that were hard to enter, praise, and what a check of the shift found. */
export function conduct(writing: Writing): Play {
  const { dice, person, within } = writing
  const sort = dice.weighed({ complaint: 34, small: 30, praise: 26, finding: 10 })
  const text = dice.pick(said.conduct[sort])
  const trouble = dice.pick(['could_not_reach', 'papers_missing'] as const)
  const byPage = { by: 'resident' as const, channel: 'page' as const, reporter: person() }
  if (sort === 'praise')
    return {
      opening: { ...byPage, move: 'praise', says: () => ({ text }) },
      steps: [
        work(within(30 * HOUR), chief, 'passOn', m => ({
          praised: m.another('beat_officer', 'window_clerk'),
          passedAt: m.now,
          passedHow: 'at_roll_call',
          ...telling(dice)(m),
        })),
        work(dice.between(1, 20) * HOUR, chief, 'close', () => ({})),
      ],
    }
  if (sort === 'finding')
    return {
      opening: {
        by: chief,
        channel: 'officer',
        move: 'find',
        says: m => ({ found: dice.pick(['appearance', 'hall_untidy']), shift: 'day', foundAt: m.now }),
      },
      steps: mended(writing),
    }
  if (sort === 'small') return small(writing, { ...byPage, says: () => ({ trouble, text }) }, trouble)
  const words = dice.share(40)
  return {
    opening: {
      ...byPage,
      move: 'complain',
      says: () => ({ text, fault: words ? 'attitude' : dice.pick(['runaround', 'nobody_there', 'door']) }),
    },
    steps: inquiry(writing, words),
  }
}

/** Put right at once, by whoever is there. */
function small({ dice, within, rating }: Writing, opening: Play['opening'], trouble: string): Play {
  const desk = ['duty_officer', 'beat_officer'] as const
  const answered =
    trouble === 'could_not_reach'
      ? soon(within(80), desk, 'callBack', m => ({ missedAt: m.ago(200), calledBackAt: m.now, how: 'phone' }))
      : soon(within(22), desk, 'giveList', m => ({ listNo: m.ref('告知单'), givenAt: m.now, how: 'message' }))
  const closed = work(dice.between(2, 30) * HOUR, [...desk, 'station_chief'], 'close')
  return { opening: { ...opening, move: 'bringUp' }, steps: [answered, ...rating(), closed] }
}

function mended({ within, dice }: Writing): Step[] {
  return [
    work(within(3 * DAY), chief, 'correct', m => ({ correctionNo: m.ref('整改'), done: 'talk', doneAt: m.now })),
    work(within(16 * HOUR), inspector, 'recheck', m => ({
      recheckNo: m.ref('复核'),
      recheckedAt: m.now,
      lookedAt: 'on_the_spot',
    })),
    work(dice.between(1, 20) * HOUR, chief, 'close', () => ({})),
  ]
}

function inquiry({ dice, within }: Writing, words: boolean): Step[] {
  const letter = (m: Moment) => ({ how: 'letter', toldAt: m.now, receipt: m.ref('挂号') })
  const shows = 'not_as_said'
  return [
    soon(within(16 * HOUR), inspector, 'acknowledge', m => ({
      receiptNo: m.ref('回执'),
      handedAt: m.now,
      handed: 'electronic',
      contactGiven: true,
    })),
    soon(within(4 * HOUR), inspector, 'checkConflict', m => ({
      checkNo: m.ref('回避'),
      checkedAt: m.now,
      related: 'none',
      to: m.self,
    })),
    soon(within(3 * HOUR), inspector, 'classify', m => ({ sort: 'service_fault', ...letter(m) })),
    ...(words
      ? [
          soon(within(HOUR), inspector, 'answerWords', (m: Moment) => ({
            recordingNo: m.ref('录像'),
            reviewedAt: m.now,
            shows,
            said: 'explained',
            ...letter(m),
          })),
        ]
      : [
          work(dice.between(1, 20) * HOUR, inspector, 'investigate'),
          work(within(3 * DAY), inspector, 'reviewRecording', (m: Moment) => ({
            recordingNo: m.ref('录像'),
            reviewedAt: m.now,
            shows,
          })),
        ]),
    work(within(5 * DAY), inspector, 'conclude', () => ({
      conclusion: dice.pick(['unsubstantiated', 'undeterminable']),
      basis: ['recording'],
    })),
    work(within(DAY), inspector, 'answer', m => ({
      reportNo: m.ref('核查'),
      letterNo: m.ref('答复'),
      remedy: 'review_above',
      ...letter(m),
    })),
    work(dice.between(5, 40) * HOUR, inspector, 'close', () => ({})),
  ]
}

/** Somebody was not content with how it came out: the chief calls, and puts it right. */
export function callBack({ dice, within }: Writing): Script {
  const above = ['station_chief', 'county_officer'] as const
  return {
    steps: [
      work(within(5 * HOUR), above, 'callRater', m => ({
        calledAt: m.now,
        callNo: m.ref('回访'),
        conclusion: 'partly',
      })),
      work(within(2 * DAY), above, 'setRight', m => ({
        done: 'apology',
        doneAt: m.now,
        how: 'phone',
        toldAt: m.now,
        confirmed: 'call',
        receipt: m.ref('通话'),
      })),
      work(dice.between(1, 20) * HOUR, above, 'close', () => ({})),
    ],
  }
}
