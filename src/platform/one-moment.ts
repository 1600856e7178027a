import type pg from 'pg'

const AT_ONCE = 1000

/**
 * Rows as they all lay there at one moment, a thousand at a time, read while they are sent on, however long that takes. Whoever
 * stops in between lets the moment go.
 */
export async function* rowsOfOneMoment(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): AsyncGenerator<any[], void> {
  const client = await pool.connect()
  const later = () => {}
  client.on('error', later)
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    await client.query(`declare one_moment no scroll cursor for ${text}`, [...values])
    for (;;) {
      const { rows } = await client.query(`fetch ${AT_ONCE} from one_moment`)
      if (rows.length === 0) return
      yield rows
    }
  } finally {
    await client.query('rollback').catch(why => {
      broken = why
    })
    client.off('error', later)
    client.release(broken)
  }
}
