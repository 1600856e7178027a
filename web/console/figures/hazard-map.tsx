import { DivIcon, LayerGroup, type Map as LeafletMap, Marker } from 'leaflet/dist/leaflet-src.esm.js'
import { useEffect, useRef, useState } from 'react'
import { drawMap } from '../../map/sketch.ts'
import type { Box, Ground } from '../../map/wire.ts'
import { get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { marks } from './marks.tsx'
import { hazards as words } from './words.ts'

export type Hazard = {
  stage: string
  late: boolean
  point: { lat: number; lng: number } | null
  village: string | null
}

const order = Object.keys(marks)

/** Where the hazards are. What lies on one spot is one sign, that of the least advanced, with how many there are. */
export default function HazardMap({ hazards }: { hazards: readonly Hazard[] }) {
  const t = useWords()
  const on = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<LeafletMap>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    let made: LeafletMap | undefined
    const said = {
      closer: t(words.closer),
      further: t(words.further),
      label: t(words.map),
      sketch: t(words.sketch),
      credit: t,
    }
    drawMap(on.current!, ask, said).then(
      drawn => {
        made = drawn
        if (gone) drawn.remove()
        else setMap(drawn)
      },
      () => gone || setFailed(true),
    )
    return () => {
      gone = true
      made?.remove()
      setMap(undefined)
    }
  }, [])
  useEffect(() => {
    if (!map) return
    const layer = new LayerGroup().addTo(map)
    const spots = new Map<string, Hazard[]>()
    for (const one of hazards) {
      if (!one.point) continue
      const at = `${one.point.lat} ${one.point.lng}`
      spots.set(at, [...(spots.get(at) ?? []), one])
    }
    for (const here of spots.values()) {
      const [first] = [...here].sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
      const { lat, lng } = first!.point!
      const icon = new DivIcon({
        className: 'hazard-mark',
        html: signOf(first!.stage, here),
        iconSize: [65, 26],
        iconAnchor: [26, 24],
      })
      new Marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(layer)
    }
    const points = [...spots.values()].map(([one]) => [one!.point!.lat, one!.point!.lng] as [number, number])
    if (points.length > 0) map.fitBounds(points, { padding: [40, 40], maxZoom: 14 })
    return () => {
      layer.remove()
    }
  }, [map, hazards])
  return failed ? (
    <p className="note">{t(words.noMap)}</p>
  ) : (
    <div className="map">
      <div ref={on} />
    </div>
  )
}

/** Numbers and shapes only: nothing of it was typed by anybody. */
function signOf(stage: string, here: readonly Hazard[]): string {
  const { colour, path } = marks[stage]!
  const late = here.some(one => one.late) ? '<text class="hazard-late" x="-9" y="18">!</text>' : ''
  const many = here.length > 1 ? `<text class="hazard-many" x="24" y="9">×${here.length}</text>` : ''
  return `<svg viewBox="-12 0 60 24" width="65" height="26" aria-hidden="true"><path d="${path}" fill="${colour}" stroke="#fff" stroke-width="1.5"/>${late}${many}</svg>`
}

const ask = (box?: Box): Promise<Ground> => {
  if (!box) return get<Ground>('/api/v1/map')
  const { west, south, east, north } = box
  return get<Ground>(`/api/v1/map?box=${[west, south, east, north].map(one => one.toFixed(5)).join(',')}`)
}
