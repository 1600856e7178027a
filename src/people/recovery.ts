import { createHash, randomInt } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import type { Account } from './session.ts'

/** Those of a matter's code: none that is read for another. 25 of them are 123 bits. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.replace('L', '')
const MANY = 8

const digestOf = (code: string) => createHash('sha256').update(code).digest()
const newCode = () => Array.from({ length: 25 }, () => letters[randomInt(letters.length)]).join('')
const printed = (code: string) => code.replace(/.{5}(?=.)/g, '$&-')

/** New ones in place of those that there were; shown once, as `XXXXX-XXXXX-…`. */
export async function renewRecovery(db: Db, { bureauId, staffId }: Account): Promise<string[]> {
  const codes = Array.from({ length: MANY }, newCode)
  await db.deleteFrom('recovery_code').where('bureau_id', '=', bureauId).where('staff_id', '=', staffId).execute()
  await db
    .insertInto('recovery_code')
    .values(codes.map(code => ({ bureau_id: bureauId, staff_id: staffId, hash: digestOf(code) })))
    .execute()
  return codes.map(printed)
}

export async function spendRecovery(db: Db, { bureauId, staffId }: Account, text: string): Promise<boolean> {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where('hash', '=', digestOf(code))
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function recoveryLeft(db: Db, { bureauId, staffId }: Account): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow()
  return Number(n)
}
