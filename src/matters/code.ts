import { type Chance, pooledChance } from '../platform/ids.ts'

/*
 * The code of a matter (R30): the letters of its bureau, eight characters, and a check character. No I, L, O, 0 or 1, which
 * are read for one another. 31 is prime: with a weight of its own for every place, each single slip and each swap of
 * neighbours changes the sum.
 */

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const SIZE = 8

/** Letters that only a bureau's name may have get the values of digits, which it has not. */
const numberOf = (character: string): number => {
  const at = ALPHABET.indexOf(character)
  return at >= 0 ? at : 'ILO'.indexOf(character)
}

function checkOf(text: string): string {
  // The check itself weighs 1, the last character 2, the one before it 3, and so on.
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += numberOf(text[i]!) * (text.length - i + 1)
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

/** A new code for a bureau: 'HZ7K3M9PQR4'. 850 thousand million are possible; the database refuses one given twice. */
export function newCode(letters: string, chance: Chance = pooledChance): string {
  let body = ''
  // Bytes from 248 on would make some characters likelier.
  while (body.length < SIZE)
    for (const byte of chance(SIZE * 2)) if (byte < 248 && body.length < SIZE) body += ALPHABET[byte % 31]
  return letters + body + checkOf(letters + body)
}

/** The code that somebody typed or read aloud, as it is kept; undefined where it cannot be one, so nothing is looked up. */
export function readCode(text: string): { code: string; letters: string } | undefined {
  if (text.length > 64) return undefined
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—‐‑_.]/g, '')
  const [, letters, body, check] = /^([A-Z]{2,4})([2-9A-HJKMNP-Z]{8})([2-9A-HJKMNP-Z])$/.exec(code) ?? []
  return letters && body && checkOf(letters + body) === check ? { code, letters } : undefined
}
