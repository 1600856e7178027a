import { plainText } from '../plain-text.ts'

/** Where something is, cut into what can be compared. */
export type Address = {
  /** The whole of it in one form: the same words, the same place. */
  readonly whole: string
  /** Each street that it names, with its town where one is named. */
  readonly streets: readonly string[]
  /** The lowest and the highest number of the house in the street. */
  readonly numbers: readonly [number, number] | null
}

const CROSSING = 'intersection of '

/**
 * Cuts what somebody wrote about a place: '45-49 Stoughton St  Dorchester  MA', 'INTERSECTION of Utica St & Utica Pl  Boston',
 * '人民路 12 号东边'. Parts stand apart by two spaces or a comma, as other systems write them. Of what it does not understand
 * only the whole remains.
 */
export function addressFrom(where: string): Address {
  const whole = plainText(where)
  const [first = '', second = ''] = where.split(/\s{2,}|[,，]/).map(plainText)
  const town = second.replace(/ ma$/, '')
  const [one, ...others] = first.startsWith(CROSSING) ? first.slice(CROSSING.length).split(' & ') : []
  if (one && others.length > 0)
    return { whole, streets: [one, others.join(' & ')].map(street => `${street}|${town}`), numbers: null }
  const house = /^(\d{1,6})[a-z]?(?:-(\d{1,6})[a-z]?)?\s+(\p{L}.*)$/u.exec(first)
  if (house) {
    const [from, to] = [Number(house[1]), Number(house[2] ?? house[1])]
    return { whole, streets: [`${house[3]}|${town}`], numbers: [Math.min(from, to), Math.max(from, to)] }
  }
  const streets = [...whole.matchAll(/\p{Script=Han}{1,6}?(?:大道|[路街巷弄])/gu)].map(([name]) => name)
  const number = /(\d{1,6})\s*号/.exec(whole)
  if (streets.length > 0)
    return { whole, streets: [...new Set(streets)], numbers: number ? [Number(number[1]), Number(number[1])] : null }
  return { whole, streets: whole === '' ? [] : [`${first}|${town}`], numbers: null }
}
