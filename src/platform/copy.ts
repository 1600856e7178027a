import type pg from 'pg'

/** The connection of a client, as far as a copy needs it. */
type Wire = { stream: NodeJS.ReadWriteStream; query: (text: string) => void; endCopyFrom: () => void }
type Message = { chunk: Buffer; text: string }

const CHUNK = 1 << 20

/** What `pg` hands to a query that it runs; of a copy it hands the pieces of data too. */
const listening = (done: { resolve: (tag: string) => void; reject: (why: Error) => void }) => ({
  handleRowDescription() {},
  handleCommandComplete({ text }: Message) {
    done.resolve(text)
  },
  handleReadyForQuery() {},
  handleError(why: Error) {
    done.reject(why)
  },
})

/**
 * The rows of `copy … to stdout` as they come, in pieces of about a megabyte; the server waits while nobody takes
 * them. Who stops before the last one ends the connection too.
 */
export async function* copyOut(client: pg.ClientBase, sql: string): AsyncGenerator<Buffer, void> {
  const done = Promise.withResolvers<string>()
  const ready: Buffer[] = []
  let gathering: Buffer[] = []
  let size = 0
  let ended: { why?: Error } | undefined
  let wake = () => {}
  let wire: Wire | undefined
  const hand = () => {
    if (size > 0) ready.push(Buffer.concat(gathering, size))
    gathering = []
    size = 0
    wake()
  }
  done.promise.then(
    () => {
      ended = {}
      hand()
    },
    why => {
      ended = { why }
      wake()
    },
  )
  client.query({
    ...listening(done),
    submit(connection: Wire) {
      wire = connection
      connection.query(sql)
    },
    handleCopyData({ chunk }: Message) {
      // The driver reads the next piece into the same place.
      gathering.push(Buffer.from(chunk))
      size += chunk.length
      if (size < CHUNK) return
      hand()
      if (ready.length > 4) wire!.stream.pause()
    },
  } as unknown as pg.Submittable)
  for (;;) {
    const piece = ready.shift()
    if (piece) {
      yield piece
      continue
    }
    if (ended?.why) throw ended.why
    if (ended) return
    wire?.stream.resume()
    await new Promise<void>(resolve => (wake = resolve))
  }
}

export type CopyIn = {
  /** Waits while the server does. Throws what the server found wrong in what was written before. */
  write: (rows: Uint8Array) => Promise<void>
  /** Answers how many rows it took. */
  end: () => Promise<number>
}

/** Begins `copy … from stdin`; until it has ended, nothing else can be asked on this connection. */
export async function copyIn(client: pg.ClientBase, sql: string): Promise<CopyIn> {
  const open = Promise.withResolvers<Wire>()
  const done = Promise.withResolvers<string>()
  let why: Error | undefined
  done.promise.catch(error => {
    why = error
    open.reject(error)
  })
  client.query({
    ...listening(done),
    submit: (connection: Wire) => connection.query(sql),
    handleCopyInResponse: (connection: Wire) => open.resolve(connection),
  } as unknown as pg.Submittable)
  const wire = await open.promise
  return {
    async write(rows) {
      if (why) throw why
      const head = Buffer.alloc(5)
      head.write('d')
      head.writeUInt32BE(rows.length + 4, 1)
      wire.stream.write(head)
      if (wire.stream.write(rows as Buffer)) return
      const drained = Promise.withResolvers<void>()
      wire.stream.once('drain', drained.resolve)
      // A refusal of the server, or its end, must not be waited past.
      await Promise.race([drained.promise, done.promise])
    },
    async end() {
      if (why) throw why
      wire.endCopyFrom()
      return Number(/\d+$/.exec(await done.promise)?.[0])
    },
  }
}
