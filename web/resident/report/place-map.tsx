import { useEffect, useRef, useState } from 'react'
import type { Aim } from '../../map/choose.ts'
import { loadChooser } from '../../map/load-chooser.ts'
import type { Ground } from '../../map/wire.ts'
import { get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'

type Props = { onChoose: (aim: Aim) => void; onFailed: () => void }

/** One place chosen on a map; whoever cannot use it finds the village by name, on the same screen. */
export function PlaceMap({ onChoose, onFailed }: Props) {
  const t = useWords()
  const on = useRef<HTMLDivElement>(null)
  const [aim, setAim] = useState<Aim>()
  useEffect(() => {
    let gone = false
    let end: (() => void) | undefined
    loadChooser()
      .then(choose => {
        const words = {
          closer: t(report.closer),
          further: t(report.further),
          label: t(report.mapLabel),
          sketch: t(report.sketch),
          credit: t,
        }
        if (!gone) return choose(on.current!, ask, words, setAim)
      })
      .then(
        remove => {
          if (gone) remove?.()
          else end = remove
        },
        () => gone || onFailed(),
      )
    return () => {
      gone = true
      end?.()
    }
  }, [])
  return (
    <div className="stack tight">
      <p className="hint">{t(report.mapHint)}</p>
      <div className="map">
        <div ref={on} />
        {aim && <Pin />}
      </div>
      <p role="status" className="small">
        {t(aim ? (aim.near ? report.nearPlace(aim.near) : report.closerFirst) : report.mapComing)}
      </p>
      <button type="button" className="button full" disabled={!aim} onClick={() => onChoose(aim!)}>
        {t(report.thisPlace)}
      </button>
    </div>
  )
}

const ask = (box?: { south: number; west: number; north: number; east: number }): Promise<Ground> => {
  if (!box) return get<Ground>('/api/v1/map')
  const { west, south, east, north } = box
  return get<Ground>(`/api/v1/map?box=${[west, south, east, north].map(one => one.toFixed(5)).join(',')}`)
}

const Pin = () => (
  <svg className="map-aim" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.5">
    <path d="M12 23s-7-7.6-7-13a7 7 0 0 1 14 0c0 5.4-7 13-7 13z" fill="var(--card)" strokeLinejoin="round" />
    <circle cx="12" cy="10" r="2" fill="currentColor" />
  </svg>
)
