import { drawMap } from './sketch.ts'
import type { AskGround, Ground, MapWords, Point } from './wire.ts'

export type Aim = Point & { near: string | undefined }

/**
 * A map under whose middle one chooses a place: by moving it with finger, mouse or arrow keys, or by touching a spot, which
 * then lies there. Tells where the middle is, and the nearest name, whenever it has moved.
 */
export async function chooseOnMap(
  on: HTMLElement,
  ask: AskGround,
  words: MapWords,
  onAim: (aim: Aim) => void,
  at?: Point,
): Promise<() => void> {
  let places: Ground['places'] = []
  const tell = () => {
    const { lat, lng } = map.getCenter()
    onAim({ lat, lng, near: nearest(places, { lat, lng }) })
  }
  on.addEventListener('drawn', event => {
    places = (event as CustomEvent<Ground>).detail.places.filter(({ level }) => level === 'village')
    if (map) tell()
  })
  let map: Awaited<ReturnType<typeof drawMap>>
  map = await drawMap(on, ask, words, at)
  map.on('click', ({ latlng }) => map.panTo(latlng))
  map.on('moveend', tell)
  tell()
  return () => map.remove()
}

function nearest(places: Ground['places'], to: Point): string | undefined {
  const far = ({ lat, lng }: Point) => Math.hypot(lat - to.lat, (lng - to.lng) * Math.cos((to.lat * Math.PI) / 180))
  const sorted = places.map(place => ({ short: place.short, far: far(place) })).sort((a, b) => a.far - b.far)
  return sorted[0]?.short
}
