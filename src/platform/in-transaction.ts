import type pg from 'pg'

/**
 * Works on a connection of its own. One that breaks between two questions is heard of with the next, and does not end the program.
 * Where the work throws, `undo` makes the connection as it was; one that cannot be is closed, with all that it holds.
 */
export async function onConnection<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  undo: (client: pg.PoolClient) => Promise<unknown>,
): Promise<T> {
  const client = await pool.connect()
  const later = () => {}
  client.on('error', later)
  let broken: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    await undo(client).catch(why => {
      broken = why
    })
    throw error
  } finally {
    client.off('error', later)
    client.release(broken)
  }
}

/** One transaction on a connection of its own: kept when the work is done, undone when it throws. */
export const inTransaction = <T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  isolation?: 'repeatable read read only',
): Promise<T> =>
  onConnection(
    pool,
    async client => {
      await client.query(isolation ? `begin isolation level ${isolation}` : 'begin')
      const done = await work(client)
      await client.query('commit')
      return done
    },
    client => client.query('rollback'),
  )
