import { sql } from 'kysely'
import type { House } from '../house.ts'
import type { ChannelName, Told } from './channels/channel.ts'
import { channelsOf } from './channels/index.ts'

/**
 * Takes what a provider reports of messages that it took; answers what it wants to hear, undefined where it is not the provider. One
 * that perhaps arrived is settled by it: it did.
 */
export async function takeReceipts(
  house: Pick<House, 'db' | 'now' | 'config'>,
  bureauId: number,
  name: ChannelName,
  told: Told,
): Promise<string | undefined> {
  const heard = channelsOf(house).ways.get(name)?.hear(told)
  if (!heard) return undefined
  const at = house.now()
  for (const { id, ref, arrived, said } of heard.receipts)
    await sql`update message set heard = ${said}, heard_at = ${at},
        sent_at = coalesce(sent_at, case when ${arrived} or last = 'perhaps-sent' then ${at}::timestamptz end),
        dead_at = case when ${arrived} then null when dead_at is null then ${at}::timestamptz else dead_at end,
        next_at = null, trying_at = null, slot_at = null,
        last = case when ${arrived} then 'ok' else 'not-delivered' end
      where bureau_id = ${bureauId} and channel = ${name} and heard_at is null and joined is null
        and (id::text = ${id ?? ''} or (ref is not null and ref = ${ref ?? ''}))`.execute(house.db)
  return heard.answer
}
