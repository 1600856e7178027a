import type pg from 'pg'
import { derivedId } from './ids.ts'
import type { Log } from './log.ts'

/*
 * Attempts to deliver, and long work (R14). What is to be done stands in our own rows and nowhere else: a job only says
 * "look at this row now". Whatever is lost of the jobs, the rows make them again, and a backup leaves them out.
 */

const SCHEMA = 'jobs'
/** How often the rows are asked what they want, besides whoever made one calling `ask`. */
const LOOK_MS = 5_000
/** A worker that fell over held its jobs; another one takes them after this. */
const EXPIRES = 120
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 }

/** What one of our rows wants done. `n` counts its tries: each is a job of its own, and the same one never twice. */
export type Wanted = { row: string; n: number; at?: Date | undefined }

export type Queue = {
  readonly name: string
  /** Everything that our rows want done now or later, as far as it is not done; at most some thousands, the earliest first. */
  readonly wanted: () => Promise<readonly Wanted[]>
  /** Does it, if the row still wants it, and says so in the row; answers what the row wants next. What it throws is logged and tried again. */
  readonly work: (row: string) => Promise<Wanted | undefined>
  /** How many at once in this process. */
  readonly atOnce?: number
  /** Longer than this it does not take: whoever holds it then has fallen over. Seconds. */
  readonly expires?: number
}

export type Jobs = {
  /** Tells a queue of rows that were just made; it need not wait for them to be looked for. */
  ask: (queue: string, wanted: readonly Wanted[]) => Promise<void>
  /** Makes every job that our rows want and that is not there. */
  refill: () => Promise<void>
  /** Waits so long (ms) for what is being done; the rest is somebody else's, later. */
  stop: (patience?: number) => Promise<void>
}

/** Makes the tables of the jobs, or brings them to this edition. As the owner: the role that serves makes no tables. */
export async function prepareJobs(url: string): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: url, schema: SCHEMA, max: 1, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

/** Starts working on these queues, with connections of its own that are made as the pool's are. Call `stop` to end it cleanly. */
export async function openJobs(
  { pool, log, now }: { pool: pg.Pool; log: Log; now: () => Date },
  queues: readonly Queue[],
): Promise<Jobs> {
  const { PgBoss } = await import('pg-boss')
  const { connectionString, options } = pool.options as pg.PoolConfig
  const boss = new PgBoss({
    connectionString: connectionString!,
    ...(options && { options }),
    application_name: `xiaojingwu ${process.pid} jobs`,
    schema: SCHEMA,
    max: 3,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    useListenNotify: true,
  })
  boss.on('error', error => log.error({ err: error }, 'the jobs failed'))
  boss.on('warning', ({ message }) => log.warn({ message }, 'the jobs'))
  await boss.start()

  const ask: Jobs['ask'] = async (queue, wanted) => {
    if (wanted.length === 0) return
    const jobs = wanted.map(({ row, n, at }) => ({
      id: derivedId(queue, row, n),
      data: { row },
      startAfter: at ? Math.max(0, Math.ceil((at.getTime() - now().getTime()) / 1000)) : 0,
    }))
    await boss.insert(queue, jobs)
  }
  const refill = async () => {
    for (const { name, wanted } of queues) await ask(name, await wanted())
  }

  for (const { name, work, atOnce = 4, expires = EXPIRES } of queues) {
    await boss.createQueue(name, {
      notify: true,
      expireInSeconds: expires,
      retentionSeconds: 30 * 24 * 3600,
      // Whoever is done, or has failed for good, gives its id free: the row may ask again.
      deleteAfterSeconds: 600,
      retryLimit: 8,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 600,
    })
    for (let i = 0; i < atOnce; i++) {
      const worker: string = await boss.work<{ row: string }>(name, polling, async ([job]) => {
        try {
          const next = await work(job!.data.row)
          if (next) await ask(name, [next])
        } catch (error) {
          log.error({ err: error, queue: name }, 'a job failed')
          throw error
        } finally {
          // Where one was, there may be another: it looks again before it waits.
          boss.notifyWorker(worker)
        }
      })
    }
  }
  await refill()
  const looking = setInterval(() => {
    refill().catch(error => log.error({ err: error }, 'the jobs could not be made'))
  }, LOOK_MS)
  return {
    ask,
    refill,
    stop: async (patience = 10_000) => {
      clearInterval(looking)
      await boss.stop({ graceful: true, timeout: patience })
    },
  }
}
