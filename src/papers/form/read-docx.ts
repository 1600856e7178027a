import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'
import type { Align, Cell, Form, Paragraph, Piece, Table } from './form.ts'
import type { FormFault } from './placeholders.ts'

/*
 * A form out of a Word file (ECMA-376, WordprocessingML, as Word and WPS write it). It is read and never run: whatever could do more than
 * say words and lines is refused by its name, so that what is looked at is what will be printed.
 */

const MOST_ENTRIES = 400
const LARGEST_PART = 4_000_000
const LARGEST_WHOLE = 24_000_000

/** What is wrong with the file itself: its code, and which part. */
class Unreadable extends Error {
  readonly code: string
  readonly what: string
  constructor(code: string, what = '') {
    super(code)
    this.code = code
    this.what = what
  }
}

/** The form in a Word file, and every reason why it cannot be one, each by its place. */
export async function formIn(docx: Buffer): Promise<{ form?: Form; faults: FormFault[] }> {
  try {
    const parts = await partsOf(docx)
    const main = parts.get('word/document.xml')
    if (!main) throw new Unreadable('not-a-word-file')
    const faults = outsideOf(parts)
    const [document] = readXml('word/document.xml', main)
    const body = document && childrenOf(document).find(one => nameOf(one) === 'w:body')
    if (!body) throw new Unreadable('not-a-word-file')
    const styles = stylesIn(parts.get('word/styles.xml'))
    const form = bodyOf(childrenOf(body), styles, faults)
    return faults.length > 0 ? { faults: faults.slice(0, 30) } : { form, faults }
  } catch (error) {
    if (error instanceof Unreadable) return { faults: [{ code: error.code, what: error.what }] }
    throw error
  }
}

const openZip: (bytes: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer) as never

/** The parts that we read, and the names of all. Sizes are held while they are unpacked, whatever the file says of itself. */
async function partsOf(docx: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  try {
    const zip = await openZip(docx, { lazyEntries: true })
    if (zip.entryCount > MOST_ENTRIES) throw new Unreadable('too-much-inside')
    let whole = 0
    for await (const entry of entriesOf(zip)) {
      whole += entry.uncompressedSize
      if (whole > LARGEST_WHOLE) throw new Unreadable('too-much-inside', entry.fileName.slice(0, 60))
      if (entry.isEncrypted()) throw new Unreadable('locked-file')
      if (!/\.(xml|rels)$/.test(entry.fileName)) parts.set(entry.fileName, '')
      else if (entry.uncompressedSize > LARGEST_PART)
        throw new Unreadable('too-much-inside', entry.fileName.slice(0, 60))
      else parts.set(entry.fileName, (await buffer(await streamOf(zip, entry))).toString('utf8'))
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('not-a-word-file')
  }
  return parts
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let left = zip.entryCount; left > 0; left--)
    yield await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('error', reject)
      zip.readEntry()
    })
}

const streamOf = (zip: ZipFile, entry: Entry) =>
  new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  )

/** What reaches out of the file, or acts: macros, objects, and whatever lies elsewhere. */
function outsideOf(parts: ReadonlyMap<string, string>): FormFault[] {
  const faults: FormFault[] = []
  for (const [name, text] of parts) {
    if (/vbaProject|vbaData|macrosheet|\.bin$/i.test(name)) faults.push({ code: 'has-macros', what: name.slice(0, 60) })
    else if (/^word\/(embeddings|activeX|afchunk)/i.test(name))
      faults.push({ code: 'has-objects', what: name.slice(0, 60) })
    if (name.endsWith('.rels'))
      for (const node of everyOf(readXml(name, text)))
        if (nameOf(node) === 'Relationship' && attributesOf(node)['TargetMode'] === 'External')
          faults.push({ code: 'points-outside', what: String(attributesOf(node)['Target'] ?? '').slice(0, 60) })
    if (/^word\/(header|footer)\d*\.xml$/.test(name) && everyOf(readXml(name, text)).some(saysSomething))
      faults.push({ code: 'header-or-footer', what: '' })
    if (name === '[Content_Types].xml' && /macroEnabled/i.test(text)) faults.push({ code: 'has-macros', what: name })
  }
  return faults
}

