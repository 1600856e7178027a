import { flush, useUnsent } from '../offline/outbox.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useSession } from './session.tsx'
import { UnsentAct } from './unsent-act.tsx'
import { unsent as words } from './words.ts'

/** What is on this phone and not yet with the server; what it did not take waits here for a decision. */
export function UnsentPage() {
  const t = useWords()
  const { me } = useSession()
  const waiting = useUnsent(me.id)
  return (
    <Page title={words.title} wide>
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
              <UnsentAct act={act} by={me.id} />
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}
