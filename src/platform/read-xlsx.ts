import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { CsvRow } from './csv.ts'
import type { OpenTable } from './read-table.ts'
import { Refusal } from './refusal.ts'
import { type Strings, stringsAside } from './strings-aside.ts'

/*
 * The first sheet of an .xlsx (ECMA-376), a row at a time. What it is packed from is never held: texts that cells share are laid aside in a
 * file. Whatever was made to unpack into a mountain is refused by name before it is one.
 */

/** Parts may unpack to so much; and of what is larger than `FREE`, to so many times of what it was. */
const MOST_UNPACKED = 4 * 2 ** 30
const MOST_SHARED = 2 ** 30
const FREE = 64 * 2 ** 20
const MOST_TIMES = 300
const MOST_PARTS = 10_000
const MOST_COLUMNS = 1000
/** No sheet has a row further down. */
const LAST_ROW = 2 ** 20
const MOST_CHARACTERS = 32_767
/** So many bytes with no tag that begins or ends, and so many tags in one another: no sheet has that. */
const LONGEST = 2 ** 20
const DEEPEST = 64

/** Refuses (422) `table-damaged`, `not-a-table`, `table-unpacks-too-large`, `table-too-wide`, `table-has-declarations` and `cell-too-long`. */
export async function xlsxRows(file: string): Promise<OpenTable> {
  const zip = await openZip(file)
  try {
    const parts = await partsOf(zip)
    const sheet = await firstSheet(zip, parts)
    const dates = await datesIn(zip, parts)
    const shared = await sharedIn(zip, parts)
    let read = 0
    const rows = rowsIn(zip, sheet, shared, dates, bytes => (read = bytes))
    return { rows, share: () => (sheet.uncompressedSize === 0 ? 1 : Math.min(1, read / sheet.uncompressedSize)) }
  } catch (error) {
    zip.close()
    throw inWords(error)
  }
}

const openZip = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new Refusal(422, 'table-damaged')) : resolve(zip),
    ),
  )

/** Whatever the archive or the text in it has wrong is one thing to whoever sent it. */
const inWords = (error: unknown): unknown => (isOurs(error) ? error : new Refusal(422, 'table-damaged'))
const isOurs = (error: unknown) =>
  error instanceof Refusal || ['EIO', 'ENOSPC', 'EMFILE'].includes((error as NodeJS.ErrnoException).code ?? '')

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw new Refusal(422, 'table-unpacks-too-large')
  const parts = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      parts.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', resolve)
    zip.once('error', reject)
    zip.readEntry()
  })
  return parts
}

/** The text of a part as it is unpacked. */
async function* textOf(zip: ZipFile, entry: Entry, most = MOST_UNPACKED): AsyncGenerator<string> {
  const { uncompressedSize: out, compressedSize: packed } = entry
  if (out > most || (out > FREE && out > packed * MOST_TIMES)) throw new Refusal(422, 'table-unpacks-too-large')
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } finally {
    stream.destroy()
  }
}

type Hears = { open?: (tag: SaxesTagPlain) => void; close?: (name: string) => void; text?: (text: string) => void }

/** Reads XML without what it declares; after each piece something is handed on, if there is something. */
async function* read<T>(
  text: AsyncIterable<string>,
  hears: Hears,
  ready: () => T[] = () => [],
  came: (characters: number) => void = () => {},
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false })
  let at = 0
  let last = 0
  let deep = 0
  const refuse = (code: string) => {
    throw new Refusal(422, code)
  }
  parser.on('doctype', () => refuse('table-has-declarations'))
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => {
    last = at
    if (++deep > DEEPEST) refuse('table-damaged')
    hears.open?.(tag)
  })
  parser.on('closetag', ({ name }) => {
    last = at
    deep--
    hears.close?.(name)
  })
  if (hears.text) {
    parser.on('text', hears.text)
    parser.on('cdata', hears.text)
  }
  for await (const piece of text) {
    at += piece.length
    // A declaration that never ends is never heard of either.
    if (at - last > LONGEST) refuse(last === 0 ? 'table-has-declarations' : 'cell-too-long')
    parser.write(piece)
    came(at)
    yield* ready()
  }
  parser.close()
  yield* ready()
}

async function readAll(text: AsyncIterable<string>, hears: Hears): Promise<void> {
  for await (const _ of read(text, hears));
}

const attribute = ({ attributes }: SaxesTagPlain, name: string): string | undefined => attributes[name]
const bare = (name: string) => name.slice(name.indexOf(':') + 1)

async function firstSheet(zip: ZipFile, parts: Map<string, Entry>): Promise<Entry> {
  const book = parts.get('xl/workbook.xml')
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (!book || !relations) throw new Refusal(422, 'not-a-table')
  let id: string | undefined
  await readAll(textOf(zip, book, FREE), {
    open: tag => {
      if (bare(tag.name) === 'sheet') id ??= attribute(tag, 'r:id') ?? ''
    },
  })
  let target: string | undefined
  await readAll(textOf(zip, relations, FREE), {
    open: tag => {
      if (
        bare(tag.name) === 'Relationship' &&
        attribute(tag, 'Id') === id &&
        attribute(tag, 'TargetMode') !== 'External'
      )
        target = attribute(tag, 'Target')
    },
  })
  const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
  const sheet = parts.get(path)
  if (!sheet) throw new Refusal(422, 'not-a-table')
  return sheet
}

