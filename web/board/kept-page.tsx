import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { go, Link, usePlace } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { groupOf, groups } from './groups.ts'
import { monthAfter, monthBefore, monthHere, monthWords, todayHere } from './month.ts'
import type { Figure, Figures, Kept, KeptCell } from './wire.ts'
import { board as words } from './words.ts'

/** How the promises of a month were kept: in the city by county, in a county by town. */
export function KeptPage({ county }: { county: string | undefined }) {
  const t = useWords()
  const { query } = usePlace()
  const month = query.get('month') ?? undefined
  const { kept, figures, fault } = useBoard(month, county)
  if (!kept) return <Unopened fault={fault} isElsewhere={(month ?? county) !== undefined} />
  const at = (to: string) => `/board${county ? `/${county}` : ''}?month=${to}`
  const here = figures?.figures[0]?.counties.find(({ code }) => code === county)?.name
  const told = kept.measures.filter(({ all }) => !all.hidden && all.n > 0)
  const short = figures ? inShort(figures, county) : []
  return (
    <Page title={words.title} above={county && <span>{t(here ? shortName(here) : words.city)}</span>} widest>
      <div className="stack wide">
        <p>{t(words.about(monthWords(kept.month)))}</p>
        <Months month={kept.month} at={at} />
        {told.length === 0 && short.length === 0 && <p className="card empty">{t(words.none)}</p>}
        {short.length > 0 && <InShort known={short} />}
        {told.length > 0 && <Worst measures={told} />}
        <Places kept={kept} month={month} county={county} />
        {figures && <Ended figures={figures} county={county} />}
        {told.length > 0 && (
          <Every
            kept={{ ...kept, measures: told }}
            all={here ? shortName(here) : words.city}
            together={county ? undefined : figures?.figures.find(({ figure }) => figure === 'on-time')}
          />
        )}
        {county && (
          <Link to={`/board${month ? `?month=${month}` : ''}`} className="button full no-print">
            {t(words.back)}
          </Link>
        )}
        {told.length > 0 && (
          <button type="button" className="button full no-print" onClick={() => print()}>
            {t(words.print)}
          </button>
        )}
        <p className="small quiet">{t(words.foot)}</p>
        <p className="print-only">{t(words.printed(todayHere()))}</p>
      </div>
    </Page>
  )
}

type UnopenedProps = { fault: RequestFailed | undefined; isElsewhere: boolean }

/** Not here yet, or not to be had: then the way to what is. */
export function Unopened({ fault, isElsewhere }: UnopenedProps) {
  const t = useWords()
  return (
    <Page title={words.title} widest>
      {fault ? (
        <div className="stack">
          <p className="fault">{t(fault.status === 422 ? words.noSuchMonth : fault.words)}</p>
          {isElsewhere && (
            <Link to="/board" className="button full">
              {t(words.latest)}
            </Link>
          )}
        </div>
      ) : (
        <p role="status">{t(words.opening)}</p>
      )}
    </Page>
  )
}

/** From month to month; none that is not over. */
export function Months({ month, at }: { month: string; at: (month: string) => string }) {
  const t = useWords()
  return (
    <nav className="pair months no-print">
      <button type="button" className="button" onClick={() => go(at(monthBefore(month)))}>
        {t(words.earlier)}
      </button>
      {month < monthBefore(monthHere()) && (
        <button type="button" className="button" onClick={() => go(at(monthAfter(month)))}>
          {t(words.later)}
        </button>
      )}
    </nav>
  )
}

