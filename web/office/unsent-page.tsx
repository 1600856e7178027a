import { useEffect, useState } from 'react'
import { drop, flush, goOnFrom, type Unsent, useUnsent } from '../offline/outbox.ts'
import { askServer } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import type { MatterShown } from '../ui/wire.ts'
import { useSession } from './session.tsx'
import { unsent as words } from './words.ts'

/** What is on this phone and not yet with the server; what it did not take waits here for a decision. */
export function UnsentPage() {
  const t = useWords()
  const { me } = useSession()
  const waiting = useUnsent(me.id)
  return (
    <Page title={words.title}>
      <div className="stack wide">
        {waiting.length === 0 && <p className="card empty">{t(words.none)}</p>}
        {waiting.length > 0 && (
          <button type="button" className="button full" onClick={() => flush(me.id)}>
            {t(words.now)}
          </button>
        )}
        <ul className="stack">
          {waiting.map(act => (
            <li key={act.id} className="card stack tight">
              <One act={act} by={me.id} />
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

function One({ act, by }: { act: Unsent; by: string }) {
  const t = useWords()
  const now = useNow()
  const { id, words: move, about, at, before, state, answered, matter } = act
  const theirs = useMatterNow(state === 'stale' ? matter : undefined)
  const said = new Date(at + (before ?? 0)).toISOString()
  const since = theirs?.history.filter(({ recordedAt }) => Date.parse(recordedAt) > Date.parse(said)) ?? []
  return (
    <>
      <h2>{t(move)}</h2>
      <p className="quiet">
        {t(about)} · <span className="number">{t(atWords(said, now))}</span>
      </p>
      {state === 'waits' && <p>{t(words.waits)}</p>}
      {answered && (
        <div className="note yours stack tight">
          <p>{t(answered.words)}</p>
          {answered.faults.map(fault => (
            <p key={fault.zh}>{t(fault)}</p>
          ))}
        </div>
      )}
      {theirs && (
        <div className="columns">
          <div className="stack tight">
            <h3>{t(words.mine)}</h3>
            <p>{t(move)}</p>
          </div>
          <div className="stack tight">
            <h3>{t(words.theirs)}</h3>
            <p>
              <span className="tag">{t(theirs.stateWords)}</span>
            </p>
            {since.map(entry => (
              <p key={entry.no} className="small">
                {t(entry.words)} · {entry.by.words && t(entry.by.words)} ·{' '}
                <span className="number">{t(atWords(entry.at, now))}</span>
              </p>
            ))}
          </div>
        </div>
      )}
      {state !== 'waits' && (
        <div className="pair">
          {theirs ? (
            <button
              type="button"
              className="button primary"
              onClick={() => goOnFrom(id, theirs.version).then(() => flush(by))}
            >
              {t(words.again)}
            </button>
          ) : (
            <Link to={`/office/m/${matter}`} className="button">
              {t(words.look)}
            </Link>
          )}
          <button type="button" className="button" onClick={() => drop(id).then(() => flush(by))}>
            {t(words.drop)}
          </button>
        </div>
      )}
    </>
  )
}

/** As the server has it, where somebody else acted meanwhile. */
function useMatterNow(id: string | undefined): MatterShown | undefined {
  const [shown, setShown] = useState<MatterShown>()
  useEffect(() => {
    if (id) askServer<MatterShown>('GET', `/api/v1/matters/${id}`).then(setShown, () => setShown(undefined))
  }, [id])
  return shown
}
