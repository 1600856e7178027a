import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { beginAt } from '../resident/report/begin-at.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { todayHere } from './month.ts'
import type { VillageShown } from './wire.ts'
import { board, village as words } from './words.ts'

/** What hangs at the village: who the officer is, what was put right, what is being put right (R32: no figure about one officer). */
export function VillagePage({ code }: { code: string }) {
  const t = useWords()
  const [shown, setShown] = useState<VillageShown>()
  const [fault, setFault] = useState<Words>()
  useEffect(() => {
    get<VillageShown>(`/api/v1/public/villages/${code}`).then(setShown, error => {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    })
  }, [code])
  if (!shown)
    return (
      <Page title={board.title}>
        {fault ? <p className="fault">{t(fault)}</p> : <p role="status">{t(board.opening)}</p>}
      </Page>
    )
  const { village, officer, unit, town, fixed, open } = shown
  const phone = officer?.phone ?? unit.phone
  return (
    <Page title={words.title(village.name)}>
      <div className="stack wide on-wall">
        <section className="card stack tight" aria-labelledby="officer">
          <h2 id="officer">{t(words.officer)}</h2>
          <p className="officer">{t(officer?.words ?? words.desk)}</p>
          <p>
            {t(unit.words)}
            {phone && (
              <>
                {' · '}
                <a className="number" href={`tel:${phone}`}>
                  {phone}
                </a>
              </>
            )}
          </p>
        </section>
        <Listed id="fixed" title={words.fixed} none={words.noFixed} rows={fixed} dayOf={words.fixedOn} mark="kept" />
        <Listed id="open" title={words.open} none={words.noOpen} rows={open} dayOf={words.until} mark="due" />
        <div className="stack tight no-print">
          <a
            href="/"
            className="button primary full"
            onClick={() => beginAt({ code: village.code, short: village.name })}
          >
            {t(words.report)}
          </a>
          {town && (
            <Link to={`/board/t/${town}`} className="button full">
              {t(words.town)}
            </Link>
          )}
          <Link to="/board" className="button full">
            {t(words.city)}
          </Link>
          <button type="button" className="button full" onClick={() => print()}>
            {t(board.print)}
          </button>
        </div>
        <p className="small quiet">{t(words.foot)}</p>
        <p className="print-only">{t(words.printed(unit.words, todayHere()))}</p>
      </div>
    </Page>
  )
}

type ListedProps = {
  id: string
  title: Words
  none: Words
  rows: VillageShown['fixed']
  dayOf: (day: string) => Words
  mark: 'kept' | 'due'
}

function Listed({ id, title, none, rows, dayOf, mark }: ListedProps) {
  const t = useWords()
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h2 id={id}>{t(title)}</h2>
      {rows.length === 0 && <p className="card empty">{t(none)}</p>}
      {rows.length > 0 && (
        <ul className="rows card">
          {rows.map(({ type, words: sort, day }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of a sort on one day are told apart by nothing, on purpose
            <li key={`${type} ${day} ${i}`} className="kept-line">
              <span className="kept-title">{t(sort)}</span>
              <span className={`mark ${mark} number`}>{t(dayOf(day))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