function useBoard(month: string | undefined, county: string | undefined) {
  const [kept, setKept] = useState<Kept>()
  const [figures, setFigures] = useState<Figures>()
  const [fault, setFault] = useState<RequestFailed>()
  useEffect(() => {
    const asked = month ? `&month=${encodeURIComponent(month)}` : ''
    const inCounty = county ? `&county=${encodeURIComponent(county)}` : ''
    const failed = (error: unknown) => {
      if (!(error instanceof RequestFailed)) throw error
      setKept(undefined)
      setFault(error)
    }
    setFault(undefined)
    get<Kept>(`/api/v1/public/promises?${asked}${inCounty}`.replace('?&', '?')).then(setKept, failed)
    get<Figures>(`/api/v1/public/figures?${asked}`.replace('?&', '?')).then(setFigures, failed)
  }, [month, county])
  return { kept, figures, fault }
}

/** The handful of figures that a visitor asks about first. */
const first = ['told-victim', 'on-time', 'hazard-loop', 'satisfaction', 'bad-ratings-closed', 'complaints-answered']

/** Of the city, or of a county by its code. */
const cellOf = ({ all, counties }: Figure, county: string | undefined) =>
  county ? counties.find(({ code }) => code === county)?.cell : all

type Short = { figure: string; words: Words; n: number; rate: number }

/** Of the city or of a county; none where it would be of few. */
function inShort({ figures }: Figures, county: string | undefined): Short[] {
  const known: Short[] = []
  for (const name of first) {
    const found = figures.find(({ figure }) => figure === name)
    const cell = found && cellOf(found, county)
    if (!found || !cell || cell.hidden || cell.rate == null) continue
    known.push({ figure: name, words: found.words, n: cell.n, rate: cell.rate })
  }
  return known
}

