import { isoAt } from '../../clock/zone.ts'

/*
 * When small matters come in, as shares: what the simulated year follows, and what its test holds it against. Invented, and
 * plausible for a prefecture of the plain in southwest Shandong; no figure of any real station.
 */

export const simulated = ['case', 'dispute', 'hazard', 'service', 'clue', 'conduct'] as const
export type Simulated = (typeof simulated)[number]

/** Of a hundred matters. */
export const mix: Record<Simulated, number> = { case: 17, dispute: 19, hazard: 18, service: 34, clue: 7, conduct: 5 }

/** January to December: quarrels at the Spring Festival and the harvests, hazards in the flood season and the dry winter. */
export const months: Record<Simulated, readonly number[]> = {
  case: [9, 9, 8, 8, 8, 8, 9, 9, 8, 8, 8, 9],
  dispute: [9, 12, 8, 7, 8, 11, 8, 8, 8, 9, 6, 7],
  hazard: [9, 8, 7, 7, 7, 9, 13, 12, 8, 6, 6, 9],
  service: [7, 11, 10, 8, 8, 10, 9, 9, 8, 7, 7, 7],
  clue: [8, 9, 8, 8, 8, 9, 9, 9, 8, 8, 8, 8],
  conduct: [8, 9, 9, 8, 8, 9, 9, 8, 8, 8, 8, 8],
}

/** Monday to Sunday. */
export const weekdays: Record<Simulated, readonly number[]> = {
  case: [14, 13, 13, 13, 15, 17, 15],
  dispute: [13, 13, 13, 13, 14, 17, 17],
  hazard: [16, 15, 15, 15, 15, 13, 11],
  service: [22, 18, 17, 17, 18, 5, 3],
  clue: [15, 14, 14, 14, 14, 15, 14],
  conduct: [21, 18, 17, 17, 18, 5, 4],
}

/** By the hour of the day, 0 to 23: services while windows are open, quarrels in the evening, thefts found in the morning. */
export const hours: Record<Simulated, readonly number[]> = {
  case: [3, 2, 2, 1, 1, 2, 4, 6, 7, 6, 5, 4, 4, 4, 5, 5, 5, 6, 6, 6, 6, 5, 3, 2],
  dispute: [2, 1, 1, 0.5, 0.5, 0.5, 2, 4, 5, 5, 5, 5, 4, 3, 4, 4, 5, 7, 9, 10, 9, 7, 4, 2.5],
  hazard: [0.5, 0.3, 0.2, 0.2, 0.3, 1, 4, 7, 9, 9, 8, 6, 4, 4, 6, 8, 8, 8, 6, 4, 3, 2, 1, 0.5],
  service: [0, 0, 0, 0, 0, 0, 0.5, 2, 13, 15, 14, 9, 2, 4, 11, 12, 9, 4, 1.5, 1, 1, 0.6, 0.3, 0.1],
  clue: [1, 1, 0.5, 0.5, 0.5, 1, 3, 5, 7, 7, 7, 6, 4, 4, 5, 6, 6, 7, 8, 8, 6, 4, 2, 1],
  conduct: [0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 2, 11, 14, 13, 9, 3, 4, 10, 12, 9, 5, 2, 2, 1.5, 0.8, 0.3, 0.2],
}

/** 大集: on lunar days that end in one or six a town's market fills its first village from six to noon. */
export const market = { days: [1, 6, 11, 16, 21, 26], from: 6, to: 12, times: 6, kinds: ['case', 'dispute', 'hazard'] }

/** A storm, a festival, a shortage of staff: on so many days of a hundred twice as much comes in, and more of it is done late. */
export const badDays = { share: 3, times: 2, late: 3 }

/** Of a hundred steps that a promise waits for, so many are not done in time. */
export const lateSteps = 6
/** Of a hundred who were told, so many say what they think of it; and of a hundred of those, 5 stars to 1. */
export const rated = { share: 32, stars: [58, 24, 11, 4, 3] }

const lunarDay = new Intl.DateTimeFormat('en-u-ca-chinese', { day: 'numeric', timeZone: 'Asia/Shanghai' })

export const isMarketDay = (at: number): boolean => market.days.includes(Number(lunarDay.format(at)))

/** Month, weekday (Monday is 0) and hour as the bureau's clocks show them. */
export function timeOf(at: number, tz: string): { month: number; weekday: number; hour: number } {
  const iso = isoAt(at, tz)
  const weekday = (new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7
  return { month: Number(iso.slice(5, 7)) - 1, weekday, hour: Number(iso.slice(11, 13)) }
}
