import type pg from 'pg'
import { hexOf } from './matter.ts'

export type Recording = {
  bureauId: number
  commandId: string
  actor: string
  digest: Uint8Array
  answer: object
  editions: object
  at: Date
  changes: readonly object[]
}

/** The one statement (db/migrations, record_act). `fresh` is false where the same command had been answered before. */
export async function recordAct(
  pool: pg.Pool | pg.PoolClient,
  said: Recording,
): Promise<{ fresh: boolean; answer: any }> {
  const { rows } = await pool.query<{ fresh: boolean; answer: any }>({
    name: 'record-act',
    text: 'select fresh, answer from record_act($1, $2, $3, $4::bytea, $5, $6, $7, $8)',
    values: [
      said.bureauId,
      said.commandId,
      said.actor,
      hexOf(said.digest),
      JSON.stringify(said.answer),
      JSON.stringify(said.editions),
      said.at.toISOString(),
      JSON.stringify(said.changes),
    ],
  })
  return rows[0]!
}

/** What record_act said no to; undefined for any other error. `again`: the world moved, not the asker. */
export function noOf(error: unknown): { code: No; detail: Record<string, number | string> } | undefined {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string }
  const named = code === '23505' ? twice[constraint!] : nos[code as keyof typeof nos]
  if (!named) return undefined
  return { code: named, detail: code?.startsWith('MX') && detail ? JSON.parse(detail) : {} }
}

const twice: Record<string, No> = {
  matter_code: 'code-taken',
  // Whoever opened by this command long ago, when its answer is forgotten: their id follows from it.
  people_private_pkey: 'key-reused',
  vault_identity_pkey: 'key-reused',
  vault_address_pkey: 'key-reused',
}

const nos = {
  MX409: 'moved-on',
  MX410: 'stale',
  MX422: 'key-reused',
  MX411: 'other-keys',
  // A deadlock, or an answer that expired while we looked: nothing was written.
  '40001': 'once-more',
  '40P01': 'once-more',
} as const

type No = (typeof nos)[keyof typeof nos] | 'code-taken'
