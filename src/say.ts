/** Says a thing to the person at the terminal, in their language, on stdout. */
export type Say = ((en: string, zh: string) => void) & {
  /** Only at a terminal: the same over the line that was said so last. */
  over?: (en: string, zh: string) => void
}

export function sayTo(out: NodeJS.WritableStream & { isTTY?: boolean }, language: 'en' | 'zh'): Say {
  const line = (en: string, zh: string) => (language === 'zh' ? zh : en)
  const say: Say = (en, zh) => void out.write(`${line(en, zh)}\n`)
  if (out.isTTY) say.over = (en, zh) => void out.write(`\r${line(en, zh)}\x1b[K`)
  return say
}

const DRAW_EVERY_MS = 100

/**
 * Says how far a long piece of work has come: a bar that is drawn over itself at a terminal, with its rate where that tells
 * something; elsewhere a line at each tenth.
 */
export function showProgress(say: Say, en: string, zh: string, { rated = false } = {}) {
  const began = performance.now()
  let told = 0
  let drawn = 0
  return (done: number, of: number): void => {
    const share = done / of
    const tenth = Math.floor(share * 10)
    const now = performance.now()
    const isDue = say.over ? now - drawn >= DRAW_EVERY_MS || tenth === 10 : tenth > told
    if (!isDue || told === 10) return
    told = tenth
    drawn = now
    if (!say.over) {
      say(`${en}: ${tenth * 10} %`, `${zh}：${tenth * 10}%`)
      return
    }
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░')
    const rate = rated ? `  ${done}/${of}  ${Math.round(done / ((now - began) / 1000))}/s` : ''
    const rest = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %${rate}`
    say.over(`${en}  ${rest}`, `${zh}  ${rest}`)
    if (tenth === 10) say('', '')
  }
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** As wide as it is shown: what is Chinese takes two columns of a terminal. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign)
        ? 2
        : 1),
    0,
  )

/** Lines whose columns stand below each other; the last one is left as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map(row => widthOf(row[i]!))))
  return rows.map(row =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - widthOf(cell)))).join('  '),
  )
}
