import type { Kysely } from 'kysely'

/** Notes that a neighbour brings something, before it is opened: so that nothing is here of which nobody knows who brought it. */
export async function noteSent(
  db: Kysely<any>,
  sent: { bureauId: number; neighbourId: string; commandId: string; service: string; token: string; at: Date },
): Promise<void> {
  await db
    .insertInto('neighbour_sent')
    .values({
      ...{ bureau_id: sent.bureauId, id: sent.commandId, neighbour_id: sent.neighbourId, at: sent.at },
      ...{ service: sent.service, token: sent.token },
    })
    .onConflict(conflict => conflict.columns(['bureau_id', 'id']).doNothing())
    .execute()
}

/** And what became of it. */
export async function noteOpened(db: Kysely<any>, bureauId: number, commandId: string, matterId: string) {
  await db
    .updateTable('neighbour_sent')
    .set({ matter_id: matterId })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', commandId)
    .execute()
}

/** What nobody took is not kept as sent. */
export async function forgetSent(db: Kysely<any>, bureauId: number, commandId: string) {
  await db
    .deleteFrom('neighbour_sent')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', commandId)
    .where('matter_id', 'is', null)
    .execute()
}
