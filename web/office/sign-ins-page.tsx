import { useEffect, useState } from 'react'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import type { Answer } from '../ui/wire.ts'
import { OwnPassword } from './own-password.tsx'
import { SecondFactors } from './second-factors.tsx'
import { useSession } from './session.tsx'
import { signIns as words } from './words.ts'

type SignIn = Answer<'listSessions'>['sessions'][number]

/** Each place where one is signed in; one tap ends any of them. */
export function SignInsPage() {
  const t = useWords()
  const { failed } = useSession()
  const [sessions, setSessions] = useState<readonly SignIn[]>([])
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const say = (error: unknown) => setFaults([{ at: '', code: 'failed', words: failed(error).words }])
  const load = () => get<{ sessions: SignIn[] }>('/api/v1/sessions').then(answer => setSessions(answer.sessions), say)
  useEffect(() => {
    load()
  }, [])
  const end = (path: string) => ask('DELETE', path).then(load, say)
  return (
    <Page title={words.title}>
      <div className="stack">
        <FaultSummary faults={faults} title={words.notYet} />
        <p>{t(words.about)}</p>
        <ul className="stack">
          {sessions.map(one => (
            <li key={one.id} className="card stack tight">
              <SignInShown one={one} />
              {!one.mine && (
                <button type="button" className="button" onClick={() => end(`/api/v1/sessions/${one.id}`)}>
                  {t(words.end)}
                </button>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <button type="button" className="button full" onClick={() => end('/api/v1/sessions')}>
            {t(words.endOthers)}
          </button>
        )}
        <OwnPassword changed={load} />
        <SecondFactors />
      </div>
    </Page>
  )
}

function SignInShown({ one }: { one: SignIn }) {
  const t = useWords()
  const now = useNow()
  return (
    <>
      <h2>
        {one.agent ?? t(words.unknown)}
        {one.mine && <span className="quiet"> · {t(words.here)}</span>}
      </h2>
      <p className="quiet">
        {one.address} · {t(words.since)} {t(atWords(one.madeAt, now))} · {t(words.seen)} {t(atWords(one.seenAt, now))}
      </p>
    </>
  )
}
