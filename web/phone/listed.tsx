import type { Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { dueWords } from '../ui/when.ts'
import type { ByPhone } from './ask.ts'
import { phone as words } from './words.ts'

type Props = {
  listed: ByPhone
  fault: Words | undefined
  busy: boolean
  onOpen: (code: string) => void
  onLeave: () => void
}

/** Of each what its code tells; nobody’s name (R26: a household shares a telephone). */
export function Listed({ listed, fault, busy, onOpen, onLeave }: Props) {
  const t = useWords()
  const now = useNow()
  return (
    <Page title={words.title} screen="listed">
      <div className="stack wide">
        <div role="status">{fault && <p className="note yours">{t(fault)}</p>}</div>
        <p className="hint">{t(words.shown)}</p>
        {listed.matters.length === 0 && <p>{t(words.nothing)}</p>}
        <ul className="stack">
          {listed.matters.map(({ code, status, day, unit }) => (
            <li key={code} className="card stack tight">
              <h2 className="number">{code}</h2>
              <p className={status === 'answered' ? 'mark kept' : 'mark due'}>{t(words[status])}</p>
              <p>{t(words.since(dueWords(`${day}T12:00:00+08:00`, now).full))}</p>
              <p>
                {t(unit.words)}
                {unit.phone && (
                  <>
                    {' '}
                    <a className="number" href={`tel:${unit.phone}`}>
                      {unit.phone}
                    </a>
                  </>
                )}
              </p>
              <button type="button" className="button" disabled={busy} onClick={() => onOpen(code)}>
                {t(words.open)}
                <span className="unseen"> {code}</span>
              </button>
            </li>
          ))}
        </ul>
        <button type="button" className="button primary full" disabled={busy} onClick={onLeave}>
          {t(words.leave)}
        </button>
        <p className="hint">{t(words.ends)}</p>
        <p className="hint">{t(words.left)}</p>
      </div>
    </Page>
  )
}
