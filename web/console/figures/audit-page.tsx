import { useState } from 'react'
import { office } from '../../office/words.ts'
import { get } from '../../ui/request.ts'
import { go, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { drawAgain, type PublicDraw } from './draw-again.ts'
import { dayAt } from './filters.tsx'
import { saveTable } from './save-table.ts'
import { useAnswer } from './use-answer.ts'
import { common, audit as words } from './words.ts'

type Audit = { month: string; drawnOn: string; seed: string; of: number; matters: string[] }

/** The random audit of a month, and the draw made again before one's eyes from what is published. */
export default function AuditPage() {
  const t = useWords()
  const { path, query } = usePlace()
  const lastMonth = dayAt(Date.parse(`${dayAt(Date.now()).slice(0, 7)}-01T00:00:00+08:00`) - 1).slice(0, 7)
  const month = query.get('month') ?? lastMonth
  const { answer, fault } = useAnswer<Audit>(`/api/v1/figures/audits/${encodeURIComponent(month)}`)
  const [again, setAgain] = useState<{ month: string; came: 'same' | 'differs' | 'cannot' }>()
  const redraw = async () => {
    const draw = await get<PublicDraw>(`/api/v1/public/audits/${encodeURIComponent(month)}`).catch(() => undefined)
    const came = draw ? await drawAgain(draw, answer!.seed) : 'cannot'
    setAgain({ month, came })
  }
  return (
    <Page title={words.title} wide>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <p className="filters no-print">
          <label htmlFor="month">{t(words.month)}</label>
          <input
            id="month"
            className="input"
            type="month"
            max={lastMonth}
            value={month}
            onChange={event => event.currentTarget.value && go(`${path}?month=${event.currentTarget.value}`, true)}
          />
          <button
            type="button"
            className="button"
            disabled={!answer}
            onClick={() =>
              saveTable(
                `${t(words.title)} ${month}`,
                [t(words.matter)],
                answer!.matters.map(id => [id]),
              )
            }
          >
            {t(common.save)}
          </button>
        </p>
        {!answer && (
          <p role="status" className={fault && 'fault'}>
            {t(fault ?? office.opening)}
          </p>
        )}
        {answer && (
          <>
            <section className="card stack tight" aria-label={t(words.seed)}>
              <p>{t(words.drawn(answer.matters.length, answer.of))}</p>
              <p>
                {t(words.on)} <span className="number">{answer.drawnOn}</span>
              </p>
              <p>
                {t(words.seed)} <code className="seed">{answer.seed}</code>
              </p>
              <p className="hint">{t(words.how)}</p>
              <p className="no-print">
                <button type="button" className="button" onClick={redraw}>
                  {t(words.again)}
                </button>
              </p>
              <p role="status">
                {again?.month === month && (
                  <span className={again.came === 'differs' ? 'fault' : undefined}>{t(words[again.came])}</span>
                )}
              </p>
            </section>
            <section className="stack tight" aria-labelledby="drawn">
              <h2 id="drawn">{t(words.list)}</h2>
              {answer.matters.length === 0 && <p className="quiet">{t(words.none)}</p>}
              <ol className="rows card">
                {answer.matters.map(id => (
                  <li key={id} className="row">
                    <code>{id}</code>
                  </li>
                ))}
              </ol>
            </section>
          </>
        )}
      </div>
    </Page>
  )
}
