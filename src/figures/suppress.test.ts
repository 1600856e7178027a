import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenIn } from './suppress.ts'

const cells = (...numbers: number[]) => numbers.map(n => ({ n }))
const hide = (...numbers: number[]) => {
  const line = cells(...numbers)
  const hidden = hiddenIn([line])
  return line.map(cell => hidden.has(cell))
}

test('the last of each is the total', () => {
  expect(hide(40, 25, 15, 80)).toEqual([false, false, false, false])
  // One alone comes out by subtraction: the least of the others goes as well.
  expect(hide(40, 25, 4, 69)).toEqual([false, true, true, false])
  // Two that are less than ten together still tell of fewer than ten.
  expect(hide(40, 2, 3, 45)).toEqual([true, true, true, false])
  expect(hide(40, 6, 7, 53)).toEqual([false, true, true, false])
  // Nobody at all is no secret, and covers nothing.
  expect(hide(40, 0, 12, 52)).toEqual([false, false, false, false])
  expect(hide(40, 0, 4, 44)).toEqual([true, false, true, false])
  expect(hide(3, 2, 5)).toEqual([true, true, true])
})

test('in any table, no line gives away a cell of fewer than ten, or several that are fewer than ten together', () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain(columns =>
      fc.array(fc.array(fc.nat(40), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
    )
  fc.assert(
    fc.property(table, numbers => {
      const body = numbers.map(row => cells(...row))
      const sum = (line: { n: number }[]) => ({ n: line.reduce((n, cell) => n + cell.n, 0) })
      const rows = body.map(row => [...row, sum(row)])
      const foot = rows[0]!.map((_, i) => sum(rows.map(row => row[i]!)))
      const lines = [...rows, foot, ...foot.map((total, i) => [...rows.map(row => row[i]!), total])]
      const hidden = hiddenIn(lines)
      for (const line of lines) {
        for (const cell of line) if (cell.n > 0 && cell.n < 10) expect(hidden.has(cell)).toBe(true)
        const gone = line.filter(cell => hidden.has(cell))
        const total = line.at(-1)!
        // Whoever subtracts what is shown from the total learns this much, of at least two, or of everybody in the line.
        if (
          gone.length > 0 &&
          !hidden.has(total) &&
          line.some(cell => cell !== total && cell.n > 0 && !hidden.has(cell))
        ) {
          expect(gone.length).toBeGreaterThan(1)
          expect(sum(gone).n).toBeGreaterThanOrEqual(10)
        }
      }
    }),
    { numRuns: 500 },
  )
})
