import type { Selectable, SelectQueryBuilder, UpdateObject } from 'kysely'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

/** All but what is kept once for the whole deployment. */
export type OfBureau = {
  [Name in keyof Tables]: Tables[Name] extends { bureau_id: number } ? Name : never
}[keyof Tables]

/** A question to one table about one bureau, to be gone on with. */
export const rowsOf = <Name extends OfBureau>(db: Db, bureauId: number, table: Name) =>
  // Of a table that is not known yet Kysely does not see the columns.
  db.selectFrom<OfBureau>(table).where('bureau_id', '=', bureauId) as unknown as SelectQueryBuilder<
    Tables,
    Name,
    object
  >

/** What may be changed of a row. */
export type ChangeOf<Name extends keyof Tables> = UpdateObject<Tables, Name>

/** A row of a table, as it is read whole. */
export type RowOf<Name extends keyof Tables> = Selectable<Tables[Name]>

/** The same as `to_jsonb` says it: bytes and instants as text. */
export type JsonRowOf<Name extends keyof Tables> = {
  [Column in keyof RowOf<Name>]: AsJson<RowOf<Name>[Column]>
}
type AsJson<Value> = Value extends Buffer | Date ? string : Value
