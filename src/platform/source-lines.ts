import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Large, and seldom wanted. */
const held = new Map<string, WeakRef<SourceMap>>()

/** The lines of a stack of calls as they stand in the source, where the program that was made of it runs. */
export const inSource = (stack: readonly string[]): string[] => stack.map(lineInSource)

function lineInSource(line: string): string {
  if (!line.includes('/.node/program-')) return line
  const [place, file, row, column] = /^(file:[^:]+):(\d+):(\d+)/.exec(line.slice(line.indexOf('file:'))) ?? []
  if (!place || !file) return line
  const origin = mapOf(fileURLToPath(file))?.findOrigin(Number(row), Number(column))
  if (!origin || !('fileName' in origin)) return line
  return line.replace(place, `${new URL(origin.fileName, file)}:${origin.lineNumber}:${origin.columnNumber}`)
}

function mapOf(file: string): SourceMap | undefined {
  const known = held.get(file)?.deref()
  if (known) return known
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    held.set(file, new WeakRef(map))
    return map
  } catch {
    return undefined
  }
}
