import type { ClockFault, ClockFaultCode } from './fault.ts'

type Words = (fault: ClockFault) => string
const at = ({ field }: ClockFault): string => (field ? ` ${field}` : '')

/** What a person reads who asked something that the clock cannot answer: what is wrong, and what to do. */
const words: Record<ClockFaultCode, { zh: Words; en: Words }> = {
  'year-not-loaded': {
    zh: f => `${f.year}年的放假安排还没有载入，工作日算不准。请先载入该年日历，或者先取暂定时限。`,
    en: f => `The work calendar of ${f.year} is not loaded. Load it, or ask for a provisional due.`,
  },
  'year-out-of-range': {
    zh: f => `时间超出了能推算的范围${at(f)}。`,
    en: f => `That lies beyond what can be reckoned${at(f)}.`,
  },
  'bad-day': {
    zh: f => `日期不对${at(f)}：请写成 2026-09-30 这样，并且确有这一天。`,
    en: f => `Not a day${at(f)}: write it like 2026-09-30.`,
  },
  'bad-instant': {
    zh: f => `时间不对${at(f)}：请带上时区，写成 2026-09-30T10:00+08:00 这样。`,
    en: f => `Not a moment${at(f)}: write it with its offset, like 2026-09-30T10:00+08:00.`,
  },
  'bad-zone': { zh: f => `没有这个时区${at(f)}。`, en: f => `No such time zone${at(f)}.` },
  'bad-limit': {
    zh: f => `期限不对${at(f)}：请写成“3 workday”这样，单位是 minute、hour、workday、day。`,
    en: f => `Not a limit${at(f)}: write it like “3 workday”; units are minute, hour, workday, day.`,
  },
  'bad-pause': {
    zh: f => `暂停不对${at(f)}：要有起止两个时间，结束不能早于开始。`,
    en: f => `Not a pause${at(f)}: it has two moments, the end not before the beginning.`,
  },
  'bad-extension': {
    zh: f => `法律不允许这样延长${at(f)}。`,
    en: f => `The law does not allow this extension${at(f)}.`,
  },
  'bad-calendar': {
    zh: f => `日历有${f.faults.length}处错误，未予载入。`,
    en: f => `The calendar was not loaded; faults: ${f.faults.length}.`,
  },
  'bad-hours': {
    zh: f => `开放时间有${f.faults.length}处错误${at(f)}。`,
    en: f => `The opening hours are wrong${at(f)}; faults: ${f.faults.length}.`,
  },
  'never-open': { zh: () => '没有任何开放时间。', en: () => 'There is no open hour at all.' },
  'bad-question': {
    zh: f => `看不懂这个问题${at(f)}。`,
    en: f => `This question cannot be understood${at(f)}.`,
  },
}

export const faultInWords = (fault: ClockFault, language: 'zh' | 'en'): string => words[fault.code][language](fault)
