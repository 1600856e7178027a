import type { Words } from '../../../src/kinds/words.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { isNumbered } from '../numbered.ts'
import { OnItsWay } from '../on-its-way.tsx'
import type { PartProps } from '../parts.ts'
import { Bars } from './bars.tsx'
import { Filters, lastDay, useAsked } from './filters.tsx'
import { Save } from './listed.tsx'
import { MissedPage } from './missed-page.tsx'
import { Room } from './room.tsx'
import { useAnswer } from './use-answer.ts'
import { common, kept as words } from './words.ts'

type Cell = { n: number; k: number; rate: number | null; late: number; open: number }
type UnitShown = { code: string; name: Words }
type Table = {
  from: string
  until: string
  of: UnitShown | null
  units: UnitShown[]
  measures: { id: string; title: Words; all: Cell; cells: Cell[]; badlyDesigned: boolean }[]
}

/** 75条兑现表: every promise by the units below; a cell opens on what was missed in it. */
export default function KeptPage({ rest }: PartProps) {
  return rest ? <MissedPage measure={rest} /> : <KeptTable />
}

const percent = ({ rate }: Pick<Cell, 'rate'>) => (rate === null ? '–' : `${Math.round(rate * 100)}%`)

function KeptTable() {
  const t = useWords()
  const asked = useAsked()
  const { path, query } = usePlace()
  const { answer: table, fault } = useAnswer<Table>(`/api/v1/figures/promises${asked}`)
  if (!table)
    return (
      <Page title={words.title} widest>
        <OnItsWay fault={fault} />
      </Page>
    )
  const { units } = table
  const badlyOnly = query.get('badly') === 'yes'
  const measures = table.measures.filter(({ all, badlyDesigned }) => all.n > 0 && (!badlyOnly || badlyDesigned))
  const [from, to] = [table.from.slice(0, 10), lastDay(table.until)]
  const totals = units.map((_, i) => added(table.measures.map(({ cells }) => cells[i]!)))
  const bars = units.map(({ name }, i) => ({
    label: t(name),
    value: totals[i]!.rate,
    says: `${percent(totals[i]!)}  n=${totals[i]!.n}`,
  }))
  const switched = new URLSearchParams(query)
  if (badlyOnly) switched.delete('badly')
  else switched.set('badly', 'yes')
  return (
    <Page title={words.title} widest>
      <div className="stack">
        <p className="hint">{t(words.about)}</p>
        <Filters
          from={from}
          to={to}
          units={table.of && !query.get('within') ? units : [...(table.of ? [table.of] : []), ...units]}
        >
          <button type="button" className="button" aria-pressed={badlyOnly} onClick={() => go(`${path}?${switched}`)}>
            {t(words.badlyOnly)}
          </button>
          <Save
            file={`${t(words.title)} ${from} ${to}`}
            head={[
              t(words.measure),
              '',
              ...[{ name: words.all }, ...units].flatMap(({ name }) => [`${t(name)} n`, `${t(name)} k`, t(words.rate)]),
              t(words.missed),
              t(words.badly),
            ]}
            rows={() =>
              table.measures.map(({ id, title, all, cells, badlyDesigned }) => [
                id,
                t(title),
                ...[all, ...cells].flatMap(({ n, k, rate }) => [n, k, rate]),
                all.late + all.open,
                badlyDesigned ? t(words.badly) : null,
              ])
            }
          />
        </Filters>
        <p>
          <strong>{t(common.period(from, to))}</strong> {table.of && t(table.of.name)}
        </p>
        {bars.length > 1 && (
          <section aria-label={t(words.chart)}>
            <h2>{t(words.chart)}</h2>
            <Bars title={t(words.chart)} bars={bars} most={1} />
            <p className="hint">{t(common.asTable)}</p>
          </section>
        )}
        {measures.length === 0 && <p className="quiet">{t(words.none)}</p>}
        {measures.length > 0 && (
          <Room label={t(words.title)}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t(words.measure)}</th>
                  <th scope="col">{t(words.all)}</th>
                  <th scope="col">{t(words.missed)}</th>
                  {units.map(({ code, name }) => (
                    <th key={code} scope="col">
                      {t(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr className="total">
                  <th scope="row">{t(words.all)}</th>
                  <td>
                    <Rate cell={added(table.measures.map(({ all }) => all))} />
                  </td>
                  <td />
                  {totals.map((cell, i) => (
                    <td key={units[i]!.code}>
                      <Rate cell={cell} />
                    </td>
                  ))}
                </tr>
                {measures.map(({ id, title, all, cells, badlyDesigned }) => (
                  <tr key={id}>
                    <th scope="row">
                      {isNumbered(id) && <span className="number">{id}</span>} {t(title)}
                      {badlyDesigned && (
                        <span className="badly" title={t(words.badlyAbout)}>
                          ! {t(words.badly)}
                        </span>
                      )}
                    </th>
                    <td>
                      <Rate cell={all} />
                    </td>
                    <td>
                      {all.late + all.open > 0 && <Link to={`/console/kept/${id}${asked}`}>{t(missedWords(all))}</Link>}
                    </td>
                    {cells.map((cell, i) => (
                      <td key={units[i]!.code}>
                        <Rate cell={cell} to={missedAt(id, asked, units[i]!.code)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Room>
        )}
        <p className="hint">
          ! {t(words.badly)}: {t(words.badlyAbout)}
        </p>
      </div>
    </Page>
  )
}

const missedWords = ({ late, open }: Cell): Words =>
  late === 0 ? words.missedOpen(open) : open === 0 ? words.missedLate(late) : both(late, open)

const both = (late: number, open: number): Words => {
  const [first, second] = [words.missedLate(late), words.missedOpen(open)]
  return { zh: `${first.zh}，${second.zh}`, en: `${first.en}, ${second.en}` }
}

function missedAt(id: string, asked: string, within: string): string {
  const query = new URLSearchParams(asked)
  query.set('within', within)
  return `/console/kept/${id}?${query}`
}

/** The rate with its n, never alone; with misses it leads to them. */
function Rate({ cell, to }: { cell: Cell; to?: string }) {
  if (cell.n === 0) return <span className="quiet">–</span>
  const says = (
    <>
      <span className="number">{percent(cell)}</span> <span className="small quiet number">n={cell.n}</span>
    </>
  )
  return to && cell.late + cell.open > 0 ? <Link to={to}>{says}</Link> : says
}

function added(cells: readonly Cell[]): Cell {
  const sum = (of: 'n' | 'k' | 'late' | 'open') => cells.reduce((all, one) => all + one[of], 0)
  const [n, k] = [sum('n'), sum('k')]
  return { n, k, rate: n === 0 ? null : k / n, late: sum('late'), open: sum('open') }
}
