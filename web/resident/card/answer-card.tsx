import { useEffect, useState } from 'react'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { leave, Page } from '../../ui/shell.tsx'
import { useNow } from '../../ui/use-now.ts'
import { dueWords } from '../../ui/when.ts'
import type { Receipt } from '../../ui/wire.ts'
import { card } from './words.ts'

type Props = {
  receipt: Receipt
  protected: boolean
  /** They said no safe way to be called: they read the answer by link and word. */
  uncalled: boolean
  onAnother: () => void
}

/** The picture of the whole thing: a big date, who answers, and the code to read out on the phone. */
export function AnswerCard({ receipt, protected: hidden, uncalled, onAnother }: Props) {
  const t = useWords()
  const now = useNow()
  const { printed, link, who, by, promises } = receipt
  const promise = promises.find(({ due }) => due === by?.due)
  const due = by && dueWords(by.due, now)
  const phone = who.phone ?? who.unit.phone
  return (
    <Page title={card.title} screen="card">
      <div className="stack wide">
        <section className="answer-card" aria-label={t(card.by)}>
          {due ? (
            <>
              <p className="answer-label">{t(hidden && uncalled ? card.byLink : card.by)}</p>
              <p className="answer-date number">
                <strong>{t(due.day)}</strong>
                <strong>{t(due.until)}</strong>
              </p>
              <p className="answer-sentence">
                {t((hidden && uncalled ? card.sentenceByLink : card.sentence)(due.by, who.words))}
              </p>
            </>
          ) : (
            <p className="answer-date">
              <strong>{t(card.withWhom(who.words))}</strong>
            </p>
          )}
          {promise?.provisional && <p className="small quiet">{t(card.provisional)}</p>}
          <dl className="answer-facts">
            <div>
              <dt>{t(card.code)}</dt>
              <dd className="answer-code number">{printed}</dd>
            </div>
            <div>
              <dt>{t(card.who)}</dt>
              <dd className="number">
                {t(who.words)} {who.tail && <span className="quiet">{t(card.tail(who.tail))}</span>}
                {who.phone && who.phone !== who.unit.phone && (
                  <span className="line">
                    <a href={`tel:${who.phone}`}>{who.phone}</a>
                  </span>
                )}
              </dd>
            </div>
            <div>
              <dt>{t(who.unit.words)}</dt>
              <dd className="number">
                {who.unit.phone && <a href={`tel:${who.unit.phone}`}>{who.unit.phone}</a>}
                {who.hours.map(line => (
                  <span key={line.zh} className="line small quiet">
                    {t(line)}
                  </span>
                ))}
              </dd>
            </div>
          </dl>
          <p className="small quiet answer-foot">{t(card.slip)}</p>
        </section>
        <p className="hint no-print">
          {t(card.codeHint)} {!hidden && t(card.shot)}
        </p>
        {!hidden && typeof navigator.share === 'function' && (
          <button
            type="button"
            className="button full no-print"
            onClick={() => share(t(card.shared(printed, by && dueWords(by.due, now).by, who.words, phone)))}
          >
            {t(card.share)}
          </button>
        )}
        {link && (
          <section className="card stack tight no-print">
            <h2>{t(card.link)}</h2>
            <p className="hint">{t(hidden ? card.linkHidden : card.linkHint)}</p>
            <p className="link-text number">{location.origin + link.path}</p>
            <div className="pair">
              <Copy text={location.origin + link.path} />
              <button type="button" className="button" onClick={() => print()}>
                {t(card.print)}
              </button>
            </div>
          </section>
        )}
        {promise && (
          <details className="more no-print">
            <summary>{t(card.why)}</summary>
            <p>{t(promise.words)}</p>
          </details>
        )}
        <div className="stack tight no-print">
          {link && !hidden && (
            <Link to={link.path} className="button primary full">
              {t(card.open)}
            </Link>
          )}
          {hidden && (
            <button type="button" className="button yours full" onClick={() => leave()}>
              {t(card.leave)}
            </button>
          )}
          <button type="button" className="button full" onClick={onAnother}>
            {t(card.another)}
          </button>
        </div>
      </div>
    </Page>
  )
}

/** To whoever cares; by whom and when, never what it is about. That they thought better of it is no fault. */
const share = (text: string) => navigator.share({ text }).catch(() => undefined)

function Copy({ text }: { text: string }) {
  const t = useWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 4000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button type="button" className="button" onClick={() => copy(text).then(() => setCopied(true))}>
      <span role="status">{t(copied ? card.copied : card.copy)}</span>
    </button>
  )
}

/** Also where the browser is too old, or the page too unsafe in its eyes, for the clipboard's own interface. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.appendChild(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}
