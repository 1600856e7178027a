import { policeMay, types } from '../../../kinds/hazard/types.ts'
import { said } from '../said.ts'
import { beat, chief, DAY, duty, HOUR, type Play, type Script, type Step, soon, type Writing, work } from '../script.ts'

const sorts = {
  road_defect: 14,
  street_light: 12,
  manhole: 10,
  blocked_exit: 9,
  ebike_charging: 9,
  small_premises: 8,
  pond: 6,
  rented_room: 6,
  school_gate: 5,
  power_line: 5,
  unit_security: 4,
  market_fair: 4,
  gas: 3,
  falling_object: 3,
  other: 2,
} as const
type Sort = keyof typeof sorts

/** Reported, mostly under a seal or by nobody; or found on a round. Who is responsible, urged, looked at again, told. */
export function hazard(writing: Writing): Play {
  const { dice, person } = writing
  const type = dice.weighed(sorts)
  const text = dice.pick(said.hazard[type])
  const found = dice.share(30)
  const anonymous = !found && dice.share(30)
  const mayHurt = dice.share(type === 'power_line' || type === 'gas' || type === 'manhole' ? 45 : 6)
  const opening: Play['opening'] = found
    ? { by: beat, channel: 'officer', move: 'findOnVisit', says: () => ({ text, type, ...(mayHurt && { mayHurt }) }) }
    : {
        by: 'resident' as const,
        channel: dice.pick(['page', 'qr'] as const),
        ...(anonymous ? { anonymous } : { reporter: person() }),
        says: () => ({ text, type, identity: 'sealed', ...(mayHurt && { mayHurt }) }),
      }
  return { opening, steps: looked(writing, type, { found, anonymous, mayHurt }).steps }
}

type Of = { found: boolean; anonymous: boolean; mayHurt: boolean }

export function looked(writing: Writing, type: Sort, { found, anonymous, mayHurt }: Of): Script {
  const { dice, within } = writing
  const steps: Step[] = []
  const answer = mayHurt ? 'we_come_now' : 'we_look_within_three_workdays'
  if (!found || mayHurt)
    steps.push(
      soon(within(mayHurt ? 15 : 80), duty, mayHurt ? 'sendNow' : 'screen', m => ({
        readAt: m.now,
        reply: answer,
        type,
      })),
    )
  if (mayHurt)
    steps.push(
      soon(within(35), duty, 'attendUrgent', m => ({
        attendedAt: m.now,
        sceneNo: m.ref('处置'),
        done: ['closed_off', 'guarded'],
        body: types[type].competentBody,
        notifiedAt: m.now,
        answeredBy: m.ref('值班'),
      })),
    )
  const may = policeMay(type, true)
  const route = may === 'order' ? dice.weighed({ order: 60, on_spot: 40 }) : may === 'check' ? 'on_spot' : 'transfer'
  if (!found && dice.share(5)) {
    steps.push(
      work(within(30 * HOUR), beat, 'dismiss', m => ({
        recordNo: m.ref('核查'),
        inspectedAt: m.now,
        photos: m.photo(),
        template: 'already_right',
        how: anonymous ? 'under_code' : 'phone',
        toldAt: m.now,
      })),
    )
    return { steps }
  }
  const dueIn = route === 'on_spot' ? 2 : 6 + dice.below(8)
  steps.push(
    work(within(30 * HOUR), beat, 'verify', m => ({
      recordNo: m.ref('核查'),
      inspectedAt: m.now,
      photos: m.photo(),
      serious: false,
      route,
      responsible: { name: dice.pick(said.responsible), phone: '0530-555****' },
    })),
    work(dice.between(10, 90), beat, 'setResponsible', m => ({
      dutyBasis: dice.pick(['owner', 'user', 'manager']),
      lawBasis: '民法典第1258条',
      contactedAt: m.now,
      dueOn: m.day(dueIn),
      dueReason: dice.pick(['simple', 'parts_needed']),
    })),
    ...routes[route]!(writing, { found, anonymous, dueIn }),
    ...ending(writing, { found, anonymous, home: 'home' in types[type] }, route),
  )
  return { steps }
}

type Reported = { found: boolean; anonymous: boolean; dueIn: number }

