import {
  CircleMarker,
  Control,
  DivIcon,
  LatLngBounds,
  LayerGroup,
  Map as LeafletMap,
  Marker,
  Polygon,
  TileLayer,
} from 'leaflet/dist/leaflet-src.esm.js'
import 'leaflet/dist/leaflet.css'
import './sketch.css'
import type { AskGround, Box, Ground, MapWords, Point } from './wire.ts'

/** Nobody needs to see a single roof; and no village as a dot among a hundred counties. */
const [FURTHEST, CLOSEST] = [7, 18]
/** A label's room on the map, in points; where there is less, the later name gives way. */
const LABEL = { height: 22, ofSign: 13 }

/**
 * A map on the bureau's own outlines and names, with tiles beneath where there are any. It asks for what is in view
 * whenever that has changed; without an answer, what is drawn stays.
 */
export async function drawMap(on: HTMLElement, ask: AskGround, words: MapWords, at?: Point): Promise<LeafletMap> {
  const first = await ask()
  const map = new LeafletMap(on, {
    minZoom: FURTHEST,
    maxZoom: CLOSEST,
    zoomControl: false,
    attributionControl: false,
    // What moves by itself helps nobody to find a place.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
  })
  on.setAttribute('aria-label', words.label)
  on.setAttribute('role', 'application')
  new Control.Zoom({ position: 'topright', zoomInTitle: words.closer, zoomOutTitle: words.further }).addTo(map)
  const credit = new Control.Attribution({ prefix: false }).addTo(map)
  credit.addAttribution(
    escaped(first.tiles ? `${words.credit(first.tiles.credit)} ${first.tiles.approval}` : words.sketch),
  )
  for (const layer of first.tiles?.layers ?? [])
    new TileLayer(layer, { maxZoom: CLOSEST, referrerPolicy: 'origin' }).addTo(map)
  if (at) map.setView([at.lat, at.lng], 15)
  else map.fitBounds(boundsOf(first.city))

  const ground = new LayerGroup().addTo(map)
  let asked = 0
  // What was still on its way when the map went is drawn on nothing.
  map.on('unload', () => asked++)
  const draw = async () => {
    const turn = ++asked
    const found = await ask(boxOf(map)).catch(() => undefined)
    if (!found || turn !== asked) return
    ground.clearLayers()
    drawGround(map, ground, found)
    on.dispatchEvent(new CustomEvent('drawn', { detail: found }))
  }
  map.on('moveend', draw)
  await draw()
  return map
}

function drawGround(map: LeafletMap, ground: LayerGroup, { outlines, places, tiles }: Ground): void {
  for (const { ring } of outlines)
    new Polygon(
      ring.map(([lng, lat]) => [lat!, lng!]),
      { className: 'outline', interactive: false },
    ).addTo(ground)
  const taken: { x: number; y: number; width: number }[] = []
  for (const { short, level, lat, lng } of places) {
    if (!tiles) new CircleMarker([lat, lng], { radius: 4, className: 'place', interactive: false }).addTo(ground)
    const { x, y } = map.latLngToContainerPoint([lat, lng])
    const width = short.length * LABEL.ofSign
    if (taken.some(one => Math.abs(one.y - y) < LABEL.height && Math.abs(one.x - x) < (one.width + width) / 2)) continue
    taken.push({ x, y, width })
    const icon = new DivIcon({ className: `place-name ${level}`, html: escaped(short), iconSize: [width, 0] })
    new Marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(ground)
  }
}

const boundsOf = ({ south, west, north, east }: Box) => new LatLngBounds([south, west], [north, east])

function boxOf(map: LeafletMap): Box {
  const bounds = map.getBounds()
  return { south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast() }
}

/** Leaflet takes HTML; names are text. */
function escaped(text: string): string {
  const holder = document.createElement('span')
  holder.textContent = text
  return holder.innerHTML
}
