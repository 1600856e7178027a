import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a PDF says, page by page, read back by a reader of another make; and the fonts that it carries with it. */
export async function readPdf(
  bytes: Buffer,
): Promise<{ pages: string[]; fonts: { name: string; embedded: boolean }[] }> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
  })
  const pdf = await task.promise
  const pages: string[] = []
  const fonts = new Map<string, boolean>()
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    await page.getOperatorList()
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(''))
    for (const item of items) {
      if (!('fontName' in item)) continue
      const font = page.commonObjs.get(item.fontName) as { name: string; missingFile?: boolean }
      fonts.set(font.name, font.missingFile !== true)
    }
  }
  await task.destroy()
  return { pages, fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })) }
}
