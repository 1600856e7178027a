/** Says a thing to the person at the terminal, in their language, on stdout. */
export type Say = (en: string, zh: string) => void

export const sayTo =
  (out: NodeJS.WritableStream, language: 'en' | 'zh'): Say =>
  (en, zh) =>
    out.write(`${language === 'zh' ? zh : en}\n`)

/** Says how far a long piece of work has come, at each tenth of it. */
export function showProgress(say: Say, en: string, zh: string): (done: number, of: number) => void {
  let told = 0
  return (done, of) => {
    const tenth = Math.floor((done / of) * 10)
    if (tenth <= told) return
    told = tenth
    say(`${en}: ${tenth * 10} %`, `${zh}：${tenth * 10}%`)
  }
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** A bar with its rate that is drawn over itself at a terminal; elsewhere a line at each tenth. */
export function progressBar(out: NodeJS.WriteStream, say: Say): (done: number, of: number) => void {
  if (!out.isTTY) return showProgress(say, 'Simulating', '正在模拟')
  const began = performance.now()
  let drawn = 0
  return (done, of) => {
    const now = performance.now()
    if (now - drawn < 100 && done < of) return
    drawn = now
    const share = done / of
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░')
    const rate = Math.round(done / ((now - began) / 1000))
    out.write(`\r${bar} ${Math.floor(share * 100)} %  ${done}/${of}  ${rate}/s ${done < of ? '' : '\n'}`)
  }
}
