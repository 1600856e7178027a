import { type ReactNode, useMemo, useState } from 'react'
import { say } from '../../src/kinds/words.ts'
import { DraftsContext } from '../forms/drafts.ts'
import { useWords } from '../ui/settings.tsx'
import { draftsOf } from './drafts.ts'
import { useSession } from './session.tsx'

const unkept = say(
  '这台设备存不下您填的内容。离开这一页之前，请先送出。',
  'This device has no room to keep what you type. Send it before you leave this page.',
)

/** What is typed here and not yet sent, for whoever is signed in; who types what cannot be kept is told so. */
export function KeepsDrafts({ children }: { children: ReactNode }) {
  const t = useWords()
  const { me } = useSession()
  const [kept, setKept] = useState(true)
  const drafts = useMemo(() => draftsOf(me.id, setKept), [me.id])
  return (
    <DraftsContext.Provider value={drafts}>
      {!kept && (
        <p className="note yours unkept no-print" role="alert">
          {t(unkept)}
        </p>
      )}
      {children}
    </DraftsContext.Provider>
  )
}
