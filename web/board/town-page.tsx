import { useEffect, useState } from 'react'
import { get, RequestFailed } from '../ui/request.ts'
import { Link, usePlace } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { Ended, Every, Months, shortName, Unopened, Worst } from './kept-page.tsx'
import { monthWords, todayHere } from './month.ts'
import type { Figures, Kept, TownShown } from './wire.ts'
import { board, village, town as words } from './words.ts'

/**
 * What hangs in a town: the promises kept there, from the table of its county, so that what is hidden there stays hidden here; what
 * was put right, by village; of complaints what the county publishes (R32).
 */
export function TownPage({ code }: { code: string }) {
  const t = useWords()
  const { query } = usePlace()
  const month = query.get('month') ?? undefined
  const [shown, setShown] = useState<{ here: TownShown; kept: Kept; figures: Figures }>()
  const [fault, setFault] = useState<RequestFailed>()
  useEffect(() => {
    let late = false
    const asked = month ? `month=${encodeURIComponent(month)}` : ''
    const look = async () => {
      const here = await get<TownShown>(`/api/v1/public/towns/${code}`)
      const county = here.county ? `&county=${encodeURIComponent(here.county.code)}` : ''
      const [kept, figures] = await Promise.all([
        get<Kept>(`/api/v1/public/promises?${asked}${county}`.replace('?&', '?')),
        get<Figures>(`/api/v1/public/figures?${asked}`),
      ])
      if (!late) setShown({ here, kept, figures })
    }
    setFault(undefined)
    look().catch(error => {
      if (!(error instanceof RequestFailed)) throw error
      if (!late) setFault(error)
    })
    return () => {
      late = true
    }
  }, [code, month])
  if (!shown || fault) return <Unopened fault={fault} isElsewhere />
  const { here, kept, figures } = shown
  const at = kept.places.findIndex(one => one.code === code)
  const own = kept.measures
    .filter(({ cells }) => cells[at])
    .map(({ cells, ...one }) => ({ ...one, all: cells[at]!, cells: [] }))
  const told = own.filter(({ all }) => !all.hidden && all.n > 0)
  const hidden = own.filter(({ all }) => all.hidden).length
  const name = shortName(here.town.name)
  return (
    <Page title={words.title(name)} above={here.county && <span>{t(shortName(here.county.name))}</span>} widest>
      <div className="stack wide">
        <p>{t(board.about(monthWords(kept.month)))}</p>
        <Months month={kept.month} at={to => `/board/t/${code}?month=${to}`} />
        {told.length === 0 && <p className="card empty">{t(hidden > 0 ? words.tooFew : words.none)}</p>}
        {told.length > 0 && <Worst measures={told} />}
        <section className="stack tight" aria-labelledby="fixed">
          <h2 id="fixed">{t(words.fixed)}</h2>
          {here.fixed.length === 0 && <p className="card empty">{t(words.noFixed)}</p>}
          {here.fixed.length > 0 && (
            <ul className="rows card">
              {here.fixed.map(({ village: place, words: sort, day }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of a sort on one day are told apart by nothing, on purpose
                <li key={`${place} ${day} ${i}`} className="kept-line">
                  <span className="kept-title">
                    {place} {t(sort)}
                  </span>
                  <span className="mark kept number">{t(village.fixedOn(day))}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {here.county && (
          <>
            <Ended figures={figures} county={here.county.code} />
            <p className="hint">{t(words.endedOf(shortName(here.county.name)))}</p>
          </>
        )}
        {told.length > 0 && <Every kept={{ ...kept, places: [], measures: told }} all={name} />}
        {told.length > 0 && hidden > 0 && <p className="small quiet">{t(words.hidden(hidden))}</p>}
        <section className="stack tight no-print" aria-labelledby="villages">
          <h2 id="villages">{t(words.villages)}</h2>
          <ul className="place-links">
            {here.villages.map(one => (
              <li key={one.code}>
                <Link to={`/board/v/${one.code}`} className="button">
                  {one.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        {here.county && (
          <Link to={`/board/${here.county.code}${month ? `?month=${month}` : ''}`} className="button full no-print">
            {t(words.back(shortName(here.county.name)))}
          </Link>
        )}
        <button type="button" className="button full no-print" onClick={() => print()}>
          {t(board.print)}
        </button>
        <p className="small quiet">{t(board.foot)}</p>
        <p className="print-only">{t(board.printed(todayHere()))}</p>
      </div>
    </Page>
  )
}
