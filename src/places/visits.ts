import { dayOf } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Sealer } from '../platform/seal.ts'
import { isOn } from './taking.ts'
import { whoAnswers } from './who-answers.ts'

/** Who asks: the list is for those who hold the beat that day, and for nobody else, whatever their post. */
type Asking = { beatId: string; staffId: string; at: Date; sealer: Sealer }

/** Somebody who asked to be visited; `words` are theirs: who and where, what they need. */
export type AskedVisit = { id: string; words: string; since: Date }

/** Puts somebody on the list of a beat, with their consent. Refuses `not-your-beat` (403). */
export async function askVisit(db: Db, bureauId: number, words: string, asking: Asking): Promise<string> {
  await assertHolds(db, bureauId, asking)
  const id = uuidv7(asking.at)
  const sealed = asking.sealer.seal(words, aboutVisit(id))
  await db
    .insertInto('asked_visit')
    .values({ bureau_id: bureauId, id, beat_id: asking.beatId, sealed, consent_at: asking.at })
    .execute()
  return id
}

/** The list of one's own beat. It is read here and nowhere else: never printed, never exported. */
export async function askedVisits(db: Db, bureauId: number, asking: Asking): Promise<AskedVisit[]> {
  await assertHolds(db, bureauId, asking)
  const rows = await db
    .selectFrom('asked_visit')
    .select(['id', 'sealed', 'consent_at'])
    .where('bureau_id', '=', bureauId)
    .where('beat_id', '=', asking.beatId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    // Only of those that were withdrawn the words are gone.
    words: asking.sealer.unseal(row.sealed!, aboutVisit(row.id)),
    since: row.consent_at,
  }))
}

/** In one tap and without a reason: what they said is gone at once, only that there was a wish remains. */
export async function withdrawVisit(db: Db, bureauId: number, id: string, at: Date): Promise<void> {
  await db
    .updateTable('asked_visit')
    .set({ sealed: null, withdrawn_at: at })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

const aboutVisit = (id: string) => `asked visit ${id}`

async function assertHolds(db: Db, bureauId: number, { beatId, staffId, at }: Asking): Promise<void> {
  const { beats, tz } = await whoAnswers(db, bureauId)
  const day = dayOf(at, tz)
  const holds = beats.get(beatId)?.holders.some(holder => holder.staffId === staffId && isOn(day, holder))
  if (!holds) throw new Refusal(403, 'not-your-beat')
}
