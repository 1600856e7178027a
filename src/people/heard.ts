import type { Db } from '../platform/db.ts'

/** So long a session that was seen in the database is believed without asking again. */
const BELIEVED = 3000
/** More sessions than this at once are one city's whole police; then all are asked about anew. */
const MOST = 10_000

type Session = { staffId: string; expiresAt: Date }

/** What this process has lately heard of sessions, by the digest of their token (decision 0030). */
export function heardOf(db: Db) {
  const known = ofDatabases.get(db) ?? newMemory()
  ofDatabases.set(db, known)
  return known
}

const ofDatabases = new WeakMap<Db, ReturnType<typeof newMemory>>()

function newMemory() {
  const sessions = new Map<string, { staffId: string; from: number; until: number }>()
  const once = new Set<string>()
  let forgotten = 0
  const good = (key: string) => {
    if (once.size >= MOST) once.delete(once.values().next().value!)
    once.add(key)
  }
  return {
    /** Whether it was good when last asked about: nobody is let in by that, but waits among colleagues (decision 0100). */
    wasGood: (digest: Buffer) => once.has(digest.toString('base64')),
    /** It was begun here a moment ago: good, but not believed without asking. */
    made: (digest: Buffer) => good(digest.toString('base64')),
    /** Whose session it is, where that was heard a moment ago. A clock that was set back believes nothing. */
    get(digest: Buffer, now: Date): string | undefined {
      const session = sessions.get(digest.toString('base64'))
      const ms = now.getTime()
      return session && ms >= session.from && ms < session.until ? session.staffId : undefined
    },
    /** Taken before the question: an answer that crosses a signing out is not noted. */
    ask: () => forgotten,
    note(asked: number, digest: Buffer, session: Session | undefined, now: Date) {
      if (asked !== forgotten) return
      const key = digest.toString('base64')
      sessions.delete(key)
      once.delete(key)
      if (!session) return
      good(key)
      if (sessions.size >= MOST) sessions.clear()
      const from = now.getTime()
      const until = Math.min(from + BELIEVED, session.expiresAt.getTime())
      sessions.set(key, { staffId: session.staffId, from, until })
    },
    forget(digest: Buffer) {
      forgotten++
      sessions.delete(digest.toString('base64'))
      once.delete(digest.toString('base64'))
    },
    forgetAll() {
      forgotten++
      sessions.clear()
    },
  }
}
