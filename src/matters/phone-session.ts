import type { House } from '../house.ts'
import { newToken, readToken } from '../people/token.ts'
import { Refusal } from '../platform/refusal.ts'

type Rooms = Pick<House, 'pool' | 'now'>

/** Long enough to look; the telephone may lie on the family’s table. */
const MINUTES = 20

/** Of whoever has shown that they hold a telephone: its digest (phone.ts), and until when that is believed. */
export type PhoneHeld = { bureauId: number; phone: Buffer; endsAt: Date }

export async function openPhoneSession(
  { pool, now }: Rooms,
  bureauId: number,
  phone: Buffer,
): Promise<{ token: string; endsAt: Date }> {
  const { token, digest } = newToken(bureauId)
  const endsAt = new Date(now().getTime() + MINUTES * 60_000)
  await pool.query('insert into phone_session (bureau_id, token_hash, phone, ends_at) values ($1, $2, $3, $4)', [
    bureauId,
    digest,
    phone,
    endsAt,
  ])
  return { token, endsAt }
}

/** Refuses `phone-session-over` (401) for one that has ended, or that nobody ever had. */
export async function phoneHeldBy({ pool, now }: Rooms, token: string): Promise<PhoneHeld> {
  const read = readToken(token)
  const { rows } = await pool.query(
    'select phone, ends_at from phone_session where bureau_id = $1 and token_hash = $2 and ends_at > $3',
    [read?.bureauId ?? 0, read?.digest ?? Buffer.alloc(0), now()],
  )
  if (!read || rows.length === 0) throw new Refusal(401, 'phone-session-over')
  return { bureauId: read.bureauId, phone: rows[0].phone, endsAt: rows[0].ends_at }
}

export async function endPhoneSession({ pool }: Pick<House, 'pool'>, token: string): Promise<void> {
  const read = readToken(token)
  if (!read) return
  await pool.query('delete from phone_session where bureau_id = $1 and token_hash = $2', [read.bureauId, read.digest])
}

/** Those that are over. Answers how many. */
export async function forgetPhoneSessions({ pool, now }: Rooms): Promise<number> {
  return (await pool.query('delete from phone_session where ends_at <= $1', [now()])).rowCount ?? 0
}
