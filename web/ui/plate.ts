import type { Words } from '../../src/kinds/words.ts'
import { get } from './request.ts'
import type { Officer } from './wire.ts'

/** A place as a door plate names it, and who answers there. */
export type Plate = { code: string; beat: string; name: Words }

/** The place code in what a plate's square says (an address with `?at=`), or in what stands printed beside it; nothing else is one. */
export function plateCodeIn(text: string): string | undefined {
  const said = text.trim()
  const code = /^https?:/i.test(said) ? /[?&]at=([^&#]*)/.exec(said)?.[1] : said
  return code && /^[\w-]{1,40}$/.test(code) ? code : undefined
}

/** Fails as a request does: an old or torn plate is `unknown-place-code`. */
export async function placeOnPlate(code: string): Promise<Plate> {
  const { beat, unit, words } = await get<Officer>(`/api/v1/who?placeCode=${encodeURIComponent(code)}`)
  const where = beat ? { zh: beat, en: beat } : unit.words
  return { code, beat: where.zh, name: { zh: `${where.zh}，${words.zh}`, en: `${where.en}, ${words.en}` } }
}
