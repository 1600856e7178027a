import { sql } from 'kysely'
import type { House } from '../house.ts'
import { derivedId } from '../platform/ids.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { channelsOf } from './channels/index.ts'
import { languageFor } from './letter.ts'
import { offeredBy } from './reach.ts'

/**
 * Tells whoever asked why somebody looked that there is an answer: a code and a link, as of any news. No notice of the matter is made of it, since
 * those who work on it do not see that somebody asked (decision 0097). Once for each question; nothing where they want none, or it is protected.
 */
export async function tellAnswered(
  house: Pick<House, 'db' | 'now' | 'mode' | 'config'>,
  bureauId: number,
  question: string,
): Promise<void> {
  const { rows } = await sql<
    Pick<RowOf<'matter'>, 'id' | 'language'> & { person: string; channel: string | null; chosen: string | null }
  >`
    select m.id, m.language, p ->> 'id' as person, r.channel, r.language as chosen from look_question q
    join matter m on m.bureau_id = q.bureau_id and m.id = q.matter_id
    cross join jsonb_array_elements(m.people) p
    left join reach r on r.bureau_id = m.bureau_id and r.matter_id = m.id and r.person_id::text = p ->> 'id'
    where q.bureau_id = ${bureauId} and q.id = ${question} and q.answered_at is not null and p ->> 'role' = 'reporter'
      and not m.protected`.execute(house.db)
  const at = house.now()
  for (const { id, language, person, channel, chosen } of rows) {
    const offered = offeredBy(house)
    const way = offered.find(one => one === channel) ?? offered.find(one => one === 'sms')
    if (channel === 'none' || way === undefined || !channelsOf(house).ways.has(way)) continue
    const inWords = (chosen ?? languageFor('reporter', language)) === 'en' ? 'en' : 'zh'
    await sql`insert into message (bureau_id, id, notice_id, pos, matter_id, channel, role, recipient, template, language,
        made_at, goes_at, next_at)
      values (${bureauId}, ${derivedId('why answered', bureauId, question)}, ${question}, 0, ${id}, ${way}, 'reporter', ${person}, 'news',
        ${inWords}, ${at}, ${at}, ${at}) on conflict do nothing`.execute(house.db)
  }
}
