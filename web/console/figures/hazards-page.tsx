import { lazy, Suspense } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { office } from '../../office/words.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { Bars } from './bars.tsx'
import { dayAt, Filters, useAsked } from './filters.tsx'
import type { Hazard } from './hazard-map.tsx'
import { Mark } from './marks.tsx'
import { Room } from './room.tsx'
import { saveTable } from './save-table.ts'
import { useAnswer } from './use-answer.ts'
import { common, hazards as words } from './words.ts'

type Funnel = { reported: number; seen: number; responsible: number; urged: number; checked: number; right: number }
type UnitShown = { code: string; name: Words }
type Loop = {
  more: boolean
  stages: { name: string; words: Words }[]
  hazards: (Hazard & {
    id: string
    code: string
    words: Words
    unit: UnitShown
    openedOn: string
    dueOn: string | null
  })[]
  units: (Funnel & { unit: UnitShown })[]
  all: Funnel
}

const HazardMap = lazy(() => import('./hazard-map.tsx'))
const steps = ['reported', 'seen', 'responsible', 'urged', 'checked', 'right'] as const
/** More rows at once are no list that anybody reads. */
const ROWS = 50

/** Where the hazards are and how far; the three in place beside it; each drawing with its table. */
export default function HazardsPage() {
  const t = useWords()
  const { path, query } = usePlace()
  const asked = useAsked()
  const today = Date.now()
  const [from, to] = [query.get('from') ?? dayAt(today - 90 * 86_400_000), query.get('to') ?? dayAt(today)]
  const more = new URLSearchParams(asked)
  more.set('from', from)
  more.set('to', to)
  const { answer: loop, fault } = useAnswer<Loop>(`/api/v1/figures/hazard-loop/map?${more}`)
  if (!loop)
    return (
      <Page title={words.title} widest>
        <p role="status" className={fault && 'fault'}>
          {t(fault ?? office.opening)}
        </p>
      </Page>
    )
  const stage = query.get('stage')
  const first = Number(query.get('first') ?? 0) || 0
  const shown = stage ? loop.hazards.filter(one => one.stage === stage) : loop.hazards
  const stageWords = new Map(loop.stages.map(one => [one.name, one.words]))
  const to_ = (name: string, value: string | null) => {
    const next = new URLSearchParams(query)
    next.delete('first')
    if (value) next.set(name, value)
    else next.delete(name)
    return `${path}?${next}`
  }
  const said = (row: Funnel, step: (typeof steps)[number]) =>
    step === 'reported' || step === 'seen' || row.seen === 0
      ? String(row[step])
      : `${row[step]} (${Math.round((row[step] / row.seen) * 100)}%)`
  const bars = steps.map(step => ({ label: t(words[step]), value: loop.all[step], says: said(loop.all, step) }))
  const head = [common.code, words.type, words.stage, common.village, common.unit, words.opened, words.due]
  const saveHazards = () =>
    saveTable(
      `${t(words.list)} ${from} ${to}`,
      [...head.map(t), t(words.late)],
      shown.map(one => [
        ...[one.code, t(one.words), t(stageWords.get(one.stage)!), one.village, t(one.unit.name)],
        ...[one.openedOn, one.dueOn, one.late ? t(words.late) : null],
      ]),
    )
  const saveFunnel = () =>
    saveTable(
      `${t(words.funnel)} ${from} ${to}`,
      [t(common.unit), ...steps.map(step => t(words[step]))],
      loop.units.map(row => [t(row.unit.name), ...steps.map(step => row[step])]),
    )
  const placeless = shown.filter(({ point }) => !point).length
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <Filters from={from} to={to} units={loop.units.map(({ unit }) => unit)} />
        <nav className="tabs no-print" aria-label={t(words.stage)}>
          <Link to={to_('stage', null)} className="tab" current={!stage}>
            {t(words.every)}&nbsp;<span className="count number">{loop.hazards.length}</span>
          </Link>
          {loop.stages.map(({ name, words: says }) => (
            <Link key={name} to={to_('stage', name)} className="tab" current={stage === name}>
              <Mark stage={name} />
              &nbsp;{t(says)}&nbsp;
              <span className="count number">{loop.hazards.filter(one => one.stage === name).length}</span>
            </Link>
          ))}
        </nav>
        {loop.hazards.length === 0 && <p className="quiet">{t(words.none)}</p>}
        <div className="map-beside">
          <Suspense fallback={<div className="map" />}>
            <HazardMap hazards={shown} />
          </Suspense>
          <section className="stack tight" aria-label={t(words.funnel)}>
            <h2>{t(words.funnel)}</h2>
            <Bars title={t(words.funnel)} bars={bars} most={Math.max(1, loop.all.reported)} />
            <p className="hint">{t(words.ofSeen)}</p>
          </section>
        </div>
        {placeless > 0 && <p className="hint">{t(words.noPoint(placeless))}</p>}
        <div className="stack tight">
          <h2>
            {t(words.funnel)} · {t(common.unit)}
          </h2>
          <Room label={`${t(words.funnel)} · ${t(common.unit)}`}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t(common.unit)}</th>
                  {steps.map(step => (
                    <th key={step} scope="col">
                      {t(words[step])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {loop.units.map(row => (
                  <tr key={row.unit.code}>
                    <th scope="row">{t(row.unit.name)}</th>
                    {steps.map(step => (
                      <td key={step} className="number">
                        {said(row, step)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Room>
          <p className="no-print">
            <button type="button" className="button" onClick={saveFunnel}>
              {t(common.save)}
            </button>
          </p>
        </div>
        <div className="stack tight">
          <h2>{t(words.list)}</h2>
          <Room label={t(words.list)}>
            <table className="grid words">
              <thead>
                <tr>
                  {head.map(name => (
                    <th key={name.en} scope="col">
                      {t(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.slice(first, first + ROWS).map(one => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={`/office/m/${one.id}`} className="number">
                        {one.code}
                      </Link>
                    </th>
                    <td>{t(one.words)}</td>
                    <td>
                      <Mark stage={one.stage} /> {t(stageWords.get(one.stage)!)}
                      {one.late && <strong className="late-word"> ! {t(words.late)}</strong>}
                    </td>
                    <td>{one.village ?? '–'}</td>
                    <td>{t(one.unit.name)}</td>
                    <td className="number">{one.openedOn}</td>
                    <td className="number">{one.dueOn ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Room>
          <p className="no-print pager">
            <button
              type="button"
              className="button"
              disabled={first === 0}
              onClick={() => go(turned(path, query, first - ROWS))}
            >
              {t(common.before)}
            </button>
            <span className="number">
              {shown.length === 0 ? 0 : first + 1}–{Math.min(first + ROWS, shown.length)} / {shown.length}
            </span>
            <button
              type="button"
              className="button"
              disabled={first + ROWS >= shown.length}
              onClick={() => go(turned(path, query, first + ROWS))}
            >
              {t(common.next)}
            </button>
            <button type="button" className="button" onClick={saveHazards}>
              {t(common.save)}
            </button>
          </p>
          {loop.more && <p className="hint">{t(common.more(loop.hazards.length))}</p>}
        </div>
      </div>
    </Page>
  )
}

function turned(path: string, query: URLSearchParams, first: number): string {
  const next = new URLSearchParams(query)
  next.set('first', String(Math.max(0, first)))
  return `${path}?${next}`
}
