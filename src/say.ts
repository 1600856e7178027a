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
