import type { Day } from '../clock/day.ts'

/**
 * A number or a switch that the law sets, and that differs by date, province or station. Where several hold on a day,
 * the one for the longest unit path wins, then the latest.
 */
export type LegalRule = {
  readonly id: string
  readonly from: Day
  readonly to?: Day
  readonly unitPath?: string
  readonly value: number | boolean
  readonly text: string
}

/** The value in force. Throws for an id that no rule has on that day: that is a fault of ours, never the asker's. */
export function lawOn(rules: readonly LegalRule[], id: string, day: Day, unitPath: string): number | boolean {
  const inForce = rules
    .filter(rule => rule.id === id && rule.from <= day && (rule.to === undefined || day < rule.to))
    .filter(rule => unitPath.startsWith(rule.unitPath ?? '/'))
    .sort((a, b) => (b.unitPath ?? '').length - (a.unitPath ?? '').length || (a.from < b.from ? 1 : -1))
  const first = inForce[0]
  if (!first) throw new Error(`no legal rule ${id} on ${day}`)
  return first.value
}

/** What a new bureau begins with; `xjw law set` writes what differs, by date and unit. */
export const shippedLaw: readonly LegalRule[] = [
  { id: 'case-days', from: '2026-01-01', value: 30, text: '治安管理处罚法（2025年修订）第118条：自立案之日起三十日' },
  {
    id: 'case-days',
    from: '2012-10-26',
    to: '2026-01-01',
    value: 30,
    text: '公安机关办理行政案件程序规定第165条：自受理之日起三十日',
  },
  { id: 'case-extensions', from: '2026-01-01', value: 2, text: '治安管理处罚法第118条：延长以二次为限' },
  { id: 'case-extensions', from: '2012-10-26', to: '2026-01-01', value: 1, text: '程序规定第165条：经批准延长三十日' },
  {
    id: 'mediation-second-workdays',
    from: '2012-10-26',
    value: 7,
    text: '程序规定第183条：第一次调解之后七个工作日内',
  },
  {
    id: 'court-joint-days',
    from: '2011-01-01',
    value: 30,
    text: '人民调解法第33条：自调解协议生效之日起三十日内共同申请司法确认',
  },
  {
    id: 'fire-checks-by-station',
    from: '2009-05-01',
    value: true,
    text: '消防法第53条、消防监督检查规定；各省不同，可按单位关闭',
  },
  {
    id: 'found-unclaimed-months',
    from: '2021-01-01',
    value: 12,
    text: '民法典318：自发布招领公告之日起一年内无人认领',
  },
  { id: 'found-unclaimed-months', from: '2007-10-01', to: '2021-01-01', value: 6, text: '物权法113：六个月内无人认领' },
  { id: 'hazard-due-days', from: '2011-06-24', value: 30, text: '本地承诺：整改期限超过三十日的，由所长定' },
  { id: 'hazard-extensions', from: '2011-06-24', value: 1, text: '本地承诺：同一期限批准延期一次为限' },
  { id: 'reopen-days', from: '2011-06-24', value: 30, text: '本地承诺：办结三十日内可以要求再办' },
  { id: 'rating-days', from: '2011-06-24', value: 14, text: '本地承诺：告知后十四日内可以用链接评价' },
  {
    id: 'pause-review-days',
    from: '2011-06-24',
    value: 7,
    text: '本地承诺：因可能妨碍查处的暂停，每七日由所长重审',
  },
  { id: 'clue-months', from: '2011-06-24', value: 12, text: '本地承诺：未采用的线索满十二个月到期' },
  { id: 'petition-answer-days', from: '2022-05-01', value: 15, text: '信访工作条例第22条：十五日内告知是否受理' },
  { id: 'petition-days', from: '2022-05-01', value: 60, text: '信访工作条例第34条：自受理之日起六十日内办结' },
  {
    id: 'petition-extension-days',
    from: '2022-05-01',
    value: 30,
    text: '信访工作条例第34条：延长不超过三十日，并告知',
  },
  { id: 'petition-review-ask-days', from: '2022-05-01', value: 30, text: '信访工作条例第35条：三十日内请求复查' },
  {
    id: 'petition-review-decide-days',
    from: '2022-05-01',
    value: 30,
    text: '信访工作条例第35、36条：三十日内提出复查、复核意见',
  },
  { id: 'id-card-days', from: '2004-01-01', value: 60, text: '居民身份证法第12条：六十日内发放' },
  {
    id: 'id-card-extension-days',
    from: '2004-01-01',
    value: 30,
    text: '居民身份证法第12条：交通不便的地区延长不超过三十日',
  },
  { id: 'residence-permit-days', from: '2016-01-01', value: 15, text: '居住证暂行条例第8条：十五日内制作发放' },
  {
    id: 'residence-permit-extension-days',
    from: '2016-01-01',
    value: 15,
    text: '居住证暂行条例第8条：延长后最长不得超过三十日',
  },
  { id: 'officer-review-days', from: '2011-06-24', value: 30, text: '本地承诺：民警三十日内可以申请复核' },
  { id: 'attempts-before-untold', from: '2011-06-24', value: 3, text: '本地承诺：不同日子至少联系三次' },
]
