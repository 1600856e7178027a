import type { Paper } from '../kind.ts'

export const papers = {
  listeningSummary: {
    series: 'listening',
    for: 'file',
    copies: 1,
    prints: ['summaryNo', 'heardAt', 'placesStopped', 'mood'],
    shows: ['hazards', 'disputes', 'clues'],
    source: '走访小结（按事项登记，不建个人档案），M31',
  },
  checklist: {
    series: 'checklist',
    for: 'file',
    copies: 1,
    prints: ['checklistNo', 'checkedAt'],
    shows: ['toSee', 'seen', 'left'],
    source: '检查清单，M43',
  },
  problemList: {
    series: 'problems',
    for: 'school_and_owner',
    copies: 2,
    prints: ['problemsNo'],
    shows: ['wrong', 'hazards'],
    source: '问题单，M43',
  },
  dailyCheck: {
    series: 'daily-check',
    for: 'file',
    copies: 1,
    prints: ['recordNo', 'checkedAt', 'certificatesShown'],
    shows: ['seen', 'left', 'wrong'],
    source: '日常检查记录（出示证件情况），M44',
  },
  publicList: {
    series: 'public-list',
    for: 'public',
    copies: 1,
    prints: ['listNo', 'publishedAt', 'reported', 'putRight', 'stillOpen'],
    source: '公示记录（已去标识），M45',
  },
  shiftRecord: {
    series: 'shift',
    for: 'file',
    copies: 1,
    prints: ['recordNo', 'checkedAt', 'looked', 'putRight'],
    source: '班前检查一次性记录（不记个人分），M57',
  },
  visitRecord: {
    series: 'visit',
    for: 'file',
    copies: 1,
    prints: ['visitNo', 'visitedAt', 'consentNo', 'needs'],
    source: '走访记录（只记需要帮什么），M75',
  },
} as const satisfies Record<string, Paper>
