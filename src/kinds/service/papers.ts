import type { Paper } from '../kind.ts'

/** Slips of our own: none of them replaces a form of the law, and they say so. */
export const papers = {
  receiptSlip: { for: 'reporter', copies: 1, prints: [], shows: ['service'], source: 'domain §6 (1)' },
  toldOnceSlip: {
    series: 'told',
    for: 'reporter',
    copies: 2,
    prints: ['noticeNo', 'missing', 'toldAt'],
    shows: ['service'],
    source: '一次性告知单，M50',
  },
  acceptanceReceipt: {
    series: 'receipt',
    for: 'applicant',
    copies: 2,
    prints: ['receiptNo', 'acceptedAt', 'delivery'],
    shows: ['service', 'brought', 'waived'],
    source: '受理回执',
  },
  refusalNotice: {
    series: 'refusal',
    for: 'applicant',
    copies: 2,
    prints: ['noticeNo', 'ground', 'instead', 'reasons', 'toldAt'],
    shows: ['service'],
    source: '不予出具证明告知书，公通字〔2016〕21号',
  },
  homeVisitSheet: {
    series: 'visit',
    for: 'applicant',
    copies: 2,
    prints: ['visitRecordNo', 'visitedAt', 'receiptNo'],
    shows: ['service'],
    source: '上门服务单，M60',
  },
  claimSlip: {
    series: 'claim',
    for: 'file',
    copies: 1,
    prints: ['receipt', 'receivedBy', 'collectedAt', 'claimNo', 'returnedAt'],
    shows: ['productNo', 'thing'],
    source: '领取签收，M61、M62、M67',
  },
  deliverySlip: {
    series: 'delivery',
    for: 'file',
    copies: 1,
    prints: ['receipt', 'way', 'receivedBy', 'deliveredAt'],
    shows: ['productNo'],
    source: '送达签收，M61、M73',
  },
  foundRegister: {
    series: 'found',
    for: 'finder',
    copies: 2,
    prints: ['thing', 'items', 'takenAt'],
    source: '拾得物登记，民法典 317；M72',
  },
  announcement: {
    series: 'announcement',
    for: 'board',
    copies: 1,
    prints: ['registerNo', 'announcementNo', 'announcedAt'],
    shows: ['thing'],
    source: '招领公告，民法典 315',
  },
} as const satisfies Record<string, Paper>
