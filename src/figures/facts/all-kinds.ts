import { addDays } from '../../clock/day.ts'
import { DAY, dayOf, isoAt, startOfDay } from '../../clock/zone.ts'
import { isReply } from '../../kinds/answering.ts'
import { type Entry, type Line, type Looked, MINUTE } from '../line.ts'

/*
 * What every kind counts for: how soon somebody answered, how it ended and whether it lasted, what was said of it, and what
 * the guards look at.
 */

const outside: readonly string[] = ['resident', 'responsible_unit', 'neighbour', 'clock']
const byUs = ({ post }: Entry) => !outside.includes(post)

/** Ended because there was nothing to do: same as another, or taken back. */
const voidStates: readonly string[] = ['duplicate', 'withdrawn', 'cancelled']

const hourAt = (ms: number, tz: string) => Number(isoAt(ms, tz).slice(11, 13))
/** From ten in the evening until seven. */
const isNight = (ms: number, tz: string) => hourAt(ms, tz) >= 22 || hourAt(ms, tz) < 7

export const opened = ({ openedAt }: Looked): Line[] => [{ series: 'opened', at: openedAt, came: 'opened' }]

/** First human reply − reported (domain §4.3). What nobody answered stays, with the age it has when the figure is read. */
export function answer({ kind, tz, state, openedAt, entries }: Looked): Line[] {
  const first = entries[0]
  if (!first || !['resident', 'neighbour'].includes(first.post)) return []
  const came = isNight(openedAt, tz) ? 'night' : 'day'
  const reply = entries.find(entry => entry.no > 1 && byUs(entry) && isReply(kind, entry.move))
  if (reply)
    return [
      { series: 'answer', at: openedAt, came, minute: Math.max(0, Math.floor((reply.saidAt - openedAt) / MINUTE)) },
    ]
  return voidStates.includes(state) ? [] : [{ series: 'unanswered', at: openedAt, came }]
}

/** Each time that it ended: when thirty days are over, whether it was opened again meanwhile (domain §4.6). */
export function endings({ kind, tz, entries, outcome }: Looked): Line[] {
  if (kind.name === 'round') return []
  const lines: Line[] = []
  const last = entries.findLast(({ stateAfter }) => stateAfter !== null)
  let open = true
  for (const entry of entries) {
    const { stateAfter, saidAt, actor } = entry
    if (stateAfter === null) continue
    const ends = kind.ends.includes(stateAfter)
    if (ends && open) {
      const again = entries.some(
        one => one.no > entry.no && kind.moves[one.move]?.counts === 'reopened' && one.saidAt - saidAt <= 30 * DAY,
      )
      // What expired was not brought to an end that could last.
      if (!voidStates.includes(stateAfter) && stateAfter !== 'expired')
        lines.push({ series: 'closed-30', at: saidAt + 30 * DAY, came: again ? 'reopened' : 'stayed' })
      if (byUs(entry))
        lines.push({
          series: 'closing',
          at: saidAt,
          came: isLastDay(saidAt, tz) ? 'last-day' : 'other-day',
          who: actor,
        })
      if (entry === last || stateAfter === last?.stateAfter)
        lines.push({ series: 'outcome', at: saidAt, came: outcome ?? stateAfter })
    }
    open = !ends
  }
  return lines
}

/** In the last twenty-four hours of the month. */
function isLastDay(ms: number, tz: string): boolean {
  const day = dayOf(new Date(ms), tz)
  return addDays(day, 1).slice(0, 7) !== day.slice(0, 7)
}

/** Ratings given, and those that could have been (R31): after a telling, never of a protected matter (R26). */
export function ratings({ kind, standing, protected: apart, entries, links }: Looked): Line[] {
  if (!kind.moves['rate'] || apart) return []
  const told = entries.find(({ move }) => kind.moves[move]?.counts === 'told')
  if (!told) return []
  const { rated } = standing
  // The bad ones have a matter of their own, which stays when this one is opened again.
  const bad = links.flatMap(({ as, from, stars, openedAt }) =>
    as === 'bad-rating' && from && stars !== null ? [{ stars, at: openedAt, heard: false }] : [],
  )
  const by = rated && entries.findLast(({ move }) => move === 'rate')
  const good =
    rated && rated.stars > 2 ? [{ stars: rated.stars, at: Date.parse(rated.at), heard: by ? byUs(by) : false }] : []
  const given = [...bad, ...good]
  return [
    { series: 'invited', at: told.saidAt, came: given.length > 0 ? 'rated' : 'silent' },
    ...given.flatMap(({ stars, at, heard }) => [
      { series: 'rating', at, came: String(stars), value: stars },
      // By themselves, or said to one of us on the telephone or on paper.
      ...(heard ? [] : [{ series: 'rating-self', at, came: String(stars), value: stars }]),
    ]),
  ]
}

