import {
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
  window,
  work,
} from '../script.ts'

const sorts = {
  id_card: 34,
  temp_id: 8,
  certificate: 14,
  criminal_record: 10,
  birth: 7,
  death: 4,
  change: 6,
  residence_permit: 5,
  dog_licence: 3,
  found_thing: 5,
  communicate: 2,
  missing: 2,
} as const
type Sort = keyof typeof sorts

const brings: Partial<Record<Sort, string[]>> = {
  certificate: ['own_id'],
  criminal_record: ['own_id'],
  dog_licence: ['own_id', 'dog_vaccination', 'dog_photo'],
  birth: ['birth_certificate'],
  change: ['own_id', 'change_proof'],
  residence_permit: ['own_id', 'address_proof'],
}

/** An identity card, a newborn, a certificate; at the window, on the page, at home; and what was found or who is missing. */
export function service(writing: Writing): Play {
  const { dice, person, open } = writing
  const sort = dice.weighed(sorts)
  const atCounter = open && dice.share(60) && sort !== 'found_thing'
  const home = sort === 'id_card' && !atCounter && dice.share(30)
  const reporter = person()
  const says = () => ({
    service: sort,
    ...(home && { wish: 'home_visit' }),
    ...(sort === 'communicate' && { need: 'reading_aloud' }),
  })
  const opening: Play['opening'] = atCounter
    ? { by: window, channel: 'counter', reporter, says }
    : { by: 'resident', channel: 'page', reporter, says }
  if (sort === 'missing') return { opening, steps: missing(writing) }
  if (sort === 'found_thing') return { opening, steps: foundThing(writing) }
  if (sort === 'communicate') return { opening, steps: help(writing) }
  return { opening, steps: home ? atHome(writing) : papers(writing, sort, atCounter) }
}

const coming = (sort: Sort) => ({
  brought: brings[sort] ?? [],
  applies: sort === 'birth' || sort === 'death' ? 'family' : 'self',
  minor: false,
})

function papers(writing: Writing, sort: Sort, atCounter: boolean): Step[] {
  const { dice, within } = writing
  const needed = brings[sort]
  const short = needed !== undefined && dice.share(14)
  const said = coming(sort)
  const first = atCounter
    ? [soon(within(9), window, 'receive', (m: Moment) => ({ receivedAt: m.now, counterNo: m.ref('窗口') }))]
    : []
  return [
    ...first,
    ...(short
      ? [
          soon(within(14), window, 'tellMissing', (m: Moment) => ({
            ...said,
            brought: said.brought.slice(1),
            missing: said.brought.slice(0, 1),
            noticeNo: m.ref('告知单'),
            how: 'in_person',
            toldAt: m.now,
          })),
        ]
      : []),
    (short ? work : soon)(short ? dice.between(0.5, 4) * DAY : within(14), window, 'completeDocuments', () => ({
      ...said,
      waived: [],
      delivery: 'pick_up',
    })),
    ...made(writing, sort),
    ...rating(writing),
    work(dice.between(0.2, 20) * HOUR, window, 'close', () => ({})),
  ]
}

/** Each in its own time; what is made elsewhere is fetched a few days later. */
function made({ dice, within }: Writing, sort: Sort): Step[] {
  const accepted = soon(dice.between(2, 15), window, 'accept', m => ({ receiptNo: m.ref('受理'), acceptedAt: m.now }))
  const collected = (after: number): Step =>
    work(after, window, 'collect', m => ({
      collectedAt: m.now,
      receivedBy: sort === 'birth' || sort === 'death' ? 'family' : 'self',
      identityChecked: true,
      receipt: m.ref('签收'),
      confirmed: 'signature',
    }))
  const sent = (days: number): Step[] => [
    accepted,
    work(dice.between(2, 20) * HOUR, window, 'sendOff', m => ({ sentNo: m.ref('上送'), sentAt: m.now })),
    work(within(days * DAY), window, 'cardArrives', m => ({ cardNo: m.ref('证'), arrivedAt: m.now })),
    collected(within(4 * DAY)),
  ]
  const done = (after: number, move: string, says: (m: Moment) => Record<string, unknown>): Step[] => [
    accepted,
    work(after, window, move, says),
    collected(dice.between(3, 60)),
  ]
  switch (sort) {
    case 'id_card':
      return sent(11)
    case 'residence_permit':
      return sent(5)
    case 'temp_id':
      return [
        accepted,
        work(within(10 * HOUR), window, 'cardArrives', m => ({ cardNo: m.ref('临'), arrivedAt: m.now })),
        collected(dice.between(5, 90)),
      ]
    case 'birth':
      return done(within(80), 'registerBirth', m => ({ pageNo: m.ref('户'), form: 'book_page', registeredAt: m.now }))
    case 'death':
      return done(within(9 * HOUR), 'cancelForDeath', m => ({
        cancelNo: m.ref('注销'),
        waiverNo: m.ref('减免'),
        spared: 2,
        cancelledAt: m.now,
      }))
    case 'change':
      return done(within(7 * DAY), 'approveChange', m => ({
        approvalNo: m.ref('审批'),
        pageNo: m.ref('户'),
        ...told(dice)(m),
      }))
    case 'dog_licence':
      return done(within(9 * HOUR), 'issueLicence', m => ({
        licenceNo: m.ref('犬'),
        tagNo: m.ref('牌'),
        issuedAt: m.now,
      }))
    default:
      return done(within(40), 'issueCertificate', m => ({
        certificateNo: m.ref('证明'),
        stubNo: m.ref('存根'),
        issuedAt: m.now,
      }))
  }
}

