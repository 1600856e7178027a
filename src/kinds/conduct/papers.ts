import type { Paper } from '../kind.ts'

export const papers = {
  complaintReceipt: {
    series: 'complaint',
    for: 'reporter',
    copies: 2,
    prints: ['receiptNo', 'handedAt'],
    source: '投诉受理回执，M54；公安机关督察条例 9',
  },
  checkReport: {
    series: 'check',
    for: 'file',
    copies: 1,
    prints: ['conclusion', 'finding', 'basis'],
    source: '核查报告，M56',
  },
  answerLetter: {
    series: 'answer',
    for: 'reporter',
    copies: 2,
    prints: ['letterNo', 'explained', 'remedy'],
    source: '答复书，人民警察法 46；信访工作条例 32',
  },
  correctionNote: {
    series: 'correction',
    for: 'file',
    copies: 1,
    prints: ['done', 'doneAt'],
    source: '整改说明，M58',
  },
  passedOnNote: {
    series: 'praise',
    for: 'file',
    copies: 1,
    prints: ['praised', 'passedAt', 'passedHow'],
    source: '转达记录，M59',
  },
} as const satisfies Record<string, Paper>
