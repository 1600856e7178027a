import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import decodeQR from 'qr/decode.js'

/** What a PDF says, page by page, read back by a reader of another make; the fonts that it carries, and pictures on each page. */
export async function readPdf(
  bytes: Buffer,
): Promise<{ pages: string[]; fonts: { name: string; embedded: boolean }[]; pictures: number[] }> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
  })
  const pdf = await task.promise
  const pages: string[] = []
  const pictures: number[] = []
  const fonts = new Map<string, boolean>()
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { fnArray } = await page.getOperatorList()
    pictures.push(fnArray.filter(one => one === OPS.paintImageXObject).length)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(''))
    for (const item of items) {
      if (!('fontName' in item)) continue
      const font = page.commonObjs.get(item.fontName) as { name: string; missingFile?: boolean }
      fonts.set(font.name, font.missingFile !== true)
    }
  }
  await task.destroy()
  return { pages, fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })), pictures }
}

/** What the square code on a page says, found by another maker's eyes in the picture of that page. @param dots to a point of the paper */
export async function codeOn(bytes: Buffer, n = 1, dots = 3, part?: Part): Promise<string> {
  return decodeQR(await pictureOf(bytes, n, dots, part))
}

/** In millimetres from the upper left corner. */
type Part = { x: number; y: number; width: number; height: number }

/** One page as ink on paper. */
export async function pictureOf(bytes: Buffer, n: number, dots: number, part?: Part) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise
  const page = await pdf.getPage(n)
  const viewport = page.getViewport({ scale: dots })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const { canvas, context } = (pdf.canvasFactory as any).create(width, height)
  await page.render({ canvas, canvasContext: context, viewport }).promise
  const [x, y, w, h] = part
    ? [part.x, part.y, part.width, part.height].map(mm => Math.round((mm * 72 * dots) / 25.4))
    : [0, 0, width, height]
  return { width: w!, height: h!, data: context.getImageData(x, y, w, h).data as Uint8ClampedArray }
}