type Node = Record<string, any>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
})

function readXml(name: string, text: string): Node[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('has-entities', name)
  if (XMLValidator.validate(text) !== true) throw new Unreadable('not-a-word-file', name)
  return parser.parse(text)
}

const nameOf = (node: Node): string => Object.keys(node).find(key => key !== ':@')!
const childrenOf = (node: Node): Node[] => (Array.isArray(node[nameOf(node)]) ? node[nameOf(node)] : [])
const attributesOf = (node: Node): Record<string, string> => node[':@'] ?? {}
const child = (node: Node | undefined, name: string): Node | undefined =>
  node && childrenOf(node).find(one => nameOf(one) === name)
const value = (node: Node | undefined, name: string, attribute = 'w:val'): string | undefined => {
  const found = child(node, name)
  return found && (attributesOf(found)[attribute] ?? '')
}
const everyOf = (nodes: Node[]): Node[] => nodes.flatMap(node => [node, ...everyOf(childrenOf(node))])
const saysSomething = (node: Node) => nameOf(node) === 'w:t' && textIn(node).trim() !== ''
const textIn = (node: Node): string =>
  childrenOf(node)
    .map(one => String(one['#text'] ?? ''))
    .join('')

/** Twentieths of a point. */
const points = (twips: string | undefined): number | undefined =>
  twips !== undefined && /^-?\d{1,6}(\.\d+)?$/.test(twips) ? Number(twips) / 20 : undefined

type Looks = Partial<Omit<Paragraph, 'pieces'> & Omit<Piece, 'text'>>
type Styles = { base: Looks; named: ReadonlyMap<string, Looks> }

