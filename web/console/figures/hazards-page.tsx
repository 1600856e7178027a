import { lazy, Suspense } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { OnItsWay } from '../on-its-way.tsx'
import { Bars } from './bars.tsx'
import { Filters, usePeriod } from './filters.tsx'
import type { Hazard } from './hazard-map.tsx'
import { type Column, Listed } from './listed.tsx'
import { Mark } from './marks.tsx'
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

/** What is put right is out of the way until somebody asks for it: it would lie over what is not. */
const ALL = 'all'

const HazardMap = lazy(() => import('./hazard-map.tsx'))
const steps = ['reported', 'seen', 'responsible', 'urged', 'checked', 'right'] as const
/** Where the hazards are and how far; the three in place beside it; each drawing with its table. */
export default function HazardsPage() {
  const t = useWords()
  const { path, query } = usePlace()
  const { from, to, asked } = usePeriod()
  const { answer: loop, fault } = useAnswer<Loop>(`/api/v1/figures/hazard-loop/map?${asked}`)
  if (!loop)
    return (
      <Page title={words.title} widest>
        <OnItsWay fault={fault} />
      </Page>
    )
  const stage = query.get('stage')
  const inStage = (name: string | null) =>
    name === ALL ? loop.hazards : loop.hazards.filter(one => (name ? one.stage === name : one.stage !== 'right'))
  const shown = inStage(stage)
  const stageWords = new Map(loop.stages.map(one => [one.name, one.words]))
  const at = (name: string, value: string | null) => {
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
  const columns: Column<(typeof shown)[number]>[] = [
    {
      name: common.code,
      shows: one => (
        <Link to={`/office/m/${one.id}`} className="number">
          {one.code}
        </Link>
      ),
      saved: one => one.code,
    },
    { name: words.type, shows: one => t(one.words), saved: one => t(one.words) },
    {
      name: words.stage,
      shows: one => (
        <>
          <Mark stage={one.stage} /> {t(stageWords.get(one.stage)!)}
          {one.late && <strong className="late-word"> ! {t(words.late)}</strong>}
        </>
      ),
      saved: one => t(stageWords.get(one.stage)!),
    },
    { name: common.village, shows: one => one.village ?? '–', saved: one => one.village },
    { name: common.unit, shows: one => t(one.unit.name), saved: one => t(one.unit.name) },
    { name: words.opened, shows: one => one.openedOn, saved: one => one.openedOn, number: true },
    { name: words.due, shows: one => one.dueOn ?? '–', saved: one => one.dueOn, number: true },
    { name: words.late, saved: one => (one.late ? t(words.late) : null) },
  ]
  const placeless = shown.filter(({ point }) => !point).length
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <Filters from={from} to={to} units={loop.units.map(({ unit }) => unit)} />
        <nav className="tabs no-print" aria-label={t(words.stage)}>
          <Link to={at('stage', null)} className="tab" current={!stage}>
            {t(words.open)}&nbsp;<span className="count number">{inStage(null).length}</span>
          </Link>
          <Link to={at('stage', ALL)} className="tab" current={stage === ALL}>
            {t(words.every)}&nbsp;<span className="count number">{loop.hazards.length}</span>
          </Link>
          {loop.stages.map(({ name, words: says }) => (
            <Link key={name} to={at('stage', name)} className="tab" current={stage === name}>
              <Mark stage={name} />
              &nbsp;{t(says)}&nbsp;
              <span className="count number">{inStage(name).length}</span>
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
          <Listed
            title={`${t(words.funnel)} · ${t(common.unit)}`}
            file={`${t(words.funnel)} ${from} ${to}`}
            columns={[
              { name: common.unit, shows: row => t(row.unit.name), saved: row => t(row.unit.name) },
              ...steps.map(step => ({
                name: words[step],
                shows: (row: Funnel) => said(row, step),
                saved: (row: Funnel) => row[step],
                number: true as const,
              })),
            ]}
            rows={loop.units}
            keyOf={row => row.unit.code}
          />
        </div>
        <div className="stack tight">
          <h2>{t(words.list)}</h2>
          <Listed
            title={t(words.list)}
            file={`${t(words.list)} ${from} ${to}`}
            words
            columns={columns}
            rows={shown}
            keyOf={one => one.id}
            more={loop.more}
          />
        </div>
      </div>
    </Page>
  )
}