type Dates = { styles: ReadonlySet<number> }

/** Which styles show a number as a day or an hour: those of the list that Excel has by itself, and those of the book. */
async function datesIn(zip: ZipFile, parts: Map<string, Entry>): Promise<Dates> {
  const styles = parts.get('xl/styles.xml')
  const found = new Set<number>()
  const formats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47])
  for (const one of [50, 51, 52, 53, 54, 55, 56, 57, 58]) formats.add(one)
  let inCells = false
  let n = 0
  if (styles)
    await readAll(textOf(zip, styles, FREE), {
      open: tag => {
        const name = bare(tag.name)
        const code = attribute(tag, 'formatCode')?.replace(/"[^"]{0,255}"|\[[^\]]{0,255}\]|\\./g, '')
        if (name === 'numFmt' && code && /[ymdhs]/i.test(code) && !/[#0?]/.test(code.replace(/\.0+/, '')))
          formats.add(Number(attribute(tag, 'numFmtId')))
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells && formats.has(Number(attribute(tag, 'numFmtId')))) found.add(n)
        if (name === 'xf' && inCells) n++
      },
      close: name => {
        if (bare(name) === 'cellXfs') inCells = false
      },
    })
  return { styles: found }
}

async function sharedIn(zip: ZipFile, parts: Map<string, Entry>): Promise<Strings | undefined> {
  const part = parts.get('xl/sharedStrings.xml')
  if (!part) return undefined
  const strings = await stringsAside()
  let text = ''
  let hearing = false
  let sounds = 0
  try {
    const pieces = read<string>(textOf(zip, part, MOST_SHARED), {
      open: ({ name }) => {
        if (bare(name) === 'si') text = ''
        if (bare(name) === 'rPh') sounds++
        hearing = bare(name) === 't' && sounds === 0
      },
      text: said => {
        if (hearing) text = added(text, said)
      },
      close: name => {
        hearing = false
        if (bare(name) === 'rPh') sounds--
        if (bare(name) === 'si') strings.add(text)
      },
    })
    for await (const _ of pieces);
    return strings
  } catch (error) {
    strings.close()
    throw error
  }
}

function added(text: string, more: string): string {
  if (text.length + more.length > MOST_CHARACTERS) throw new Refusal(422, 'cell-too-long')
  return text + more
}

async function* rowsIn(
  zip: ZipFile,
  sheet: Entry,
  shared: Strings | undefined,
  { styles }: Dates,
  came: (characters: number) => void,
): AsyncGenerator<CsvRow, void> {
  let done: CsvRow[] = []
  let line = 0
  let fields: string[] = []
  let column = 0
  let type = 'n'
  let style = -1
  let text = ''
  let hearing = false
  const hears: Hears = {
    open: tag => {
      const name = bare(tag.name)
      if (name === 'row') {
        const said = Number(attribute(tag, 'r') ?? line + 1)
        if (said > LAST_ROW) throw new Refusal(422, 'table-damaged')
        line = Number.isSafeInteger(said) && said > line ? said : line + 1
        fields = []
        column = 0
      } else if (name === 'c') {
        const letters = /^[A-Z]{1,4}/.exec(attribute(tag, 'r') ?? '')?.[0]
        column = letters ? columnOf(letters) : column + 1
        if (column > MOST_COLUMNS) throw new Refusal(422, 'table-too-wide')
        type = attribute(tag, 't') ?? 'n'
        style = Number(attribute(tag, 's') ?? -1)
        text = ''
      }
      hearing = name === 'v' || name === 't'
    },
    text: said => {
      if (hearing) text = added(text, said)
    },
    close: tag => {
      hearing = false
      const name = bare(tag)
      if (name === 'c') {
        while (fields.length < column - 1) fields.push('')
        fields[column - 1] = valueFrom(text, type, styles.has(style), shared)
      }
      if (name === 'row' && fields.some(one => one !== '')) done.push({ line, fields })
    },
  }
  const ready = () => {
    const rows = done
    done = []
    return rows
  }
  try {
    let width: number | undefined
    for await (const row of read<CsvRow>(textOf(zip, sheet), hears, ready, came)) {
      width ??= row.fields.length
      // Cells at the end that are empty are mostly not written at all.
      const more = width - row.fields.length
      yield more > 0 ? { ...row, fields: [...row.fields, ...Array<string>(more).fill('')] } : row
    }
  } catch (error) {
    throw inWords(error)
  } finally {
    shared?.close()
    zip.close()
  }
}

const columnOf = (letters: string) => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

function valueFrom(text: string, type: string, isDate: boolean, shared: Strings | undefined): string {
  if (type === 's') return shared?.at(Number(text)) ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type === 'e') return ''
  if (type !== 'n' || text === '') return text
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (isDate && number >= 0 && number < 2_958_466) return dayOf(number)
  // 13 digits of a telephone number or a work order are written 1.3911112222E10.
  return /e/i.test(text) && Number.isSafeInteger(number) ? String(number) : text
}

/** Days since the last of 1899, as Excel counts them. */
function dayOf(serial: number): string {
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString()
  return serial % 1 === 0 ? at.slice(0, 10) : at.slice(0, 19).replace('T', ' ')
}
