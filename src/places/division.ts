/** From the city down. The statistical codes of 4, 6, 9 and 12 digits say which. */
export type Level = 'city' | 'county' | 'town' | 'village'
export const levels: readonly Level[] = ['city', 'county', 'town', 'village']

/**
 * A division of the country as the National Bureau of Statistics numbers it. The code is the key; names repeat (532 do in
 * Heze), also within one county.
 */
export type Division = {
  readonly code: string
  /** The code of the division above; null for the city. */
  readonly parent: string | null
  readonly level: Level
  /** The whole official name, '单楼村民委员会'. */
  readonly name: string
  /** As people say it, '单楼村'. */
  readonly short: string
  /** Initials of the short name in pinyin, 'slc', to find it by a few keys; '' if the file has none. */
  readonly initials: string
  /** WGS-84. See data/README.md for how exact. */
  readonly point?: { readonly lon: number; readonly lat: number }
}

const codeLengths: Record<number, Level> = { 4: 'city', 6: 'county', 9: 'town', 12: 'village' }

/** Undefined where it is no code. */
export const levelOfCode = (code: string): Level | undefined =>
  /^\d+$/.test(code) ? codeLengths[code.length] : undefined

/** '单楼村民委员会' is 单楼村, '东安社区居民委员会' is 东安社区, '成武县孙寺镇' in 成武县 is 孙寺镇. */
export function shortName(name: string, level: Level, parentName = ''): string {
  if (level === 'town' && parentName !== '' && /^.{2,}(镇|乡|街道)$/.test(name.slice(parentName.length)))
    return name.startsWith(parentName) ? name.slice(parentName.length) : name
  if (level !== 'village') return name
  const village = /^(.+?)(?:村民委员会|村民委会|村委会)$/.exec(name)?.[1]
  if (village) return /(村|社区)$/.test(village) ? village : `${village}村`
  const estate = /^(.+?)(?:居民委员会|居委员会|居委会)$/.exec(name)?.[1]
  if (estate) return /(村|社区)$/.test(estate) ? estate : `${estate}居委会`
  return name
}
