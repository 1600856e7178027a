import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { describes, Field } from '../../forms/basics.tsx'
import { bring, here } from '../../ui/later.ts'
import type { Fault } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { VillageSearch } from '../../ui/village-search.tsx'
import { report } from '../words.ts'
import type { Chosen, Draft, SetDraft } from './draft.ts'

type Props = { draft: Draft; onChange: SetDraft; fault: Fault | undefined; exactly: boolean }

export function PlaceStep({ draft, onChange, fault, exactly }: Props) {
  const t = useWords()
  const { place } = draft
  const [seeking, setSeeking] = useState<'no' | 'yes' | 'failed'>('no')
  const [map, setMap] = useState<'no' | 'coming' | 'yes' | 'failed'>('no')
  const PlaceMap = map === 'yes' && here('map')
  const choose = (chosen: Chosen | undefined) => onChange({ place: chosen })

  function locate() {
    setSeeking('yes')
    const failed = () => setSeeking('failed')
    if (!navigator.geolocation) return failed()
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSeeking('no')
        choose({ via: 'point', lat: coords.latitude, lng: coords.longitude })
      },
      failed,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }

  function openMap() {
    setMap('coming')
    bring('map').then(
      () => setMap('yes'),
      () => setMap('failed'),
    )
  }

  return (
    <div className="stack">
      {place ? (
        <div className="card stack tight" role="status">
          <p className="small quiet">{t(report.chosen)}</p>
          <p className="chosen-place">
            <strong>{t(placeWords(place))}</strong>
            <button type="button" className="button plain" onClick={() => choose(undefined)}>
              {t(report.change)}
            </button>
          </p>
        </div>
      ) : (
        <>
          <VillageSearch
            id="place"
            fault={fault?.words}
            onChoose={found => choose({ via: 'village', code: found.code, name: found.short })}
          />
          <button type="button" className="button full" onClick={locate}>
            <PinIcon />
            {t(seeking === 'yes' ? report.locating : report.here)}
          </button>
          <p className="hint" role="status">
            {seeking === 'failed' && t(report.noLocation)}
          </p>
          {PlaceMap ? (
            <PlaceMap
              onChoose={({ near, ...point }) => {
                choose({ via: 'point', ...point, near: near ?? '' })
                setMap('no')
              }}
              onFailed={() => setMap('failed')}
            />
          ) : (
            <button type="button" className="button full" onClick={openMap}>
              <MapIcon />
              {t(map === 'coming' ? report.mapComing : report.onMap)}
            </button>
          )}
          <p className="hint" role="status">
            {map === 'failed' && t(report.noMap)}
          </p>
        </>
      )}
      {exactly && (
        <Field id="where" label={report.exactly} required={false} hint={t(report.exactlyHint)}>
          <input
            id="where"
            className="input"
            value={draft.where ?? ''}
            maxLength={200}
            autoComplete="off"
            aria-describedby={describes('where', true, undefined)}
            onChange={event => onChange({ where: event.currentTarget.value })}
          />
        </Field>
      )}
    </div>
  )
}

/** As it is read back: the name of the place; of a point, the name nearest to it. */
export const placeWords = (place: Chosen): Words => {
  if (place.via !== 'point') return { zh: place.name, en: place.name }
  if (place.near === undefined) return report.myLocation
  return place.near ? report.nearPlace(place.near) : report.mapPoint
}

const MapIcon = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
    <path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14" />
  </svg>
)

const PinIcon = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
    <path d="M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11z" />
    <circle cx="12" cy="10" r="2.5" />
  </svg>
)
