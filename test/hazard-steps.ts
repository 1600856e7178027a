import { colleague, file, play } from './play.ts'

/** A hazard at each step of its way, for the tests of the kind. */
export type Played = ReturnType<typeof play>

const after = 'b'.repeat(64)
const report = (more: object) => ({ text: '楼道里堆满杂物', type: 'blocked_exit', identity: 'sealed', ...more })

export const reported = (more: object = {}, options: Parameters<typeof play>[1] = {}) =>
  play('hazard', options).by('resident').does('report', report(more))

export const found = (more: object = {}) =>
  play('hazard', { people: [] })
    .by('beat_officer')
    .does('findOnVisit', { text: '灭火器过期', type: 'small_premises', ...more })

export const reading = (m: Played, more: object = {}) => ({
  readAt: m.now,
  reply: 'we_look_within_three_workdays',
  type: 'blocked_exit',
  ...more,
})
export const screened = (more: object = {}, from = reported()) => {
  const m = from.later({ minutes: 30 })
  return m.by('duty_officer').does('screen', reading(m, more))
}
export const sent = (from = reported({ mayHurt: true, type: 'power_line' })) => {
  const m = from.later({ minutes: 5 })
  return m.by('duty_officer').does('sendNow', reading(m, { reply: 'we_come_now', type: 'power_line' }))
}
export const attending = (m: Played) => ({
  attendedAt: m.now,
  sceneNo: 'C-1',
  done: ['closed_off', 'people_led_away'],
  body: 'power',
  notifiedAt: m.now,
  answeredBy: '值班-07',
})
export const attended = (from = sent()) => {
  const m = from.later({ minutes: 20 })
  return m.by('duty_officer').does('attendUrgent', attending(m))
}

export const looked = (m: Played, more: object = {}) => ({
  recordNo: 'J-1',
  inspectedAt: m.now,
  photos: [file],
  responsible: '00000000-0000-7000-8000-000000000300',
  serious: false,
  route: 'order',
  ...more,
})
export const verified = (more: object = {}, from = screened()) => {
  const m = from.later({ days: 1 })
  m.by('beat_officer').does('verify', looked(m, more))
  return m.people.some(({ role }) => role === 'responsible_unit') ? m : m.joins('responsible_unit')
}
export const settling = (m: Played, more: object = {}) => ({
  dutyBasis: 'manager',
  lawBasis: '消防法第28条',
  contactedAt: m.now,
  dueOn: '2026-03-17',
  dueReason: 'several_owners',
  ...more,
})
export const settled = (more: object = {}, from = verified()) => {
  const m = from.later({ minutes: 20 })
  return m.by('beat_officer').does('setResponsible', settling(m, more))
}
export const serving = (m: Played, more: object = {}) => ({
  noticeNo: '菏公(牡)责改字〔2026〕3号',
  article: '消防法第28条',
  faults: '二单元一层楼道堆放杂物',
  demand: 'clear_the_way',
  second: colleague('duty_officer'),
  certificatesShown: true,
  servedAt: m.now,
  serviceNo: 'S-1',
  accepted: 'signed',
  ...more,
})
export const served = (from = settled()) => {
  const m = from.later({ hours: 2 })
  return m.by('beat_officer').does('serveNotice', serving(m))
}
export const passing = (m: Played, more: object = {}) => ({
  body: 'housing',
  transferNo: 'Y-1',
  theirReceipt: 'ZJ-88',
  transferredAt: m.now,
  reporterTold: 'message',
  toldAt: m.now,
  ...more,
})
export const onTheSpot = (m: Played) => ({ fixedAt: m.now, before: [file], after: [after], confirmedBy: 'Q-1' })
export const transferred = (more: object = {}, look: object = {}) => {
  const m = settled({}, verified({ route: 'transfer', ...look })).later({ hours: 3 })
  return m.by('beat_officer').does('transfer', passing(m, more))
}
export const rechecking = (from = served()) => {
  const m = from
  while (m.today <= m.details.dueOn) m.later({ days: 1 })
  return m.by('clock').does('callRecheck', {})
}
export const checked = (m: Played, more: object = {}) => ({
  opinionNo: 'F-1',
  recheckedAt: m.now,
  photos: [after],
  ...more,
})
export const passed = (from = rechecking()) => {
  const m = from.later({ hours: 5 })
  return m.by('beat_officer').does('pass', checked(m, { closingNo: 'X-1' }))
}
export const failed = (from = rechecking()) => {
  const m = from.later({ hours: 5 })
  return m.by('beat_officer').does('fail', checked(m, { faultsLeft: 2 }))
}
export const escalating = (m: Played, more: object = {}) => ({
  supervisionNo: 'D-1',
  action: 'township_informed',
  actionNo: 'C-9',
  dueOn: m.tomorrow(),
  ...more,
})
export const escalated = (more: object = {}) => {
  const m = failed().later({ hours: 4 })
  return m.by('station_chief').does('escalate', escalating(m, more))
}
export const feedback = (m: Played, more: object = {}) => ({
  how: 'phone',
  toldAt: m.now,
  confirmed: 'call',
  receipt: 'T-1',
  feedbackNo: 'K-1',
  template: 'put_right',
  ...more,
})
export const told = (from = passed()) => {
  const m = from.later({ hours: 4 })
  return m.by('beat_officer').does('tellReporter', feedback(m))
}
export const publishing = (m: Played, more: object = {}) => ({
  publishedAt: m.now,
  placeShown: 'exact_place',
  publicText: 'fixed_in_time',
  ...more,
})
export const published = (from = told()) => {
  const m = from.later({ days: 1 })
  return m.by('beat_officer').does('publish', publishing(m))
}
export const closed = () => published().by('beat_officer').does('close', {})
