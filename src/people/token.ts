import { createHash, randomBytes } from 'node:crypto'

/**
 * A secret of 256 bits, handed out once and kept only as its digest. It begins with the bureau, so that looking it up
 * names the bureau as every question does: 'n6.4t5…'.
 */
export type Token = { token: string; bureauId: number; digest: Buffer }

export function newToken(bureauId: number): Token {
  const token = `${bureauId.toString(36)}.${randomBytes(32).toString('base64url')}`
  return { token, bureauId, digest: digestOf(token) }
}

/** A request asks for its own up to four times, one after another. */
let last: Token | undefined

/** Undefined where the text cannot be one. */
export function readToken(text: string): Token | undefined {
  if (last?.token === text) return last
  const bureau = /^([0-9a-z]{1,6})\.[\w-]{43}$/.exec(text)?.[1]
  const bureauId = Number.parseInt(bureau ?? '', 36)
  if (!(bureauId <= 2 ** 31 - 1)) return undefined
  last = { token: text, bureauId, digest: digestOf(text) }
  return last
}

const digestOf = (token: string) => createHash('sha256').update(token).digest()
