import { useState } from 'react'
import { hoursWords } from '../../../src/kinds/hours-words.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { get, RequestFailed } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { VillageSearch } from '../../ui/village-search.tsx'
import type { Officer, PlaceFound } from '../../ui/wire.ts'
import { beginAt } from '../report/begin-at.ts'
import { who } from './words.ts'

export function WhoPage() {
  const t = useWords()
  const [place, setPlace] = useState<PlaceFound>()
  const [officer, setOfficer] = useState<Officer>()
  const [fault, setFault] = useState<Words>()

  async function look(found: PlaceFound) {
    setFault(undefined)
    try {
      setOfficer(await get<Officer>(`/api/v1/who?village=${encodeURIComponent(found.code)}`))
      setPlace(found)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    }
  }

  return (
    <Page title={who.title} screen={officer && 'found'}>
      <div className="stack wide">
        {officer && place ? (
          <>
            <OfficerCard officer={officer} place={place} />
            <button type="button" className="button full" onClick={() => setOfficer(undefined)}>
              {t(who.other)}
            </button>
          </>
        ) : (
          <>
            <p>{t(who.about)}</p>
            <VillageSearch id="village" onChoose={look} fault={fault} />
          </>
        )}
      </div>
    </Page>
  )
}

function OfficerCard({ officer, place }: { officer: Officer; place: PlaceFound }) {
  const t = useWords()
  const { words, phone, unit, beat } = officer
  return (
    <section className="card stack" aria-label={t(words)}>
      <div>
        <p className="quiet">
          {place.short} · {place.within}
        </p>
        <h2 className="officer">{t(words)}</h2>
        {beat && (
          <p className="quiet small">
            {t(who.beat)} {beat}
          </p>
        )}
      </div>
      <dl className="facts">
        {phone && <Fact name={who.phone} tel={phone} />}
        <div>
          <dt>{t(who.station)}</dt>
          <dd>{t(unit.words)}</dd>
        </div>
        {unit.phone && <Fact name={who.stationPhone} tel={unit.phone} />}
        {unit.hours && (
          <div>
            <dt>{t(who.hours)}</dt>
            <dd className="number">
              {hoursWords(unit.hours).map(line => (
                <span key={line.zh} className="line">
                  {t(line)}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <Link to={`/board/v/${place.code}`} className="button full">
        {t(who.notices)}
      </Link>
      {/* Another document: the place goes along in what is typed in this tab. */}
      <a href="/" className="button full" onClick={() => beginAt(place)}>
        {t(who.report)}
      </a>
    </section>
  )
}

function Fact({ name, tel }: { name: Words; tel: string }) {
  const t = useWords()
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd className="number">
        <a href={`tel:${tel}`}>{tel}</a>
      </dd>
    </div>
  )
}
