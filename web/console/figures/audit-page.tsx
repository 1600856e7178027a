import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { get } from '../../ui/request.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { dayOfWords } from '../../ui/when.ts'
import { OnItsWay } from '../on-its-way.tsx'
import { drawAgain, type PublicDraw } from './draw-again.ts'
import { dayAt } from './filters.tsx'
import { FindingForm } from './finding-form.tsx'
import { Listed, Save } from './listed.tsx'
import { useAnswer } from './use-answer.ts'
import { common, audit as words } from './words.ts'

type Drawn = { id: string; code: string; words: Words; unit: { name: Words }; closedOn: string | null }
type Finding = {
  id: string
  at: string
  found: string
  missing: string | null
  follows: Words | null
  state: Words
  closedOn: string | null
}
type Audit = {
  month: string
  drawnOn: string
  seed: string
  of: number
  matters: (Drawn & { finding: Finding | null })[]
}
type Earlier = { findings: { month: string; matter: Drawn; finding: Finding }[] }

/** The random audit of a month: the draw made again before one's eyes from what is published, what was found in it, and what became of that. */
export default function AuditPage() {
  const t = useWords()
  const { path, query } = usePlace()
  const lastMonth = dayAt(Date.parse(`${dayAt(Date.now()).slice(0, 7)}-01T00:00:00+08:00`) - 1).slice(0, 7)
  const month = query.get('month') ?? lastMonth
  const [turn, setTurn] = useState(0)
  const { answer, fault } = useAnswer<Audit>(`/api/v1/figures/audits/${encodeURIComponent(month)}`, turn)
  const { answer: earlier } = useAnswer<Earlier>('/api/v1/figures/audits', turn)
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
          <Save
            file={`${t(words.title)} ${month}`}
            head={[common.code, words.kind, common.unit, words.closed, words.foundHead].map(t)}
            rows={() =>
              answer!.matters.map(({ code, words: kind, unit, closedOn, finding }) => [
                code,
                t(kind),
                t(unit.name),
                closedOn,
                finding && t(words.found[finding.found]!),
              ])
            }
            disabled={!answer}
          />
        </p>
        {!answer && <OnItsWay fault={fault} />}
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
              {answer.matters.length === 0 ? (
                <p className="quiet">{t(words.none)}</p>
              ) : (
                <p role="status">
                  {t(words.tally(answer.matters.filter(({ finding }) => finding).length, answer.matters.length))}
                </p>
              )}
              <ol className="drawn stack tight">
                {answer.matters.map(({ finding, ...one }) => (
                  <li key={one.id} className="card stack tight">
                    <p>
                      <Link to={`/office/m/${one.id}`} className="number">
                        {one.code}
                      </Link>{' '}
                      <span className="quiet small">
                        {t(one.words)} · {t(one.unit.name)}
                        {one.closedOn && ` · ${t(words.closedOn(dayOfWords(one.closedOn)))}`}
                      </span>
                    </p>
                    {finding ? (
                      <Found {...finding} />
                    ) : (
                      <FindingForm month={month} matter={one} onDone={() => setTurn(turn + 1)} />
                    )}
                  </li>
                ))}
              </ol>
            </section>
          </>
        )}
        {earlier && (
          <div className="stack tight">
            <h2>{t(words.earlier)}</h2>
            <p className="hint">{t(earlier.findings.length === 0 ? words.earlierNone : words.earlierAbout)}</p>
            {earlier.findings.length > 0 && <EarlierTable findings={earlier.findings} />}
          </div>
        )}
      </div>
    </Page>
  )
}

/** With a mark and in words, and the way to its own record. */
function Found({ id, found, missing, follows, state }: Finding) {
  const t = useWords()
  return (
    <>
      <p>
        <span className={found === 'in_order' ? 'mark kept' : 'mark due'}>{t(words.found[found]!)}</span>{' '}
        {missing && <span className="said">{missing}</span>}
      </p>
      <p className="small quiet">
        {follows && `${t(follows)} · ${t(words.became(state))} · `}
        <Link to={`/office/m/${id}`}>{t(words.open)}</Link>
      </p>
    </>
  )
}

function EarlierTable({ findings }: Earlier) {
  const t = useWords()
  const became = ({ state, closedOn }: Finding) => [t(state), closedOn].filter(Boolean).join(' · ')
  return (
    <Listed
      title={t(words.earlier)}
      words
      rows={findings}
      keyOf={({ finding }) => finding.id}
      columns={[
        {
          name: common.code,
          shows: ({ matter }) => <Link to={`/office/m/${matter.id}`}>{matter.code}</Link>,
          saved: ({ matter }) => matter.code,
        },
        { name: words.month, shows: ({ month }) => month, saved: ({ month }) => month },
        {
          name: common.unit,
          shows: ({ matter }) => t(matter.unit.name),
          saved: ({ matter }) => t(matter.unit.name),
        },
        {
          name: words.foundHead,
          shows: ({ finding }) => [t(words.found[finding.found]!), finding.missing].filter(Boolean).join('：'),
          saved: ({ finding }) => [t(words.found[finding.found]!), finding.missing].filter(Boolean).join('：'),
        },
        {
          name: words.becameHead,
          shows: ({ finding }) => <Link to={`/office/m/${finding.id}`}>{became(finding)}</Link>,
          saved: ({ finding }) => became(finding),
        },
      ]}
    />
  )
}