function InShort({ known }: { known: readonly Short[] }) {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby="short">
      <h2 id="short">{t(words.figures)}</h2>
      <ul className="tiles">
        {known.map(({ figure, words: name, n, rate }) => (
          <li key={figure} className="card tile">
            <strong className="number">{percent(rate)}</strong>
            <span>{t(name)}</span>
            <span className="small quiet number">n = {n}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Measures = Kept['measures']

export function Worst({ measures }: { measures: Measures }) {
  const t = useWords()
  const rateOf = (cell: KeptCell) => (cell.hidden ? 1 : (cell.rate ?? 1))
  const missed = measures.filter(({ all }) => rateOf(all) < 1)
  const three = [...missed].sort((a, b) => rateOf(a.all) - rateOf(b.all)).slice(0, 3)
  if (three.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="worst">
      <h2 id="worst">{t(words.worst)}</h2>
      <p className="hint">{t(words.worstAbout)}</p>
      <ul className="rows card">
        {three.map(measure => (
          <li key={measure.id} className="kept-line">
            <Line measure={measure} />
            <p className="small remedy">
              {measure.remedy ? (
                <>
                  <strong>{t(words.remedy)}</strong> {t(measure.remedy)}
                </>
              ) : (
                t(words.noRemedy)
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type EndedProps = { figures: Figures; county: string | undefined }

/** Counts alone, and of the city or a county: below that it would be the score of few (R32). */
export function Ended({ figures, county }: EndedProps) {
  const t = useWords()
  const figure = figures.figures.find(one => one.figure === 'complaints-ended')
  const cell = figure && cellOf(figure, county)
  const n = cell && !cell.hidden ? cell.n : undefined
  const came = cell && !cell.hidden ? Object.entries(cell.came ?? {}) : []
  return (
    <section className="stack tight" aria-labelledby="ended">
      <h2 id="ended">{t(words.ended)}</h2>
      {came.length === 0 && <p className="card empty">{t(n === 0 ? words.endedNone : words.endedHidden(n))}</p>}
      {came.length > 0 && (
        <ul className="rows card">
          {came.map(([code, n]) => (
            <li key={code} className="kept-line">
              <span className="kept-title">{t(words.endedAs[code] ?? { zh: code, en: code })}</span>
              <strong className="number">{t(words.cases(n))}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type PlacesProps = { kept: Kept; month: string | undefined; county: string | undefined }

/** The counties of the city, the towns of a county. */
function Places({ kept, month, county }: PlacesProps) {
  const t = useWords()
  return (
    <section className="stack tight no-print" aria-labelledby="places">
      <h2 id="places">{t(county ? words.towns : words.places)}</h2>
      <ul className="place-links">
        {kept.places.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/board/${county ? 't/' : ''}${code}${month ? `?month=${month}` : ''}`} className="button">
              {t(shortName(name))}
            </Link>
          </li>
        ))}
      </ul>
      <a href="/who" className="button full">
        {t(words.myVillage)}
      </a>
    </section>
  )
}

/** On a phone a line for each promise; on a desk, and on paper, the table with a column for each place. */
export function Every({ kept, all, together }: { kept: Kept; all: Words; together?: Figure | undefined }) {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby="every">
      <h2 id="every">{t(words.all)}</h2>
      <div className="narrow-only stack">
        {groups.map(group => {
          const own = kept.measures.filter(({ id }) => groupOf(id) === group)
          return own.length === 0 ? null : (
            <section key={group} className="stack tight" aria-label={t(words.groups[group])}>
              <h3>{t(words.groups[group])}</h3>
              <ul className="rows card">
                {own.map(measure => (
                  <li key={measure.id} className="kept-line">
                    <Line measure={measure} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <table className="kept-table wide-only">
        <thead>
          <tr>
            <th scope="col">{t(words.measure)}</th>
            <th scope="col">{t(all)}</th>
            {kept.places.map(({ code, name }) => (
              <th key={code} scope="col">
                <span>{t(shortName(name))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {together && (
            <tr className="together">
              <th scope="row">{t(words.together)}</th>
              <Cell cell={together.all} />
              {kept.places.map(({ code }) => (
                <Cell key={code} cell={cellOf(together, code) ?? { hidden: true }} />
              ))}
            </tr>
          )}
          {kept.measures.map(({ id, title, all, cells }) => (
            <tr key={id}>
              <th scope="row">{t(title)}</th>
              <Cell cell={all} />
              {cells.map((cell, i) => (
                <Cell key={kept.places[i]!.code} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet wide-only-text">{t(words.legend)}</p>
    </section>
  )
}

function Line({ measure: { title, all } }: { measure: Measures[number] }) {
  const t = useWords()
  if (all.hidden) return <span>{t(title)}</span>
  const rate = all.rate ?? 0
  return (
    <>
      <span className="kept-title">{t(title)}</span>
      <span className={`kept-rate number ${markOf(rate)}`}>{percent(rate)}</span>
      <span className="bar" aria-hidden="true">
        <span className={markOf(rate)} style={{ width: `${rate * 100}%` }} />
      </span>
      <span className="small quiet number">{t(words.kept(all.k, all.n))}</span>
    </>
  )
}

function Cell({ cell }: { cell: { hidden: true } | { hidden: false; n: number; rate: number | null } }) {
  const t = useWords()
  if (cell.hidden || cell.rate === null)
    return (
      <td className="quiet">
        <span aria-hidden="true">{t(cell.hidden ? words.fewShort : words.nothing)}</span>
        <span className="unseen">{t(cell.hidden ? words.hidden : words.nothing)}</span>
      </td>
    )
  return (
    <td className={`number ${markOf(cell.rate)}`}>
      {percent(cell.rate)}
      <small className="quiet"> {cell.n}</small>
    </td>
  )
}

/** 菏泽市公安局牡丹分局 is 牡丹 here, 曹县公安局 is 曹县. */
export const shortName = ({ zh, en }: Words): Words => ({
  zh: zh.replace(/^.+市公安局(?=.)/, '').replace(/(公安局|公安分局|分局|派出所)$/, ''),
  en: en.replace(/ (Public Security Bureau|Police Station)$/, ''),
})

const percent = (rate: number) => `${Math.round(rate * 1000) / 10} %`.replace(/\.0 %$/, ' %')
const markOf = (rate: number) => (rate >= 0.95 ? 'kept' : rate >= 0.8 ? 'due' : 'late')
