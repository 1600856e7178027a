import type { Table, Value } from '../platform/table.ts'
import type { Answer, Row } from './answer.ts'
import type { Figure } from './figure.ts'
import type { Axis } from './sums.ts'

type Language = 'zh' | 'en'

const heads: Record<string, Record<Language, string>> = {
  kind: { zh: '事项', en: 'kind' },
  measure: { zh: '措施', en: 'measure' },
  unit: { zh: '单位代码', en: 'unit' },
  type: { zh: '类型', en: 'type' },
  name: { zh: '单位名称', en: 'name' },
  n: { zh: '基数', en: 'n' },
  k: { zh: '其中', en: 'k' },
  rate: { zh: '比率', en: 'rate' },
  low: { zh: '比率下限（95%）', en: 'low (95 %)' },
  mean: { zh: '均值', en: 'mean' },
  gap: { zh: '差', en: 'gap' },
  p50: { zh: '中位数（分钟）', en: 'p50, minutes' },
  p90: { zh: '九成（分钟）', en: 'p90, minutes' },
  p95: { zh: '九成五（分钟）', en: 'p95, minutes' },
}

/** An answer as a list: its rows, and all of them together at the end. The period stands in the name of each column it makes. */
export function tableOf({ words }: Figure, answer: Answer, language: Language, at: Date): Table {
  const { by, rows } = answer
  const codes = [...new Set([answer, ...rows].flatMap(({ came }) => Object.keys(came)))].sort()
  const axes: readonly (Axis | 'name')[] = by.includes('unit') ? [...by, 'name'] : by
  const numbers = ['n', 'k', 'rate', 'low', 'mean', 'gap', 'p50', 'p90', 'p95'] as const
  const head = (name: string) => heads[name]![language]
  const line = (row: Omit<Row, Axis> & Partial<Record<Axis, string>>, all?: string): Value[] => [
    ...axes.map((axis, i) =>
      all !== undefined ? (i === 0 ? all : null) : axis === 'name' ? (row.name?.[language] ?? null) : row[axis]!,
    ),
    ...numbers.map(name => (name.startsWith('p') ? row.minutes?.[name as 'p50'] : row[name as 'n']) ?? null),
    ...codes.map(code => row.came[code] ?? 0),
    answer.from,
    answer.until,
  ]
  return {
    title: words[language],
    header: [
      ...axes.map(head),
      ...numbers.map(head),
      ...codes,
      ...(language === 'zh' ? ['从', '到（不含）'] : ['from', 'until (excluded)']),
    ],
    rows: [...rows.map(row => line(row)), line(answer, language === 'zh' ? '合计' : 'all')],
    at,
  }
}
