import type { Notice } from '../kind.ts'
import { hasReporter, seriousUnreported } from './ask.ts'

/** Nothing goes to a responsible unit before somebody stood at the place: it cannot tell from the hour who reported. */
export const notices = {
  answered: { to: ['reporter'], names: { kept: ['verify'] }, source: 'M32：两小时内有人看、有人回' },
  goNow: { to: ['owner', 'station_chief'], source: 'M33' },
  duplicate: { to: ['reporter'], source: 'domain §1.3' },
  dismissed: { to: ['reporter'], source: 'mission: nothing is closed silently' },
  dayNamed: { to: ['reporter'], source: '到位①' },
  graded: { to: ['owner', 'station_chief'], names: { kept: ['reportSerious'] }, source: 'M40' },
  reportUpNow: { to: ['station_chief'], if: seriousUnreported, source: 'M40：责令改正的同时书面报告' },
  reportedUp: { to: ['county_officer'], source: 'M40' },
  order: { to: ['responsible_unit'], names: { lastDay: 'dueOn' }, source: '消防监督检查规定；M36' },
  transferred: { to: ['reporter'], source: 'M37' },
  cameBack: { to: ['owner', 'station_chief'], source: 'M37' },
  workStarted: { to: ['owner'], source: '到位②' },
  reminder: { to: ['responsible_unit', 'owner'], names: { lastDay: 'dueOn' }, source: '到位②：过半、八成、到期提醒' },
  proofIn: { to: ['owner'], source: '到位③' },
  extensionAsked: { to: ['station_chief', 'owner'], source: '延期申请' },
  extensionGranted: { to: ['responsible_unit'], names: { lastDay: 'dueOn' }, source: '延期批复' },
  extensionRefused: { to: ['responsible_unit'], source: '延期批复' },
  postponed: { to: ['reporter'], source: 'R23：新的日子要说' },
  recheckNow: { to: ['owner'], names: { kept: ['pass'] }, source: 'M38' },
  passed: { to: ['responsible_unit'], source: '复查意见书' },
  tellNow: { to: ['owner'], if: hasReporter, names: { kept: ['tellReporter'] }, source: 'M41' },
  failed: { to: ['responsible_unit', 'station_chief'], names: { kept: ['escalate'] }, source: 'M39' },
  escalated: { to: ['reporter', 'responsible_unit'], source: 'M39' },
  told: { to: ['reporter'], source: 'M41' },
  closed: { to: ['reporter'], source: 'mission' },
} satisfies Record<string, Notice>
