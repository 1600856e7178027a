import reports from 'virtual:reports'
import type { ReactNode } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Field, LongWords } from '../../forms/basics.tsx'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useLater } from '../../ui/use-later.ts'
import { keptCards } from '../card/kept-cards.ts'
import { home, report } from '../words.ts'
import { LikelyKind, useLikely } from './likely.tsx'

type Props = {
  scanned: Words | undefined
  chosen: string | undefined
  text: string | undefined
  onText: (text: string | undefined) => void
  /** `type`: of a hazard, as the sentence names it. */
  onChoose: (kind: string, type?: string | null) => void
}

const sentence = { type: 'string', maxLength: 2000 }

/** The first page is the first question: no door before the door. */
export function KindStep({ scanned, chosen, text, onText, onChoose }: Props) {
  const t = useWords()
  const likely = useLikely(text ?? '')
  return (
    <Page title={home.title} screen="kind">
      <div className="stack wide">
        <p>{t(home.about)}</p>
        {keptCards().length > 0 && <Cards />}
        {scanned && (
          <p className="note">
            {t(home.scanned)} <strong>{t(scanned)}</strong>
          </p>
        )}
        <div className="stack tight">
          <Field id="sentence" label={report.sentence}>
            <LongWords
              id="sentence"
              schema={sentence}
              value={text}
              onChange={onText}
              invalid={false}
              describedBy={undefined}
              optionWords={code => ({ zh: code, en: code })}
              required={false}
              rows={2}
            />
          </Field>
          <LikelyKind answer={likely} onChoose={({ kind, type }) => onChoose(kind, type)} />
        </div>
        <div className="stack tight">
          <h2>{t(home.pick)}</h2>
          <ul className="rows card">
            {reports.map(({ kind, name, about }) => (
              <li key={kind}>
                <button
                  type="button"
                  className="row"
                  aria-current={kind === chosen || undefined}
                  onClick={() => onChoose(kind)}
                >
                  <span className="row-words">
                    <span className="row-title">{t(about)}</span>
                    <span className="row-about">{t(name)}</span>
                  </span>
                  <Onward />
                </button>
              </li>
            ))}
          </ul>
          <p className="hint">{t(home.kinds)}</p>
        </div>
        <nav className="stack tight" aria-label={t(home.more)}>
          <h2>{t(home.more)}</h2>
          <ul className="rows card">
            <Way to="/t" title={t(home.track)} about={t(home.trackAbout)} />
            <Way to="/who" title={t(home.who)} about={t(home.whoAbout)} />
            <Way to="/promises" title={t(home.promises)} about={t(home.promisesAbout)} />
            <Way to="/board" title={t(home.board)} about={t(home.boardAbout)} />
          </ul>
        </nav>
        <p className="quiet small">{t(home.others)}</p>
      </div>
    </Page>
  )
}

/** Only on a phone from which something was reported. */
function Cards() {
  const part = useLater('card')
  return part && part !== 'failed' ? <part.MyCards /> : null
}

function Way({ to, title, about }: { to: string; title: string; about: ReactNode }) {
  return (
    <li>
      <Link to={to} className="row">
        <span className="row-words">
          <span className="row-title">{title}</span>
          <span className="row-about">{about}</span>
        </span>
        <Onward />
      </Link>
    </li>
  )
}

export const Onward = () => (
  <svg className="onward" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
    <path d="M9 5l7 7-7 7" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
