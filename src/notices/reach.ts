import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ChannelName, channelNames } from './channels/channel.ts'
import { channelsOf } from './channels/index.ts'
import { openidOf } from './channels/wechat.ts'

/*
 * How somebody in a matter is reached: as they chose on their page, else by the telephone that they gave. Where to, only the delivery
 * worker opens.
 */

/** Ways to one person; the others speak to groups of colleagues. */
const toPersons = ['sms', 'email', 'wechat', 'push'] as const satisfies readonly ChannelName[]
export type PersonChannel = (typeof toPersons)[number]
export const choices = [...toPersons, 'none'] as const
export type Choice = (typeof choices)[number]

/** In the demo nothing leaves the house, and one may try what choosing is like. */
export const offeredBy = (house: Pick<House, 'config' | 'now' | 'mode'>): PersonChannel[] => {
  const { ways } = channelsOf(house)
  if (ways.size === 0 && house.mode === 'demo') return ['sms', 'email']
  return toPersons.filter(one => ways.has(one))
}

export type Reach = {
  channel: Choice
  language: 'zh' | 'en' /** They gave an address of their own here. */
  given: boolean
}

type Who = { bureauId: number; matterId: string; personId: string }

/** As it stands; without a word of theirs the first that this bureau has, in the language of the matter. */
export async function reachOf(house: Pick<House, 'db' | 'config' | 'now' | 'mode'>, who: Who): Promise<Reach> {
  const { rows } = await sql<{ channel: Choice | null; language: string; given: boolean }>`
    select r.channel, r.address is not null as given,
      -- Whoever must put it right learns nothing of who reported it, not their language either (domain §1.3).
      coalesce(r.language, case when m.people @> ${JSON.stringify([{ id: who.personId, role: 'responsible_unit' }])}::jsonb
        then 'zh' else m.language end) as language
    from matter m left join reach r on r.bureau_id = m.bureau_id and r.matter_id = m.id and r.person_id = ${who.personId}
    where m.bureau_id = ${who.bureauId} and m.id = ${who.matterId}`.execute(house.db)
  const [row] = rows
  return {
    channel: row?.channel ?? (offeredBy(house).includes('sms') ? 'sms' : 'none'),
    language: row?.language === 'en' ? 'en' : 'zh',
    given: row?.given ?? false,
  }
}

/**
 * Takes what they chose. Refuses `channel-not-here` and `address-wrong` (422), and `address-needed` for a way to which the telephone
 * of the report does not lead. Without an address, the one that they gave before holds on for the same way.
 */
export async function choose(
  house: Pick<House, 'db' | 'config' | 'now' | 'mode' | 'suite' | 'keyring'>,
  who: Who,
  said: { channel: Choice; language: 'zh' | 'en'; address?: string | undefined; code?: string | undefined },
): Promise<void> {
  const { channel, language } = said
  const offered: readonly string[] = offeredBy(house)
  if (channel !== 'none' && !offered.includes(channel)) throw new Refusal(422, 'channel-not-here')
  const before = await reachOf(house, who)
  const given = channel === 'wechat' ? await boundBy(house, said.code) : said.address?.trim() || undefined
  const kept = channel === 'none' || (before.channel === channel && before.given)
  if (channel !== 'none' && channel !== 'sms' && given === undefined && !kept) throw new Refusal(422, 'address-needed')
  const to = given === undefined || channel === 'none' ? undefined : addressIn(house, channel, given)
  const sealed =
    to === undefined
      ? undefined
      : house.suite.sealTo(house.keyring.delivery, to, about.reach(who.bureauId, who.matterId, who.personId))
  await sql`insert into reach (bureau_id, matter_id, person_id, channel, language, address, changed_at)
    values (${who.bureauId}, ${who.matterId}, ${who.personId}, ${channel}, ${language}, ${sealed ?? null}, ${house.now()})
    on conflict (bureau_id, matter_id, person_id) do update set channel = excluded.channel, language = excluded.language,
      -- Unbound from WeChat, its number for them is gone at once: it was given for this alone.
      address = case when ${sealed !== undefined || !kept} or (reach.channel = 'wechat' and ${channel} <> 'wechat')
        then excluded.address else reach.address end,
      changed_at = excluded.changed_at`.execute(house.db)
}

/** Nobody types by which number WeChat knows them, nor that of somebody else: it comes by their own consent. */
async function boundBy(house: Pick<House, 'config' | 'now'>, code: string | undefined): Promise<string | undefined> {
  const { settings } = channelsOf(house)
  if (code === undefined || !settings?.wechat) return undefined
  return openidOf(settings.wechat, code, { allow: house.config.reach })
}

function addressIn(house: Pick<House, 'config' | 'now'>, channel: PersonChannel, given: string): string {
  const way = channelsOf(house).ways.get(channel)
  // In the demo there is none, and nothing is sent.
  const to = way ? way.addressOf(given) : given.slice(0, 200)
  if (to === undefined) throw new Refusal(422, 'address-wrong')
  return to
}

/** Opens where a message goes: their own word first, else what they gave when they reported. Undefined where nobody knows. */
export async function addressOf(
  { db, suite }: Pick<House, 'db' | 'suite'>,
  deliveryKey: Uint8Array | undefined,
  { bureauId, matterId, personId, channel }: Who & { channel: ChannelName },
): Promise<string | undefined> {
  const { rows } = await sql<{
    chosen: Buffer | null
    person: Buffer | null
    vault: Buffer | null
    enveloped: boolean | null
  }>`
    select (select address from reach where bureau_id = ${bureauId} and matter_id = ${matterId} and person_id = ${personId}
        and channel = ${channel}) as chosen,
      (select keyed(p.sealed, k.people) from people_private p left join data_key k on k.bureau_id = p.bureau_id and k.matter_id = p.matter_id
        where p.bureau_id = ${bureauId} and p.id = ${personId}) as person,
      (select case when v.enveloped then keyed(v.sealed, k.reporter) else v.sealed end from vault_address v
        left join data_key k on k.bureau_id = v.bureau_id and k.matter_id = v.matter_id
        where v.bureau_id = ${bureauId} and v.id = ${personId}) as vault,
      (select v.enveloped from vault_address v where v.bureau_id = ${bureauId} and v.id = ${personId}) as enveloped`.execute(
    db,
  )
  const { chosen, person, vault, enveloped } = rows[0]!
  const opened = (sealed: Buffer, what: string, keyed = false) =>
    deliveryKey && suite.unsealWith(deliveryKey, keyed ? suite.open(sealed, what) : sealed, what)
  if (chosen) return opened(chosen, about.reach(bureauId, matterId, personId))
  const said = person
    ? suite.unseal(person, about.person(bureauId, personId))
    : vault && opened(vault, about.address(bureauId, personId), enveloped === true)
  if (!said) return undefined
  const { phone, email } = JSON.parse(said)
  return channel === 'sms' ? phone : channel === 'email' ? email : undefined
}

export const isChannel = (name: string): name is ChannelName => (channelNames as readonly string[]).includes(name)
