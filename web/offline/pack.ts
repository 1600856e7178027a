import type { CalendarData } from '../../src/clock/calendar.ts'
import { calendarFrom } from '../../src/clock/calendar.ts'
import type { LegalRule } from '../../src/kinds/law.ts'
import type { Measure } from '../../src/kinds/measures.ts'
import type { Post } from '../../src/kinds/posts.ts'
import type { Promise75 } from '../../src/matters/promise.ts'
import type { Me } from '../office/session.tsx'
import { nowByServer } from '../ui/clock.ts'
import { get } from '../ui/request.ts'
import type { Answer, KindShown, MatterShown, PersonSeen, PlaceFound, PremisesShown } from '../ui/wire.ts'
import { forget, keep, keptHere } from './shelf.ts'

/** A matter on this phone: as it is shown, and what the rules need besides. */
export type Packed = {
  shown: MatterShown
  unitPath: string
  posts: readonly Post[]
  open: readonly Promise75[]
}

export type PackSent = {
  at: string
  until: string
  lawbook: { tz: string; calendar: CalendarData; catalogue: readonly Measure[]; law: readonly LegalRule[] }
  colleagues: readonly { id: string; number: string; name: string; woman?: boolean | null; posts: readonly Held[] }[]
  matters: readonly Packed[]
  premises: readonly PremisesShown[]
  more: boolean
}
type Held = { post: Post; unitId: string; unitPath: string }

/** All that a day without signal needs. */
export type Pack = PackSent & {
  me: Me
  kinds: readonly KindShown[]
  villages: readonly PlaceFound[]
  /** Of the matters whose people wait for a call, by id: looked at when it was taken, and written down then. */
  toCall: Readonly<Record<string, readonly PersonSeen[]>>
}

export type Village = Answer<'listMyVillages'>['villages'][number]

/**
 * Asks for what belongs to these villages and keeps it on this phone. `withNames`: also of those who wait for a call of mine,
 * names and phones; each is a look, for that purpose.
 */
export async function takePack(me: Me, villages: readonly Village[], withNames: boolean): Promise<Pack> {
  const [sent, { kinds }, named] = await Promise.all([
    get<PackSent>(`/api/v1/pack?villages=${villages.map(({ code }) => code).join(',')}`),
    get<{ kinds: KindShown[] }>('/api/v1/kinds'),
    Promise.all(villages.map(({ code }) => get<{ place: PlaceFound }>(`/api/v1/places/${code}`))),
  ])
  const { waitsForCall } = await import('./waits-for-call.ts')
  const waiting = sent.matters.filter(packed => packed.shown.owner.id === me.id && waitsForCall(packed, sent))
  const toCall: Record<string, readonly PersonSeen[]> = {}
  for (const { shown } of withNames ? waiting : [])
    toCall[shown.id] = (
      await get<{ people: PersonSeen[] }>(`/api/v1/matters/${shown.id}/people?purpose=call_back`)
    ).people
  const pack = { ...sent, me, kinds, villages: named.map(({ place }) => place), toCall }
  await keep('pack', pack)
  return pack
}

/** What is on this phone, while it holds; after its hours it is gone. */
export async function packHere(): Promise<Pack | undefined> {
  const pack = await keptHere<Pack>('pack').catch(() => undefined)
  if (!pack) return undefined
  if (Date.parse(pack.until) > nowByServer()) return whole(pack)
  await leavePack()
  return undefined
}

/** One that was taken before rounds went along has none of their places, and an earlier one no names for ids. */
const whole = (pack: Pack): Pack => ({
  ...pack,
  premises: pack.premises ?? [],
  matters: pack.matters.map(packed => ({
    ...packed,
    shown: { ...packed.shown, premises: packed.shown.premises ?? [], named: packed.shown.named ?? {} },
  })),
})

export const leavePack = (): Promise<void> => forget('pack')

export const calendarOf = ({ lawbook: { calendar, tz } }: Pack) => calendarFrom(calendar, tz)