/**
 * What another unit heard of those that were drawn (R37): counted in the month whose endings were drawn from, beside what people of
 * that month said by themselves; for the unit that handled it, never for the one that called. Who was not reached, and who would
 * rather not, is in it too.
 */
export const heard = ({ protected: apart, links }: Looked): Line[] =>
  links.flatMap(({ as, from, heard }) => {
    if (as !== 'drawn' || from || heard === null || apart || heard.state === 'called_off') return []
    const { state, endedAt: at, level, safety, told } = heard
    const came = (series: string, value: number | null) =>
      value === null ? [] : [{ series, at, came: String(value), value }]
    return [
      { series: 'survey-call', at, came: state },
      ...came('survey', level),
      ...came('survey-safety', safety),
      ...(told === null ? [] : [{ series: 'survey-told', at, came: told }]),
    ]
  })

/** Seconds for which each promise that is over ran, and stood still. */
export const stoodStill = ({ promises }: Looked): Line[] =>
  promises.flatMap(({ measure, started, metAt, voidAt, pauses }) => {
    const end = metAt ?? voidAt
    if (end === null || end <= started) return []
    const clip = (from: number, to: number) => Math.max(0, Math.min(to, end) - Math.max(from, started))
    const still = pauses.reduce(
      (ms, { from, to }) => ms + clip(Date.parse(from), to === null ? end : Date.parse(to)),
      0,
    )
    const seconds = (ms: number) => Math.round(ms / 1000)
    return [
      { series: 'ran', at: end, measure, came: 'ran', value: seconds(end - started) },
      ...(still > 0 ? [{ series: 'ran', at: end, measure, came: 'still', value: seconds(still) }] : []),
    ]
  })

const LATE = 72 * 60 * MINUTE

/** Of what our own people wrote down: tellings by whom and when, what came late, notes from the field, work by night. */
export function writing({ kind, tz, entries, standing }: Looked): Line[] {
  const tellings = entries.filter(entry => kind.moves[entry.move]?.counts === 'told')
  // The last ones stand in the standing, with what was said of how long they took.
  const lasted = (entry: Entry) => standing.told.at(tellings.indexOf(entry) - tellings.length)
  return entries.filter(byUs).flatMap(entry => {
    const { move, saidAt, recordedAt, actor } = entry
    return [
      ...(kind.moves[move]?.counts === 'told'
        ? [{ series: 'telling', at: recordedAt, came: isShort(lasted(entry)) ? 'short' : 'telling', who: actor }]
        : []),
      ...(recordedAt - saidAt > LATE ? [{ series: 'written-late', at: recordedAt, came: 'late' }] : []),
      ...(move === 'note'
        ? [
            {
              series: 'synced',
              at: recordedAt,
              came: 'note',
              minute: Math.max(0, Math.floor((recordedAt - saidAt) / MINUTE)),
            },
          ]
        : []),
      ...(isNight(saidAt, tz) ? [{ series: 'night', at: saidAt, came: 'act', who: actor }] : []),
    ]
  })
}

/** Spoken, and over before anybody could have been told anything. */
const isShort = (told: Looked['standing']['told'][number] | undefined): boolean =>
  told?.seconds !== undefined && told.seconds < 15 && ['in_person', 'phone', 'through_guardian'].includes(told.how)

/** How many fields its moves demanded of our own people until it ended (domain §4.12): at least that many were typed. */
export function fieldsAsked({ kind, state, closedAt, entries }: Looked): Line[] {
  if (closedAt === null || !kind.ends.includes(state)) return []
  const fields = entries.filter(byUs).reduce((n, { move }) => n + (kind.moves[move]?.says.required?.length ?? 0), 0)
  return [{ series: 'fields', at: closedAt, came: 'ended', minute: fields }]
}

const HOTLINE: readonly string[] = ['api', 'open311']

/** 三率 of what came from the city's hotline (domain §4.8): contacted within a day, reached, solved, content. */
export function hotline(matter: Looked): Line[] {
  const { kind, channel, openedAt, standing, entries, state, links } = matter
  if (!HOTLINE.includes(channel) || voidStates.includes(state)) return []
  const reply = entries.find(entry => entry.no > 1 && byUs(entry) && isReply(kind, entry.move))
  const at = openedAt + DAY
  const lines: Line[] = [{ series: 'hotline', at, came: reply && reply.saidAt <= at ? 'in-time' : 'not-in-time' }]
  if (standing.told.length === 0) return lines
  const bad = links.some(({ as, from }) => as === 'bad-rating' && from)
  const solved = kind.ends.includes(state) && standing.reopened === 0 && !bad
  lines.push({ series: 'hotline', at, came: solved ? 'solved' : 'not-solved' })
  if (standing.rated || bad)
    lines.push({ series: 'hotline', at, came: !bad && standing.rated!.stars > 2 ? 'content' : 'not-content' })
  return lines
}

/** The end of a day, exclusive. */
export const endOf = (day: string, tz: string): number => startOfDay(addDays(day, 1), tz).getTime()