function stylesIn(text: string | undefined): Styles {
  const [root] = text ? readXml('word/styles.xml', text) : []
  if (!root) return { base: {}, named: new Map() }
  const defaults = child(root, 'w:docDefaults')
  const base = {
    ...looksOf(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    ...wordLooks(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
  }
  const raw = new Map<string, Node>()
  let usual: Looks = {}
  for (const node of childrenOf(root))
    if (nameOf(node) === 'w:style') raw.set(attributesOf(node)['w:styleId'] ?? '', node)
  const looks = (id: string, depth = 0): Looks => {
    const node = raw.get(id)
    if (!node || depth > 10) return {}
    const above = value(node, 'w:basedOn')
    return {
      ...(above !== undefined && looks(above, depth + 1)),
      ...looksOf(child(node, 'w:pPr')),
      ...wordLooks(child(node, 'w:rPr')),
    }
  }
  for (const [id, node] of raw)
    if (attributesOf(node)['w:type'] === 'paragraph' && attributesOf(node)['w:default'] === '1') usual = looks(id)
  return { base: { ...base, ...usual }, named: new Map([...raw.keys()].map(id => [id, looks(id)])) }
}

const aligns: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
}

/** How a paragraph stands; what is not said is left to what it is based on. */
function looksOf(node: Node | undefined): Looks {
  const spacing = child(node, 'w:spacing')
  const [above, below] = ['w:before', 'w:after'].map(name => points(spacing && attributesOf(spacing)[name]))
  const indents = child(node, 'w:ind')
  const indent = indents && points(attributesOf(indents)['w:left'] ?? attributesOf(indents)['w:start'])
  const first = indents && points(attributesOf(indents)['w:firstLine'])
  const align = aligns[value(node, 'w:jc') ?? '']
  return {
    ...(align && { align }),
    ...(above !== undefined && { before: above }),
    ...(below !== undefined && { after: below }),
    ...(indent !== undefined && { indent: Math.max(0, indent) }),
    ...(first !== undefined && { first: Math.max(0, first) }),
    ...(isOn(node, 'w:pageBreakBefore') && { newPage: true as const }),
  }
}

function wordLooks(node: Node | undefined): Looks {
  const size = Number(value(node, 'w:sz') ?? Number.NaN) / 2
  const color = value(node, 'w:color')
  const underline = value(node, 'w:u')
  return {
    ...(size >= 4 && size <= 96 && { size }),
    ...(isOn(node, 'w:b') && { bold: true as const }),
    ...(underline !== undefined && underline !== 'none' && { underline: true as const }),
    ...(color !== undefined && /^[0-9a-f]{6}$/i.test(color) && color !== '000000' && { color: `#${color}` }),
  }
}

const isOn = (node: Node | undefined, name: string): boolean => {
  const said = value(node, name)
  return said !== undefined && !['0', 'false', 'off'].includes(said)
}

/** Marks that say nothing on paper. */
const silent =
  /^w:(pPr|rPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|sectPr|bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd|commentReference|annotationRef|lastRenderedPageBreak|softHyphen|noBreakHyphen)$|^#/
/** What else may stand in a document, by what people call it. */
const named: Readonly<Record<string, string>> = {
  'w:drawing': 'has-pictures',
  'w:pict': 'has-pictures',
  'mc:AlternateContent': 'has-pictures',
  'w:object': 'has-objects',
  'w:ins': 'has-changes',
  'w:del': 'has-changes',
  'w:moveFrom': 'has-changes',
  'w:moveTo': 'has-changes',
  'w:fldChar': 'has-fields',
  'w:fldSimple': 'has-fields',
  'w:instrText': 'has-fields',
  'w:sdt': 'has-fields',
  'w:altChunk': 'has-objects',
  'w:hyperlink': 'has-links',
  'w:footnoteReference': 'has-notes',
  'w:endnoteReference': 'has-notes',
}

function bodyOf(nodes: Node[], styles: Styles, faults: FormFault[]): Form {
  const blocks: (Paragraph | Table)[] = []
  const section = nodes.findLast(node => nameOf(node) === 'w:sectPr')
  for (const node of nodes) {
    const name = nameOf(node)
    if (name === 'w:p') blocks.push(paragraphOf(node, styles, faults))
    else if (name === 'w:tbl') blocks.push(tableOf(node, styles, faults))
    else if (!silent.test(name)) faults.push({ code: named[name] ?? 'has-something-else', what: name.slice(0, 40) })
  }
  // The empty paragraph after a table that Word always keeps at the end.
  while (blocks.length > 1 && 'pieces' in blocks.at(-1)! && (blocks.at(-1) as Paragraph).pieces.length === 0)
    blocks.pop()
  const size = child(section, 'w:pgSz')
  const width = points(size && attributesOf(size)['w:w'])
  if (width !== undefined && Math.abs(width - 595.3) > 3)
    faults.push({ code: 'not-a4', what: `${Math.round(width)} pt` })
  const margin = child(section, 'w:pgMar')
  const side = (name: string, usual: number) => {
    const said = points(margin && attributesOf(margin)[name])
    return Math.min(150, Math.max(20, said ?? usual))
  }
  return { margins: [side('w:left', 79), side('w:top', 79), side('w:right', 74), side('w:bottom', 85)], blocks }
}

function paragraphOf(node: Node, { base, named: styled }: Styles, faults: FormFault[]): Paragraph {
  const properties = child(node, 'w:pPr')
  const style = value(properties, 'w:pStyle')
  const looks = { ...base, ...(style !== undefined && styled.get(style)), ...looksOf(properties) }
  const pieces: Piece[] = []
  let newPage = looks.newPage
  const where = everyOf([node]).filter(saysSomething).map(textIn).join('').slice(0, 20)
  if (child(properties, 'w:numPr')) faults.push({ code: 'has-numbering', what: where })
  const runIn = (run: Node) => {
    const runs = child(run, 'w:rPr')
    const character = value(runs, 'w:rStyle')
    const {
      size = 12,
      bold,
      underline,
      color,
    } = { ...looks, ...(character && styled.get(character)), ...wordLooks(runs) }
    const write = (text: string) =>
      pieces.push({ text, size, ...(bold && { bold }), ...(underline && { underline }), ...(color && { color }) })
    for (const one of childrenOf(run)) {
      const name = nameOf(one)
      if (name === 'w:t') write(textIn(one))
      else if (name === 'w:tab') write('　　')
      else if (name === 'w:cr') write('\n')
      else if (name === 'w:br' && attributesOf(one)['w:type'] !== 'page') write('\n')
      else if (name === 'w:br') newPage = true
      else if (!silent.test(name))
        faults.push({ code: named[name] ?? 'has-something-else', what: where || name.slice(0, 40) })
    }
  }
  const walk = (nodes: Node[]) => {
    for (const one of nodes) {
      const name = nameOf(one)
      if (name === 'w:r') runIn(one)
      else if (name === 'w:smartTag') walk(childrenOf(one))
      else if (!silent.test(name))
        faults.push({ code: named[name] ?? 'has-something-else', what: where || name.slice(0, 40) })
    }
  }
  walk(childrenOf(node))
  const { align = 'left', indent = 0, first = 0, before = 0, after = 0 } = looks
  return {
    align,
    indent,
    first,
    before,
    after,
    ...(newPage && { newPage }),
    pieces: pieces.filter(({ text }) => text !== ''),
  }
}

function tableOf(node: Node, styles: Styles, faults: FormFault[]): Table {
  const widths = childrenOf(child(node, 'w:tblGrid') ?? {}).map(one => points(attributesOf(one)['w:w']) ?? 60)
  const rows: Cell[][] = []
  /** Which cell goes on downwards, by its column. */
  const going = new Map<number, Cell>()
  for (const row of childrenOf(node)) {
    if (nameOf(row) !== 'w:tr') {
      if (!silent.test(nameOf(row)))
        faults.push({ code: named[nameOf(row)] ?? 'has-something-else', what: nameOf(row).slice(0, 40) })
      continue
    }
    const cells: Cell[] = []
    let column = 0
    for (const one of childrenOf(row).filter(each => nameOf(each) === 'w:tc')) {
      const properties = child(one, 'w:tcPr')
      const span = Math.max(1, Math.min(30, Number(value(properties, 'w:gridSpan')) || 1))
      const merge = child(properties, 'w:vMerge')
      const goesOn = merge && attributesOf(merge)['w:val'] !== 'restart' && going.get(column)
      if (goesOn) goesOn.down++
      else {
        const inside = childrenOf(one).filter(each => nameOf(each) !== 'w:tcPr')
        if (inside.some(each => nameOf(each) === 'w:tbl')) faults.push({ code: 'table-in-table', what: '' })
        const paragraphs = inside.filter(each => nameOf(each) === 'w:p').map(each => paragraphOf(each, styles, faults))
        const cell = { span, down: 1, paragraphs }
        cells.push(cell)
        if (merge) going.set(column, cell)
        else going.delete(column)
      }
      column += span
    }
    rows.push(cells)
    while (widths.length < column) widths.push(60)
  }
  return {
    widths,
    ruled: ruledAs(child(child(node, 'w:tblPr'), 'w:tblBorders'), value(child(node, 'w:tblPr'), 'w:tblStyle')),
    rows,
  }
}

/** As its own borders say; where it has none of its own, as the style by which Word draws a grid. */
function ruledAs(borders: Node | undefined, style: string | undefined): Table['ruled'] {
  if (!borders) return style === undefined ? 'none' : 'all'
  const drawn = (name: string) => !['none', 'nil', undefined].includes(value(borders, name))
  if (drawn('w:insideV') || drawn('w:left')) return 'all'
  return drawn('w:insideH') || drawn('w:top') || drawn('w:bottom') ? 'rows' : 'none'
}
