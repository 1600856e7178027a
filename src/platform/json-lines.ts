/** Not JSON from this line on. */
export class NotJson extends Error {
  readonly line: number
  constructor(line: number) {
    super(`not JSON, line ${line}`)
    this.line = line
  }
}

const literal = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

/**
 * On which line each value of a JSON text begins, by its pointer ('' the whole, '/0/limit/unit'). Throws NotJson for a text
 * that is none, as far as this reads it.
 */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1
  const space = () => {
    for (; at < text.length && /\s/.test(text[at]!); at++) if (text[at] === '\n') line++
  }
  const expect = (one: string) => {
    space()
    if (text[at] !== one) throw new NotJson(line)
    at++
  }
  const string = (): string => {
    space()
    const from = at
    expect('"')
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    expect('"')
    return JSON.parse(text.slice(from, at))
  }
  const inside = (close: string, each: () => void) => {
    at++
    space()
    if (text[at] === close) return void at++
    for (;;) {
      each()
      space()
      if (text[at] !== ',') return expect(close)
      at++
    }
  }
  const value = (pointer: string): void => {
    space()
    lines.set(pointer, line)
    const first = text[at]
    if (first === '"') string()
    else if (first === '[') {
      let i = 0
      inside(']', () => value(`${pointer}/${i++}`))
    } else if (first === '{')
      inside('}', () => {
        const name = string().replaceAll('~', '~0').replaceAll('/', '~1')
        expect(':')
        value(`${pointer}/${name}`)
      })
    else {
      const from = at
      while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++
      if (!literal.test(text.slice(from, at))) throw new NotJson(line)
    }
  }
  value('')
  space()
  if (at < text.length) throw new NotJson(line)
  return lines
}

/** The line of a value, or of what it should lie in where it is missing. */
export function lineAt(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at)
    if (line !== undefined) return line
    if (at === '') return 1
  }
}
