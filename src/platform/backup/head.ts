import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ifNone } from '../if-none.ts'
import type { Mode } from '../mark.ts'
import type { Applied } from '../migrate.ts'
import type { Table } from './catalogue.ts'

/** First in the archive, as `head.json`: what it is, before anything of it is believed. */
export type Head = {
  xiaojingwu: 'backup' | 'keys'
  format: 1
  /** ISO 8601. */
  madeAt: string
  mode: Mode
  /** The edition of the database: its migrations, each with the sha256 of its text. */
  migrations: Applied[]
  /** Of the secret with which it is sealed, in hex; the secret itself is never in a backup. */
  sealedWith: string | null
  server: string
  tables: Table[]
}

/** Last in the archive, as `sums.json`: without it, it is half a backup. */
export type Sums = {
  tables: Record<string, { rows: number; sha256: string }>
  /** Over their names and bytes, in order. */
  files: { count: number; sha256: string }
}

/** Where the keys of matters lie that belong to the backups in that folder. */
export const keyStoreBeside = (file: string): string => join(dirname(resolve(file)), 'matter-keys.tar.gz')

/** The same, where they are. */
export async function keysBeside(file: string): Promise<string | undefined> {
  const keys = keyStoreBeside(file)
  return (await stat(keys).catch(ifNone(undefined))) && keys
}

export const HEAD = 'head.json'
export const SUMS = 'sums.json'
export const rowsIn = (table: string, n: number) => `tables/${table}/${String(n).padStart(6, '0')}`
/** Which table a part of the archive belongs to. */
export const tableOf = (part: string) => /^tables\/([^/]+)\/\d+$/.exec(part)?.[1]