const routes: Record<string, (writing: Writing, of: Reported) => Step[]> = {
  on_spot: ({ dice, within }) => [
    work(within(4 * HOUR), beat, 'fixOnSpot', m => ({
      fixedAt: m.now,
      before: m.photo(),
      after: m.photo(),
      confirmedBy: m.ref('确认'),
    })),
    work(dice.between(10, 100), beat, 'signOff', m => ({ closingNo: m.ref('销号') })),
  ],
  order: ({ dice, within }, { dueIn }) => [
    work(within(20 * HOUR), beat, 'serveNotice', m => ({
      noticeNo: m.ref('责改'),
      article: '消防法第28条',
      faults: '通道被占，灭火器过期',
      demand: 'clear_the_way',
      second: m.another('duty_officer', 'beat_officer'),
      certificatesShown: true,
      servedAt: m.now,
      serviceNo: m.ref('送达'),
      accepted: 'signed',
    })),
    work(dice.between(1, 3) * DAY, beat, 'urge', m => ({ urgedAt: m.now, how: 'in_person', found: 'begun' })),
    ...recheck({ dice, within }, dueIn),
  ],
  transfer: ({ dice, within }, { found, anonymous, dueIn }) => [
    work(within(18 * HOUR), beat, 'transfer', m => ({
      body: 'housing',
      transferNo: m.ref('移送'),
      theirReceipt: m.ref('接收'),
      transferredAt: m.now,
      toldAt: m.now,
      reporterTold: found ? 'nobody_reported' : anonymous ? 'under_code' : 'message',
    })),
    work(dice.between(2, 4) * DAY, beat, 'urge', m => ({ urgedAt: m.now, how: 'phone', found: 'half_done' })),
    ...recheck({ dice, within }, dueIn),
  ],
}

/** When its day is over it is looked at again; now and then a second time. */
function recheck({ dice, within }: Pick<Writing, 'dice' | 'within'>, dueIn: number): Step[] {
  const right = dice.share(88)
  const passed = (after: number) =>
    work(after, beat, 'pass', m => ({
      opinionNo: m.ref('复查'),
      recheckedAt: m.now,
      photos: m.photo(),
      closingNo: m.ref('销号'),
    }))
  const nextDay = { since: 'setResponsible', days: dueIn + 1, hour: 0.2 }
  const called: Step = { after: 0, onDay: nextDay, by: 'clock', move: 'callRecheck' }
  if (right) return [called, passed(within(30 * HOUR))]
  return [
    called,
    work(within(30 * HOUR), beat, 'fail', m => ({
      opinionNo: m.ref('复查'),
      recheckedAt: m.now,
      photos: m.photo(),
      faultsLeft: 1,
    })),
    work(within(20 * HOUR), chief, 'escalate', m => ({
      supervisionNo: m.ref('督办'),
      action: 'township_informed',
      actionNo: m.ref('抄告'),
      dueOn: m.day(7),
    })),
    passed(9 * DAY),
  ]
}

function ending(
  { dice, within, rating }: Writing,
  { found, anonymous, home }: { found: boolean; anonymous: boolean; home: boolean },
  route: string,
): Step[] {
  const template = route === 'transfer' ? 'put_right_by_body' : 'put_right'
  const how = anonymous ? 'under_code' : 'phone'
  const told = found
    ? work(within(20 * HOUR), beat, 'tellPlace', m => ({
        feedbackNo: m.ref('反馈'),
        template,
        toldAt: m.now,
        how: 'in_person',
        whom: 'village_committee',
      }))
    : work(within(20 * HOUR), beat, 'tellReporter', m => ({
        feedbackNo: m.ref('反馈'),
        template,
        toldAt: m.now,
        how,
        ...(!anonymous && dice.share(50) && { confirmed: 'call', receipt: m.ref('通话') }),
      }))
  return [
    told,
    ...(found ? [] : rating()),
    work(dice.between(4, 60) * HOUR, beat, 'publish', m => ({
      publishedAt: m.now,
      placeShown: home ? 'village' : 'exact_place',
      publicText: 'fixed_in_time',
    })),
    work(dice.between(10, 200), beat, 'close'),
  ]
}
