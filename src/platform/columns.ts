import type { ColumnType, InsertType, SelectType, UpdateType } from 'kysely'

/** Read as an instant; may be given as text. */
export type Instant = ColumnType<Date, Date | string>

/**
 * Read as whatever it holds: who reads it says what that is. Given as text, since of a list that is given as it is the
 * driver makes an array of PostgreSQL.
 */
export type Json = ColumnType<unknown, string>

/** Kysely's `Generated`, also of the two above: the database has a value where none is given. */
export type Defaulted<T> = ColumnType<SelectType<T>, InsertType<T> | undefined, UpdateType<T>>
