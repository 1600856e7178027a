import type { OpeningData, Weekday } from '../src/clock/opening-hours.ts'

/*
 * Opening hours as someone would count them who stands before the door with a watch: minute by minute, with nothing of
 * src/clock. Instants lie on whole minutes; windows neither begin nor end in an hour that summer time shows twice or not.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const names: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Wall clocks of the few zones that the rows are in; New York's as the law has them since 2007. */
function ahead(ms: number, tz: string): number {
  if (tz === 'UTC') return 0
  if (tz === 'Asia/Shanghai') return 8 * HOUR
  if (tz !== 'America/New_York') throw new Error(tz)
  const sunday = (month: number, nth: number) => {
    const first = new Date(Date.UTC(new Date(ms).getUTCFullYear(), month, 1))
    return first.getTime() + (((7 - first.getUTCDay()) % 7) + 7 * (nth - 1)) * 24 * HOUR
  }
  const summer = ms >= sunday(2, 2) + 7 * HOUR && ms < sunday(10, 1) + 6 * HOUR
  return (summer ? -4 : -5) * HOUR
}

function windowsOf(day: string, { hours, holidays = [], makeup = [] }: OpeningData) {
  if (holidays.includes(day)) return []
  const own = hours[names[new Date(`${day}T00:00:00Z`).getUTCDay()]!] ?? []
  if (!makeup.includes(day)) return own
  return names.slice(1, 6).flatMap(name => (hours[name]?.length ? [hours[name]] : []))[0] ?? own
}

function isOpen(ms: number, data: OpeningData): boolean {
  const wall = new Date(ms + ahead(ms, data.tz ?? 'Asia/Shanghai')).toISOString()
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)]
  return windowsOf(day, data).some(([open, close]) => time >= open && time < close)
}

export function naiveBetween(start: number, end: number, data: OpeningData): number {
  let open = 0
  for (let ms = start; ms < end; ms += MINUTE) if (isOpen(ms, data)) open += MINUTE
  return open
}

export function naiveAdd(start: number, minutes: number, data: OpeningData): number {
  let left = Math.abs(minutes)
  if (minutes < 0)
    for (let ms = start - MINUTE; ; ms -= MINUTE) {
      if (isOpen(ms, data) && --left === 0) return ms
    }
  for (let ms = start; ; ms += MINUTE) {
    if (!isOpen(ms, data)) continue
    if (left === 0) return ms
    if (--left === 0) return ms + MINUTE
  }
}
