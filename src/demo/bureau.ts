import { shippedCalendarData } from '../clock/shipped.ts'
import { DAY } from '../clock/zone.ts'
import type { Post } from '../kinds/posts.ts'
import { hashPassword } from '../people/password.ts'
import { type Bureau, makeBureau } from '../places/bureau.ts'
import { shippedDivisions } from '../places/divisions.ts'
import { saveDivisions } from '../places/save-divisions.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { derivedId } from '../platform/ids.ts'
import { addRows } from '../platform/rows.ts'
import type { Tables } from '../platform/tables.ts'
import { beatIdOf, bureauId, type Plan, type PlannedUnit, planBureau, since, staffIdOf, unitIdOf } from './plan.ts'
import { plannedPremises } from './premises.ts'
import { ensureRoster } from './roster.ts'

/** Everybody's whom a visitor may be. Only a demo has it: a real bureau’s people set their own by a one-time link. */
export const demoPassword = 'demo'

/** Whom a visitor of the demo may be, one of each post; those who have a station are of 东城派出所. */
export const wellKnown: readonly [Post, number: string][] = [
  ['beat_officer', '010102'],
  ['duty_officer', '010105'],
  ['station_chief', '010101'],
  ['auxiliary', '010108'],
  ['mediator', '010111'],
  ['window_clerk', '010112'],
  ['inspector', '019001'],
  ['head_inspector', '019003'],
  ['county_officer', '010001'],
  ['legal_officer', '010006'],
  ['city_officer', '000001'],
  ['system_admin', '000007'],
  ['security_admin', '000008'],
  ['audit_admin', '000009'],
]

/** 东城派出所, theirs: here alone the clock asks for rounds, so that the lists of a demo stay short. */
export const demoStation = unitIdOf('371702001')

/**
 * Brings the demo bureau into being, whole or not at all: Heze with its real divisions and invented people. Where it is
 * there already it only sees to it that the rosters go on for two months.
 */
export async function loadBureau(db: Db, now: Date, progress: (done: number, of: number) => void) {
  const plan = planBureau(shippedDivisions())
  const { bureau, people } = await whatIsThere(db)
  if (!bureau) await fill(db, plan, now, progress)
  else if (!people) return
  const monthBegins = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()))
  await ensureRoster(db, plan, monthBegins, new Date(now.getTime() + 60 * DAY))
}

/** A bureau with people other than ours is somebody else's, and left alone. */
async function whatIsThere(db: Db): Promise<{ bureau: boolean; people: boolean }> {
  const [bureau, somebody] = await Promise.all([
    db.selectFrom('bureau').select('letters').where('bureau_id', '=', bureauId).executeTakeFirst(),
    db
      .selectFrom('staff')
      .select('number')
      .where('bureau_id', '=', bureauId)
      .where('id', '=', staffIdOf(wellKnown[0]![1]))
      .executeTakeFirst(),
  ])
  return { bureau: bureau !== undefined, people: somebody !== undefined }
}

async function fill(db: Db, plan: Plan, now: Date, progress: (done: number, of: number) => void) {
  const tables = await rowsOf(plan, now)
  await changing(db, bureauId, 'people', async trx => {
    await makeBureau(trx, heze)
    await saveDivisions(trx, bureauId, shippedDivisions())
    for (const [done, [table, rows]] of tables.entries()) {
      await addRows(
        trx,
        table,
        rows.map(row => ({ bureau_id: bureauId, ...row })),
      )
      progress(done + 1, tables.length)
    }
  })
}

const heze: Bureau = {
  bureauId,
  letters: 'HZ',
  nameZh: '菏泽市公安局',
  nameEn: 'Heze Public Security Bureau',
  tz: 'Asia/Shanghai',
  calendarEdition: String(shippedCalendarData.edition),
  box: { south: 34.3, west: 114.7, north: 35.9, east: 116.5 },
}

async function rowsOf(plan: Plan, now: Date): Promise<[table: keyof Tables, rows: object[]][]> {
  const { units, areas, people, beats } = plan
  const hash = await Promise.all(wellKnown.map(() => hashPassword(demoPassword, 'demo')))
  const villages = shippedDivisions().filter(({ level }) => level === 'village')
  return [
    ['unit', units.map(asUnit)],
    // 逢一逢六, in the first village of each town.
    [
      'market',
      [...new Map([...villages].reverse().map(({ code }) => [code.slice(0, 9), code])).values()].map(code => ({
        code,
        calendar: 'lunar',
        days: [1, 6, 11, 16, 21, 26],
      })),
    ],
    ['unit_area', areas.map(([unit, code]) => ({ unit_id: unitIdOf(unit), division_code: code }))],
    ['staff', people.map(({ number, name, phone, woman }) => ({ id: staffIdOf(number), number, name, phone, woman }))],
    [
      'post_held',
      people.map(({ number, post, unit }) => ({
        staff_id: staffIdOf(number),
        post,
        unit_id: unitIdOf(unit),
        from_day: since,
      })),
    ],
    [
      'credential',
      wellKnown.map(([, number], i) => ({
        staff_id: staffIdOf(number),
        hash: hash[i],
        changed_at: now.toISOString(),
      })),
    ],
    ['beat', beats.map(beat => ({ id: beatIdOf(beat), unit_id: unitIdOf(beat.unit), name: beat.name }))],
    ['beat_place', beats.flatMap(beat => beat.villages.map(code => ({ beat_id: beatIdOf(beat), village_code: code })))],
    [
      'beat_holder',
      beats.flatMap(beat => {
        const holders = [{ number: beat.officer, stand_in: false }]
        if (beat.standIn) holders.push({ number: beat.standIn, stand_in: true })
        return holders.map(({ number, stand_in }) => ({
          beat_id: beatIdOf(beat),
          staff_id: staffIdOf(number),
          from_day: since,
          stand_in,
        }))
      }),
    ],
    ['place_code', villages.map(({ code }) => ({ code: placeCodeOf(code), village_code: code }))],
    ['premises', plannedPremises(villages, now)],
  ]
}

const morningAndAfternoon = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
]
const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, morningAndAfternoon]))
/** At the desk of a station somebody is on duty day and night (roster.ts). */
const always = Object.fromEntries(Object.keys({ ...weekdays, sat: 0, sun: 0 }).map(day => [day, [['00:00', '24:00']]]))

const asUnit = ({ code, parent, path, sort, zh, en }: PlannedUnit, i: number) => ({
  id: unitIdOf(code),
  parent_id: parent && unitIdOf(parent),
  code,
  path,
  sort,
  name_zh: zh,
  name_en: en,
  phone: `0530-****${String(i).padStart(3, '0')}`,
  hours: sort === 'window' ? weekdays : sort === 'station' ? always : null,
})

/** Eight letters and digits, without those that are taken for one another. */
function placeCodeOf(village: string): string {
  let rest = Number.parseInt(derivedId('place', village).replaceAll('-', '').slice(0, 12), 16)
  let code = ''
  while (code.length < 8) {
    code += LETTERS[rest % LETTERS.length]
    rest = Math.floor(rest / LETTERS.length)
  }
  return code
}

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
