import { useEffect, useRef, useState } from 'react'
import { offer } from '../ui/later.ts'
import { get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { type Aim, chooseOnMap } from './choose.ts'
import type { Ground } from './wire.ts'
import { map as words } from './words.ts'

declare global {
  interface Later {
    map: typeof PlaceMap
  }
}

type Props = { onChoose: (aim: Aim) => void; onFailed: () => void }

/** One place chosen on a map; whoever cannot use it finds the village by name, on the same screen. */
function PlaceMap({ onChoose, onFailed }: Props) {
  const t = useWords()
  const on = useRef<HTMLDivElement>(null)
  const [aim, setAim] = useState<Aim>()
  useEffect(() => {
    let gone = false
    let end: (() => void) | undefined
    const said = {
      closer: t(words.closer),
      further: t(words.further),
      label: t(words.label),
      sketch: t(words.sketch),
      credit: t,
    }
    chooseOnMap(on.current!, ask, said, setAim).then(
      remove => {
        if (gone) remove()
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
      <p className="hint">{t(words.hint)}</p>
      <div className="map">
        <div ref={on} />
        {aim && <Pin />}
      </div>
      <p role="status" className="small">
        {aim && t(aim.near ? words.near(aim.near) : words.closerFirst)}
      </p>
      <button type="button" className="button full" disabled={!aim} onClick={() => onChoose(aim!)}>
        {t(words.thisPlace)}
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

offer('map', PlaceMap)
