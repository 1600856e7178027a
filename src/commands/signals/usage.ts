import { CannotStart } from '../../platform/cannot-start.ts'

const lines = [
  'xjw signals kinds --train A.csv --evaluate B.csv [--json]',
  'xjw signals duplicates --evaluate PAIRS.csv [--bureau N] [--json]',
  'xjw signals markets FILE.csv',
].join('\n')

export const usage = () => new CannotStart(lines, lines)
