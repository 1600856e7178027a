import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Notes what a neighbour brings, before it is opened: so that nothing is here of which nobody knows who brought it. */
export async function noteSent(
  db: Db,
  by: { bureauId: number; neighbourId: string; at: Date },
  sent: readonly { commandId: string; service: string; token: string; own: string | undefined }[],
): Promise<void> {
  if (sent.length === 0) return
  await db
    .insertInto('neighbour_sent')
    .values(
      sent.map(({ commandId, service, token, own }) => ({
        bureau_id: by.bureauId,
        id: commandId,
        neighbour_id: by.neighbourId,
        at: by.at,
        service,
        token,
        own: own?.slice(0, 200) ?? null,
      })),
    )
    .onConflict(conflict => conflict.columns(['bureau_id', 'id']).doNothing())
    .execute()
}

/** And what became of it. */
export async function noteOpened(
  db: Db,
  bureauId: number,
  opened: readonly { commandId: string; matterId: string }[],
): Promise<void> {
  if (opened.length === 0) return
  await sql`update neighbour_sent s set matter_id = x."matterId"
    from jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) as x("commandId" uuid, "matterId" uuid)
    where s.bureau_id = ${bureauId} and s.id = x."commandId"`.execute(db)
}

/** What nobody took is not kept as sent. */
export async function forgetSent(db: Db, bureauId: number, commandIds: readonly string[]): Promise<void> {
  if (commandIds.length === 0) return
  await db
    .deleteFrom('neighbour_sent')
    .where('bureau_id', '=', bureauId)
    .where('id', 'in', commandIds)
    .where('matter_id', 'is', null)
    .execute()
}

/** Which of these were brought and opened before, and as which matter. */
export async function broughtBefore(
  db: Db,
  bureauId: number,
  commandIds: readonly string[],
): Promise<Map<string, string>> {
  if (commandIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('neighbour_sent')
    .select(['id', 'matter_id'])
    .where('bureau_id', '=', bureauId)
    .where('id', 'in', commandIds)
    .where('matter_id', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.matter_id!]))
}
