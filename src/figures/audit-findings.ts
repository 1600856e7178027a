import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { kindNamed } from '../kinds/index.ts'
import { again } from '../matters/again.ts'
import type { Answer, Hands } from '../matters/answer.ts'
import { checkSays } from '../matters/check.ts'
import { openAbout } from '../matters/open-about.ts'
import { assertFaultless } from '../matters/refused.ts'
import type { Person } from '../people/who-is-who.ts'
import { derivedId, uuidv7 } from '../platform/ids.ts'
import type { Bureau, Sight } from './answer.ts'
import { type Audit, drawnFor } from './audit.ts'

/** What an auditor says of a matter that was drawn; `missing` and `follows` only where something is. */
export type AuditSaid = { found: string; missing?: string; follows?: string }

/** What was found, in the matter that it became; `missing`: null where nothing was, or it was destroyed by rule. */
export type AuditFinding = {
  id: string
  month: string
  matterId: string
  found: string
  missing: string | null
  follows: string | null
  state: string
  at: Date
  closedAt: Date | null
}

const AT_MOST = 200

/**
 * Writes down what was found in one matter of a draw: a matter of its own, with its journal, in the hands of whoever leads the unit
 * where it lay. Once for each matter and month; the same said again is answered alike. Undefined where it was not
 * drawn for them, or may not be spoken of any more. Refuses `bad-input` and `key-reused` (422), and what the rules refuse.
 */
export async function recordFinding(
  house: Hands,
  { bureauId, tz }: Bureau,
  { month, matters }: Pick<Audit, 'month' | 'matters'>,
  { matterId, ...said }: AuditSaid & { matterId: string },
  { person, sight }: { person: Person; sight: Sight },
): Promise<Answer | undefined> {
  const [drawn] = await drawnFor(house, { bureauId, tz }, matters.includes(matterId) ? [matterId] : [], sight)
  if (!drawn) return undefined
  const says = { about: matterId, month, ...said }
  const { faults } = checkSays(kindNamed('conduct')!.moves['audit']!.says, says, tz, () => uuidv7(house.now()), '')
  assertFaultless(faults)
  const finding = {
    commandId: derivedId('audit', bureauId, month, matterId),
    matterId,
    as: 'audit',
    kind: 'conduct',
    move: 'audit',
    unit: drawn.unitId,
    people: {},
    says,
  } as const
  return again(house, bureauId, () => openAbout(house, bureauId, finding, person))
}

/** What audits of these units found, the latest first: all of one month, or of every month so many. */
export async function findingsOf(
  { pool, suite }: Pick<House, 'pool' | 'suite'>,
  { bureauId }: Bureau,
  { units }: Sight,
  month?: string,
): Promise<AuditFinding[]> {
  const { rows } = await pool.query<Row>(
    `select c.id, c.details, c.state, c.opened_at, c.closed_at, e.command_id, w.salt, keyed(w.sealed, k.words) as sealed
     from matter c
       join entry e on e.bureau_id = c.bureau_id and e.matter_id = c.id and e.no = 1
       left join content w on w.bureau_id = c.bureau_id and w.matter_id = c.id and w.entry_no = 1
       left join data_key k on k.bureau_id = c.bureau_id and k.matter_id = c.id
     where c.bureau_id = $1 and c.kind = 'conduct' and c.details ? 'month' and c.wall is null
       and ($2::uuid[] is null or c.unit_id = any($2::uuid[])) and ($3::text is null or c.details ->> 'month' = $3)
     order by c.opened_at desc, c.id limit $4`,
    [bureauId, units ?? null, month ?? null, month === undefined ? AT_MOST : null],
  )
  return rows.map(row => {
    const bound = about.content(bureauId, row.id, row.command_id)
    const said = row.sealed && JSON.parse(contentIn(suite, { sealed: row.sealed, salt: row.salt }, bound).text).says
    const { month, about: matterId, found, follows = null } = row.details
    const missing: string | null = said?.missing ?? null
    return {
      id: row.id,
      month,
      matterId,
      found,
      missing,
      follows,
      state: row.state,
      at: row.opened_at,
      closedAt: row.closed_at,
    }
  })
}

type Row = {
  id: string
  details: { month: string; about: string; found: string; follows?: string }
  state: string
  opened_at: Date
  closed_at: Date | null
  command_id: string
  salt: Buffer | null
  sealed: Buffer | null
}
