import { type ReactNode, useMemo } from 'react'
import { DraftsContext } from '../forms/drafts.ts'
import { draftsOf } from './drafts.ts'
import { useSession } from './session.tsx'

/** What is typed here and not yet sent, for whoever is signed in. */
export function KeepsDrafts({ children }: { children: ReactNode }) {
  const { me } = useSession()
  const drafts = useMemo(() => draftsOf(me.id), [me.id])
  return <DraftsContext.Provider value={drafts}>{children}</DraftsContext.Provider>
}
