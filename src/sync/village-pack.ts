import type { CalendarData } from '../clock/calendar.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { LegalRule } from '../kinds/law.ts'
import type { Measure } from '../kinds/measures.ts'
import type { Post } from '../kinds/posts.ts'
import { postsHere } from '../matters/actors.ts'
import { clockId, staff } from '../matters/asker.ts'
import { matterWithHistory, type WithHistory } from '../matters/history.ts'
import { isUnguarded } from '../matters/in-the-open.ts'
import { bureauOf, type Knowledge, knowledgeOf } from '../matters/knowledge.ts'
import { promiseOf } from '../matters/matter.ts'
import type { Promise75 } from '../matters/promise.ts'
import { readMatter } from '../matters/read-matter.ts'
import { type Listed, type ListFilter, listFor } from '../matters/store.ts'
import { colleaguesNear, type Person } from '../people/who-is-who.ts'
import { findPremises, type PremisesFound } from '../places/premises.ts'
import { type Holder, whoAnswers } from '../places/who-answers.ts'

/** What the rules rest on besides a matter: sent, so that a phone without signal decides like the server. */
export type Lawbook = { tz: string; calendar: CalendarData; catalogue: readonly Measure[]; law: readonly LegalRule[] }

/** One matter as a phone needs it to go on: who asks counts in it as `posts`; its open promises as their rows say. */
export type Packed = { whole: WithHistory; posts: readonly Post[]; promises: readonly Promise75[] }

export type Pack = {
  lawbook: Lawbook
  colleagues: Pick<Person, 'id' | 'number' | 'name' | 'woman' | 'posts'>[]
  matters: Packed[]
  /** What a hazard found on the way, or a place seen, can be named by. */
  premises: PremisesFound[]
  /** More there are than one phone carries. */
  more: boolean
}

export type VillageOfMine = { code: string; short: string; open: number }

/** As many as a day's walk could ever need; each takes some kilobytes on the phone. */
const MOST = 200
const PAGE = 50
const MOST_PREMISES = 500

/** The villages whose beats somebody holds, or stands in for, today, with how many open matters each has for them. */
export async function villagesOf(house: House, person: Person): Promise<VillageOfMine[]> {
  const { db, now } = house
  const known = await whoAnswers(db, person.bureauId)
  const today = dayOf(now(), known.tz)
  const holds = ({ staffId, from, to }: Holder) =>
    staffId === person.id && from <= today && (to === null || today <= to)
  const mine = [...known.beatOf].filter(([, beat]) => known.beats.get(beat)?.holders.some(holds)).map(([code]) => code)
  const open = await openIn(house, person, mine)
  return mine.map(code => ({
    code,
    short: known.places.get(code)?.short ?? code,
    open: open.filter(({ village }) => village === code).length,
  }))
}

/**
 * All that somebody needs to work in these villages for a day without signal: the matters there and those that they have
 * themselves. Nothing protected (R26) and nothing behind a wall, leads among them (R25, R28), ever goes on a phone.
 */
export async function packFor(house: House, person: Person, villages: readonly string[]): Promise<Pack> {
  const know = await knowledgeOf(house.db, person.bureauId, house.now())
  const listed = await openIn(house, person, villages)
  const packed = await Promise.all(listed.slice(0, MOST).map(({ id }) => packedMatter(house, know, person, id)))
  const near = await colleaguesNear(house.db, person, { text: '', limit: 60 }, house.now())
  const { tz, catalogue, law } = know
  const { calendarData } = await bureauOf(house.db, person.bureauId)
  return {
    lawbook: { tz, calendar: calendarData, catalogue, law },
    colleagues: [{ ...person }, ...near].map(({ id, number, name, woman, posts }) => ({
      id,
      number,
      name,
      woman,
      posts,
    })),
    matters: packed.flatMap(one => one ?? []),
    premises: await findPremises(house.db, person.bureauId, {
      text: '',
      villages,
      limit: MOST_PREMISES,
      unitPaths: person.posts.map(({ unitPath }) => unitPath),
    }),
    more: listed.length > MOST,
  }
}

async function openIn(house: House, person: Person, villages: readonly string[]): Promise<Listed[]> {
  const unguarded = true as const
  const filters: ListFilter[] = [{ scope: 'mine', unguarded }]
  if (villages.length > 0) filters.push({ scope: 'all', villages, unguarded })
  const found = new Map<string, Listed>()
  for (const filter of filters)
    for (let after: string | undefined; found.size <= MOST; ) {
      const { matters, next } = await listFor(house, person, filter, { limit: PAGE, after })
      for (const one of matters) found.set(one.id, one)
      if (!next) break
      after = next
    }
  return [...found.values()]
}

async function packedMatter(house: House, know: Knowledge, person: Person, id: string): Promise<Packed | undefined> {
  const whole = await matterWithHistory(house, staff(person), id)
  // Raised a moment ago, it stays here.
  if (!whole || !isUnguarded(whole.matter)) return undefined
  const { promises } = await readMatter(house.pool, { ...nothingBesides, bureauId: person.bureauId, matterId: id })
  return {
    whole,
    posts: postsHere(house.suite, know, staff(person), whole.matter) ?? [],
    promises: promises.map(row => promiseOf(row, ms => isoAt(ms, know.tz))),
  }
}

const nothingBesides = { commandId: clockId, others: [], names: false }
