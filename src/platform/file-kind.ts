/** What a file is, by its own first bytes; what it is called or claims to be is only compared with this. */
export type FileKind = { readonly sort: 'picture' | 'voice'; readonly type: string; readonly ending: string }

const picture = (type: string, ending: string): FileKind => ({ sort: 'picture', type, ending })
const voice = (type: string, ending: string): FileKind => ({ sort: 'voice', type, ending })

/** As many bytes as this are enough to tell. */
export const headSize = 4096

/** Undefined for what is neither a picture nor a recording that we take: texts, videos, HEIC and the rest. */
export function kindOfFile(head: Buffer): FileKind | undefined {
  const text = (from: number, to: number) => head.subarray(from, to).toString('latin1')
  if (head.length < 12) return undefined
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return picture('image/jpeg', 'jpg')
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return picture('image/png', 'png')
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return picture('image/webp', 'webp')
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return voice('audio/wav', 'wav')
  if (text(0, 4) === 'OggS') return voice('audio/ogg', 'ogg')
  if (head.readUInt32BE(0) === 0x1a45dfa3)
    return /V_(VP|AV1|MPEG)/.test(text(0, headSize)) ? undefined : voice('audio/webm', 'webm')
  if (text(4, 8) === 'ftyp') return /^(M4A|mp4|iso|3gp|dash)/.test(text(8, 12)) ? voice('audio/mp4', 'm4a') : undefined
  if (text(0, 5) === '#!AMR') return voice('audio/amr', 'amr')
  if (text(0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)) return voice('audio/mpeg', 'mp3')
  return undefined
}

const endings: readonly [RegExp, FileKind['sort']][] = [
  [/\.(jpe?g|png|webp|gif|bmp|heic|heif|avif|tiff?)$/i, 'picture'],
  [/\.(ogg|oga|opus|webm|m4a|mp3|wav|amr|aac|3gpp?|mp4)$/i, 'voice'],
]

/** What it is said to be, by its type and its name: all sorts that either of them means. */
export function claimsOf(type: string, name: string): Set<FileKind['sort'] | 'other'> {
  const claims = new Set<FileKind['sort'] | 'other'>()
  if (/^image\//.test(type)) claims.add('picture')
  else if (/^(audio|video)\//.test(type)) claims.add('voice')
  else if (type !== '' && type !== 'application/octet-stream') claims.add('other')
  const byName = endings.find(([ending]) => ending.test(name))
  if (byName) claims.add(byName[1])
  else if (/\.\w{1,8}$/.test(name)) claims.add('other')
  return claims
}

/**
 * A recording without the place where it was made: coordinates as text (ISO 6709, as phones write them) and the box
 * `loci` are overwritten, lengths stay. Undefined for a film, which is no recording of a voice.
 */
export function withoutPlace(recording: Buffer): Buffer | undefined {
  const text = recording.toString('latin1')
  if (/hdlr.{8}vide/s.test(text)) return undefined
  const clean = Buffer.from(recording)
  for (const { index, 0: found } of text.matchAll(/[+-]\d{2,4}(?:\.\d+)?[+-]\d{3,5}(?:\.\d+)(?:[+-]\d+(?:\.\d+)?)?\//g))
    clean.fill('0', index, index + found.length)
  for (const { index } of text.matchAll(/loci\0\0\0\0/g)) {
    const size = recording.readUInt32BE(Math.max(0, index - 4))
    if (index < 4 || size < 16 || size > 1024) continue
    clean.write('free', index, 'latin1')
    clean.fill(0, index + 4, Math.min(clean.length, index - 4 + size))
  }
  return clean
}
