import { joinedNotices } from '../common/joined.ts'
import { commonNotices } from '../common/notices.ts'
import type { Notice, Seen } from '../kind.ts'
import type { Details } from './details.ts'

const both = ['reporter', 'party', 'otherParty'] as const
const about = (question: (details: Details) => boolean) => (seen: Seen) => question(seen.details)

export const notices: Readonly<Record<string, Notice>> = {
  ...commonNotices,
  ...joinedNotices,
  sentOut: { to: ['reporter'], source: 'M16' },
  path: { to: [...both, 'victim'], source: 'M17；程序规定 178、179；人民调解法 18' },
  hot: { to: ['station_chief'], if: about(({ heat }) => heat >= 3), source: '按事分级，不给人贴标签（domain §1.2）' },
  guardianCalled: {
    to: ['guardian'],
    if: ({ people }) => people.some(({ role }) => role === 'guardian'),
    source: '程序规定 181',
  },
  sitting: { to: [...both, 'proxy', 'helper'], source: 'M19；程序规定 181' },
  appraisal: { to: [...both, 'victim'], source: '程序规定 第七章' },
  saidNo: { to: ['owner'], names: { kept: ['stopMediation'] }, source: 'M21：一个工作日内结束调解' },
  mediationEnded: { to: [...both], source: '治安管理处罚法 9 第三款；程序规定 185' },
  toCase: { to: ['reporter', 'party', 'victim'], source: '程序规定 179；治安管理处罚法 9' },
  agreed: { to: [...both, 'guardian'], source: '程序规定 184' },
  copies: { to: [...both], source: 'M22；告知之后请评价' },
  performed: {
    to: [...both],
    if: ({ state }) => state === 'performed' || state === 'follow_30',
    source: '治安管理处罚法 9 第二款：履行了的不予处罚',
  },
  breached: {
    to: [...both, 'owner'],
    if: ({ state }) => state === 'breached',
    source: '治安管理处罚法 9 第三款',
  },
  breachHandled: { to: [...both], source: '治安管理处罚法 9 第三款：告知可以提起民事诉讼' },
  handedOver: { to: [...both], source: 'M27；国办发〔2022〕12号' },
  askedBack: { to: ['reporter', 'party'], source: 'M28' },
  court: { to: [...both], source: 'M29；人民调解法 33' },
  relapse: { to: ['owner', 'station_chief'], source: 'domain §1.2：反复' },
  takenUpAgain: { to: ['reporter', 'party'], source: 'domain §1.2：反复' },
  protectionBegun: { to: ['reporter', 'victim'], source: 'R26；反家庭暴力法 15' },
  protectedNow: { to: ['owner', 'station_chief'], source: 'R26；M30' },
  rights: { to: ['reporter', 'victim'], source: 'M30；反家庭暴力法 15、16、23' },
  unreached: {
    to: ['station_chief'],
    if: ({ standing }) => standing.protected,
    source: 'R26：联系不上，所长先核实安全',
  },
  closed: { to: [...both, 'victim'], source: 'mission' },
}

/** An onlooker hears that it came, that it is somebody's, and that it ended; in a protected matter only that it came (R26). */
const forOnlookers: ReadonlySet<string> = new Set(['receipt', 'handed', 'closed'])

/** What may not go to whoever reported it, by what they are to the quarrel. */
export function unheard({ details, standing }: Seen, role: string, notice: string): boolean {
  if (role !== 'reporter') return false
  const { reporterIs } = details as Details
  if (reporterIs === 'other_side') return standing.protected
  if (reporterIs !== 'onlooker' && reporterIs !== 'family') return false
  return standing.protected ? notice !== 'receipt' : !forOnlookers.has(notice)
}
