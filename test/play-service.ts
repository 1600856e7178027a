import { file, play } from './play.ts'

/* Small steps of a service, for its tests. */

type Game = ReturnType<typeof play>

export const coming = { brought: [] as string[], applies: 'self', minor: false }
export const own = { ...coming, brought: ['own_id'] }

/** Asked for by a resident, on the page. */
export const asked = (service: string, more = {}, options: Parameters<typeof play>[1] = {}): Game =>
  play('service', options)
    .by('resident')
    .does('ask', { service, ...more })

export const list = (m: Game, missing: string[], more = {}) => ({
  ...coming,
  missing,
  noticeNo: 'G-1',
  how: 'in_person',
  toldAt: m.now,
  ...more,
})

export function complete(m: Game, more = {}): Game {
  const { service } = m.details
  const whole = {
    certificate: ['own_id'],
    criminal_record: ['own_id'],
    dog_licence: ['own_id', 'dog_vaccination', 'dog_photo'],
  }
  const more75 = {
    birth: ['birth_certificate'],
    change: ['own_id', 'change_proof'],
    residence_permit: ['own_id', 'address_proof'],
  }
  const brought = { ...whole, ...more75 }[service as string] ?? []
  const applies = service === 'birth' || service === 'death' ? 'family' : 'self'
  return m
    .by('window_clerk')
    .does('completeDocuments', { ...coming, brought, waived: [], applies, delivery: 'pick_up', ...more })
}
export const completed = (service: string, more = {}): Game => complete(asked(service).later({ minutes: 20 }), more)

export const accepted = (service: string, more = {}): Game => {
  const m = completed(service, more).later({ minutes: 5 })
  return m.does('accept', { receiptNo: 'S-1', acceptedAt: m.now })
}
/** A card that has come back from being made. */
export const ready = (service = 'id_card', more = {}): Game => {
  const m = accepted(service, more).later({ days: 1 })
  m.does('sendOff', { sentNo: 'B-1', sentAt: m.now }).later({ days: 6 })
  return m.does('cardArrives', { cardNo: 'K-1', arrivedAt: m.now })
}
export const signed = { identityChecked: true, receipt: 'L-1', confirmed: 'signature' }
export const collected = (m: Game, receivedBy = 'self', more = {}) => ({
  collectedAt: m.now,
  receivedBy,
  ...signed,
  ...more,
})
export const brought = (m: Game, way = 'home', more = {}) => ({
  way,
  deliveredAt: m.now,
  receivedBy: 'self',
  ...signed,
  ...more,
})
export const delivered = (service = 'id_card'): Game => {
  const m = ready(service).later({ days: 1 })
  return m.by('window_clerk').does('collect', collected(m))
}
export const refusal = (m: Game, more = {}) => ({
  ground: 'not_within_remit',
  instead: 'show_own_papers',
  noticeNo: 'N-1',
  serviceNo: 'H-1',
  remedyTold: true,
  how: 'in_person',
  toldAt: m.now,
  ...more,
})

/** An hour held from tomorrow, at the same time of day. */
export function offered(m: Game): Game {
  const from = `${m.tomorrow()}T09:00:00+08:00`
  const to = `${m.tomorrow()}T10:00:00+08:00`
  return m.by('window_clerk').does('offerSlot', { slotFrom: from, slotTo: to, how: 'phone', toldAt: m.now })
}
export const booked = (service = 'id_card', wish = 'home_visit'): Game => {
  const m = offered(asked(service, { wish }).later({ hours: 1 }))
  return m.by('resident').does('confirmSlot', { confirmedAt: m.now, asked: 'by_phone' })
}
export const arrived = (wish = 'home_visit'): Game => {
  const m = booked('id_card', wish).later({ days: 1 })
  return m.by('beat_officer').does('arrive', { arrivedAt: m.now })
}
export const atHome = (m: Game, more = {}) => ({
  ...coming,
  waived: [],
  delivery: 'home',
  visitRecordNo: 'V-1',
  visitedAt: m.now,
  receiptNo: 'S-1',
  ...more,
})

export const searching = (more = {}): Game => {
  const m = asked('missing', { text: '穿红毛衣' }).later({ minutes: 4 })
  return m
    .by('auxiliary')
    .does('startSearch', { heardAt: m.now, startedAt: m.now, scope: 'village', alarmNo: 'J110-1', ...more })
}
export const found = (m: Game, more = {}) => ({
  foundAt: m.now,
  broughtTo: 'family',
  how: 'phone',
  toldAt: m.now,
  ...more,
})
export const kept = (options: Parameters<typeof play>[1] = {}): Game => {
  const m = asked('found_thing', {}, options).later({ minutes: 30 })
  return m.by('auxiliary').does('takeIn', { thing: 'wallet', items: 1, takenAt: m.now, photos: [file] })
}
export const announced = (options: Parameters<typeof play>[1] = {}): Game => {
  const m = kept(options).later({ hours: 2 }).by('duty_officer')
  return m.does('announce', { registerNo: 'R-1', announcementNo: 'Z-1', announcedAt: m.now, board: 'both' })
}
export const notified = (): Game => {
  const m = kept().later({ hours: 1 }).by('duty_officer')
  return m.does('notifyOwner', { registerNo: 'R-1', noticeNo: 'T-1', how: 'phone', toldAt: m.now })
}
export const returned = (): Game => {
  const m = notified().later({ hours: 3 })
  return m.does('returnThing', { claimNo: 'C-1', returnedAt: m.now, marksMatch: true, signed: true })
}
export const help = (m: Game) => ({
  arrangement: 'sign_interpreter',
  arrangedAt: m.now,
  recordNo: 'W-1',
  how: 'message',
  toldAt: m.now,
})