const told = (dice: Writing['dice']) => (m: Moment) => {
  const { how, toldAt } = telling(dice)(m)
  return { how, toldAt }
}
const rating = ({ rating }: Writing) => rating()

/** Who cannot come is come to: an hour is offered, confirmed, kept. */
function atHome({ dice, within, rating }: Writing): Step[] {
  const beat = ['beat_officer'] as const
  const days = 1 + dice.below(3)
  return [
    work(within(6 * HOUR), beat, 'offerSlot', m => ({
      slotFrom: `${m.day(days)}T09:00:00+08:00`,
      slotTo: `${m.day(days)}T10:00:00+08:00`,
      how: 'phone',
      toldAt: m.now,
    })),
    soon(dice.between(5, 200), 'resident', 'confirmSlot', m => ({ confirmedAt: m.now, asked: 'by_phone' })),
    {
      ...work(0, beat, 'arrive', m => ({ arrivedAt: m.now })),
      onDay: { since: 'offerSlot', days, hour: 9 + dice.next() * 0.8 },
    },
    soon(dice.between(15, 45), beat, 'acceptAtHome', m => ({
      ...coming('id_card'),
      waived: [],
      delivery: 'home',
      visitRecordNo: m.ref('上门'),
      visitedAt: m.now,
      receiptNo: m.ref('受理'),
    })),
    work(within(11 * DAY), window, 'cardArrives', m => ({ cardNo: m.ref('证'), arrivedAt: m.now })),
    work(within(2 * DAY), beat, 'deliver', m => ({
      way: 'home',
      deliveredAt: m.now,
      receivedBy: 'self',
      identityChecked: true,
      receipt: m.ref('签收'),
      confirmed: 'signature',
    })),
    ...rating(),
    work(dice.between(2, 30) * HOUR, beat, 'close', () => ({})),
  ]
}

function missing({ dice, within }: Writing): Step[] {
  return [
    soon(within(7), duty, 'startSearch', m => ({
      heardAt: m.now,
      startedAt: m.now,
      scope: 'village',
      alarmNo: m.ref('110'),
    })),
    soon(dice.between(15, 400), duty, 'locate', m => ({
      foundAt: m.now,
      broughtTo: 'family',
      ...telling(dice, 'in_person')(m),
    })),
    work(dice.between(1, 20) * HOUR, duty, 'close', () => ({})),
  ]
}

function foundThing({ dice, within }: Writing): Step[] {
  return [
    soon(dice.between(10, 200), helper, 'takeIn', m => ({
      thing: dice.pick(['wallet', 'keys', 'phone_set']),
      items: 1,
      takenAt: m.now,
      photos: m.photo(),
    })),
    work(within(9 * HOUR), window, 'notifyOwner', m => ({
      registerNo: m.ref('拾得'),
      noticeNo: m.ref('招领'),
      how: 'phone',
      toldAt: m.now,
    })),
    work(dice.between(2, 60) * HOUR, window, 'returnThing', m => ({
      claimNo: m.ref('认领'),
      returnedAt: m.now,
      marksMatch: true,
      signed: true,
    })),
    soon(dice.between(5, 90), window, 'tellFinder', m => telling(dice, 'phone')(m)),
    work(dice.between(1, 20) * HOUR, window, 'close', () => ({})),
  ]
}

function help({ dice, within }: Writing): Step[] {
  return [
    work(within(9 * HOUR), window, 'arrangeHelp', m => ({
      arrangement: 'reading_aloud',
      arrangedAt: m.now,
      recordNo: m.ref('助'),
      how: 'phone',
      toldAt: m.now,
    })),
    work(dice.between(2, 40) * HOUR, window, 'giveHelp', m => ({
      helpedAt: m.now,
      recordNo: m.ref('助'),
      confirmed: 'signature',
    })),
    work(dice.between(1, 20) * HOUR, window, 'close', () => ({})),
  ]
}
