import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { leavePack, packHere } from '../offline/pack.ts'
import { keep, keptHere } from '../offline/shelf.ts'
import { ask, get, RequestFailed } from '../ui/request.ts'
import type { Answer } from '../ui/wire.ts'
import { leaveDraftsOf } from './drafts.ts'

export type Me = Answer<'whoAmI'>

type Session = {
  me: Me
  signOut: () => Promise<void>
  /** What came back from a request that failed: a session that is over leads to the door. */
  failed: (error: unknown) => RequestFailed
}

const Current = createContext<Session>(null as unknown as Session)
export const useSession = (): Session => useContext(Current)

type Props = { door: (onEntered: (me: Me) => void) => ReactNode; waiting: ReactNode; children: ReactNode }

/** Inside for who is signed in, the door for everybody else. */
export function SessionProvider({ door, waiting, children }: Props) {
  const [me, setMe] = useState<Me | null>()
  const out = async (error: unknown) => {
    if (!hasTimedOut(error)) await leavePack().catch(() => undefined)
    if (wasEnded(error)) await leaveDrafts().catch(() => undefined)
    setMe(null)
  }
  useEffect(() => {
    get<Me>('/api/v1/me').then(setMe, out)
  }, [])
  useEffect(() => {
    if (!me) return
    leaveOthers(me)
    // A private window keeps nothing.
    keep('who', me.id).catch(() => undefined)
  }, [me])
  if (me === undefined) return <>{waiting}</>
  if (me === null) return <>{door(setMe)}</>
  const session: Session = {
    me,
    signOut: async () => {
      await leavePack().catch(() => undefined)
      await ask('DELETE', '/api/v1/session').catch(() => undefined)
      setMe(null)
    },
    failed: error => {
      if (!(error instanceof RequestFailed)) throw error
      if (error.status === 401) out(error)
      return error
    },
  }
  return <Current.Provider value={session}>{children}</Current.Provider>
}

/** By somebody, from elsewhere: the account was closed, say. Whoever signs out here is asked to sign in, and told of no end. */
const wasEnded = (error: unknown) => error instanceof RequestFailed && error.code === 'session-over'

/** Of whoever was signed in here last. */
async function leaveDrafts(): Promise<void> {
  const whose = await keptHere<string>('who')
  if (whose) await leaveDraftsOf(whose)
}

/** Ended by the clock alone: who comes back may well be who took the village pack along, and finds it there (decision 0073). */
const hasTimedOut = (error: unknown) => error instanceof RequestFailed && error.code === 'session-timed-out'

/** What is on this phone is for whoever took it along. */
async function leaveOthers(me: Me): Promise<void> {
  const pack = await packHere().catch(() => undefined)
  if (pack && pack.me.id !== me.id) await leavePack()
}

export const hasPost = ({ posts }: Me, ...names: readonly string[]): boolean =>
  posts.some(({ post }) => names.indexOf(post) >= 0)
