import { isoAt } from '../../clock/zone.ts'

const MINUTE = 60_000
const opens = 8.5
const closes = 17.5

/** The same moment if people work then, else early on the next day on which they do. Windows rest at the weekend. */
export function inOffice(at: number, tz: string, { weekend, spread }: { weekend: boolean; spread: number }): number {
  for (let now = at; ; ) {
    const iso = isoAt(now, tz)
    const hour = Number(iso.slice(11, 13)) + Number(iso.slice(14, 16)) / 60
    const weekday = new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()
    const rests = !weekend && (weekday === 0 || weekday === 6)
    if (!rests && hour >= opens && hour < closes) return now
    const toOpening = rests || hour >= closes ? 24 + opens - hour : opens - hour
    now += Math.round((toOpening * 60 + (rests ? 0 : spread * 40)) * MINUTE)
  }
}
