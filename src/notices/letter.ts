import { say, type Words } from '../kinds/words.ts'
import { linkFor } from '../matters/link.ts'
import type { CryptoSuite } from '../platform/suite.ts'

/*
 * What is read on a telephone that anybody may pick up: a code and a link, never what the matter is about, of whatever kind it is
 * (domain §3.3). The day, the officer and all else stand behind the link.
 */

export const templates = {
  received: say('您的事项 {code} 已收到，请看 {link}', 'Your matter {code} was received: {link}'),
  news: say('您的事项 {code} 有了进展，请看 {link}', 'There is news on your matter {code}: {link}'),
  /** For whoever is in it without a page of their own. */
  call: say('关于事项 {code}，请致电 {phone}', 'About matter {code}, please call {phone}'),
  /** For colleagues: also in a group. */
  office: say('事项 {code} 请处理 {link}', 'Matter {code} needs you: {link}'),
  digest: say('有事项快到期或已超期，请打开“今天” {link}', 'Matters are due soon or late. Open “Today”: {link}'),
} as const satisfies Record<string, Words>
export type Template = keyof typeof templates

export const title = say('您有一条事项消息', 'A message about your matter')

/** Said to whoever waits for it at this very moment, also by night. */
const atOnce = new Set([
  'receipt',
  'sentOut',
  'searchStarted',
  'located',
  'guardianCalled',
  'minorInvolved',
  'condolence',
])
export const isAtOnce = (notice: string): boolean => atOnce.has(notice)

/** Whoever reported has a page by the link, and so has who must put a hazard right. */
const hasPage = (role: string) => role === 'reporter' || role === 'responsible_unit'

/** Without a word of theirs: that of the matter, which is who reported it’s; whoever must put it right learns nothing of that (domain §1.3). */
export const languageFor = (role: string, ofMatter: string): string => (role === 'responsible_unit' ? 'zh' : ofMatter)

/** Which of these a notice to somebody in the matter becomes: what it is called says no more than whether it is the first. */
export const templateFor = (notice: string, role: string): Template =>
  !hasPage(role) ? 'call' : notice === 'receipt' || notice === 'condolence' ? 'received' : 'news'

export function letterText(
  template: Template,
  language: 'zh' | 'en',
  { code, link, phone }: { code: string; link: string | null; phone: string | null },
): string {
  return templates[template][language]
    .replace('{code}', code)
    .replace('{link}', link ?? '')
    .replace('{phone}', phone ?? '110')
    .trim()
}

/** Where our pages are, and with what their links are made. */
export type LinkTo = { address: string; suite: CryptoSuite }

/** What a message leads to: one's own page, the matter in the office, or nothing. */
export function linkFrom(
  { address, suite }: LinkTo,
  template: Template,
  {
    bureauId,
    matterId,
    n,
    role,
    recipient,
  }: { bureauId: number; matterId: string; n: number; role: string; recipient: string },
): string | null {
  if (template === 'call') return null
  if (template === 'digest') return `${address}/office`
  if (template === 'office') return `${address}/office/${matterId}`
  const personId = role === 'reporter' ? undefined : recipient
  return `${address}/m#${linkFor(suite, { bureauId, matterId, n, personId })}`
}
