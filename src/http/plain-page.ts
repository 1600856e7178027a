import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { say, type Words } from '../kinds/words.ts'
import type { Language } from './language.ts'

/*
 * A page of one sentence, without a script: what a code on a paper leads to, or an address at which there is nothing. Like every
 * screen it says whom to call when it is urgent.
 */

const words = {
  urgent: say('紧急请拨', 'In an emergency call'),
  home: say('回到首页', 'Go to the home page'),
  office: say('回到办公页', 'Go to the office pages'),
}

const style = `:root{color-scheme:light dark}body{font:1rem/1.6 "PingFang SC","HarmonyOS Sans SC","Noto Sans SC",sans-serif;max-width:32rem;margin:0 auto;padding:1rem;color:#1f2328;background:#faf8f5}h1{font-size:1.4rem;line-height:1.4;margin:16vh 0 1rem;color:#1d2f4f}p{margin:0 0 1rem}a{color:inherit;display:inline-block;line-height:3rem}header{text-align:center}header a{font-weight:700}@media (prefers-color-scheme:dark){body{color:#e8eaed;background:#14181f}h1{color:#dce5f5}}`

export const plainPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** @param more said under it; nothing of it may come from whoever asks */
export function plainPage(language: Language, title: Words, more: string): string {
  const t = (of: Words) => of[language]
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>小警务</title><style>${style}</style><header>${t(words.urgent)} <a href="tel:110">110</a></header><main><h1>${t(title)}</h1><p>${more}</p></main></html>`
}

type Asked = { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders }

/** Somebody has come to an address with a browser, and reads what they find there. What programs ask is answered as to programs, whatever they would take. */
export const isRead = ({ method, url = '', headers: { accept = '' } }: Asked): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/(api|open311)\//.test(url) && /(^|,) *text\/html\b/i.test(accept)

/** What somebody reads who came to where they cannot be answered: why, and the way home. */
export function problemPage(language: Language, title: Words, url: string): string {
  const [home, way] = /^\/(office|console|password)(?![\w-])/.test(url)
    ? (['/office', words.office] as const)
    : (['/', words.home] as const)
  return plainPage(language, title, `<a href="${home}">${way[language]}</a>`)
}
