/** Pictures of a map under our own lines and names: each an address with {z}, {x} and {y}, in the web's usual squares, CGCS2000 or WGS-84. */
export type Tiles = {
  readonly layers: readonly string[]
  /** From where they come: the only other host from which a page may load anything. */
  readonly origin: string
  /** The number under which the map was approved for the public (审图号, 测绘法 38), shown on it. */
  readonly approval: string
  readonly credit: { readonly zh: string; readonly en: string }
}

const TIANDITU = 'https://t0.tianditu.gov.cn'

/** What `--tiles` says: a key of 天地图, or the address of a tile server of one's own; undefined where it is neither. */
export function readTiles(said: string, approval: string): Tiles | undefined {
  if (/^[0-9a-f]{32}$/i.test(said)) {
    const layer = (name: string) =>
      `${TIANDITU}/${name}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${name}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${said}`
    // Roads and water, and over them their names.
    return {
      layers: [layer('vec'), layer('cva')],
      origin: TIANDITU,
      approval,
      credit: { zh: '天地图', en: 'Tianditu' },
    }
  }
  const places = ['{z}', '{x}', '{y}']
  if (!/^https?:\/\/[^\s;,'"]+$/.test(said) || !URL.canParse(said) || !places.every(one => said.includes(one)))
    return undefined
  const { origin, host, username, password } = new URL(said)
  if (username || password || /[{}]/.test(host)) return undefined
  return { layers: [said], origin, approval, credit: { zh: host, en: host } }
}
