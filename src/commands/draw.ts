import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { operationsOf } from '../http/app.ts'
import { clientTypes } from '../http/client-of.ts'
import { apiDocument } from '../http/openapi.ts'
import { pageOf } from '../kinds/chart.ts'
import { common } from '../kinds/common/index.ts'
import { joined, joinedNotices } from '../kinds/common/joined.ts'
import { commonNotices } from '../kinds/common/notices.ts'
import { coveragePage, type Shared, shownBy, titlesIn } from '../kinds/coverage.ts'
import { kinds } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { shippedMeasures } from '../kinds/shipped.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'draw docs/kinds, docs/coverage.md and the types of the client from the code',
  zh: '从代码画出 docs/kinds、docs/coverage.md 和客户端的类型',
}
export const only = true

const root = new URL('../../', import.meta.url)

/** Gates and notices of the moves that every kind shares: shown once, by their own tests. */
const commonMoves: Kind['moves'] = Object.fromEntries(
  Object.entries({
    ...common<string, unknown>({ open: ['a'], closed: ['b'], again: 'a', withdrawn: 'b', workers: [] }),
    ...joined<string, object>(['a'], []),
  }),
) as unknown as Kind['moves']
const sharedNotices = { ...commonNotices, ...joinedNotices }
const shared: Shared = {
  gates: new Set(Object.values(commonMoves).flatMap(move => Object.keys(move.refuse ?? {}))),
  notices: new Set(Object.keys(sharedNotices)),
}

/** All drawn pages, by their path from the root of the repository. */
export async function drawn(): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  for (const kind of kinds) pages.set(`docs/kinds/${kind.name}.md`, pageOf(kind, shippedMeasures))
  const parts = []
  for (const kind of kinds)
    parts.push({ name: kind.name, rows: shownBy(kind, await titlesOf(`src/kinds/${kind.name}/`), shared) })
  const rest = {
    name: 'common',
    states: [],
    moves: commonMoves,
    notices: sharedNotices,
    papers: {},
  }
  const none: Shared = { gates: new Set(), notices: new Set() }
  parts.push({ name: 'common', rows: shownBy(rest, await titlesOf('src/kinds/common/'), none) })
  pages.set('docs/coverage.md', coveragePage(parts))
  pages.set('clients/typescript/api.ts', clientTypes(apiDocument(operationsOf({ mode: 'real' }))))
  return pages
}

async function titlesOf(folder: string) {
  const files = (await readdir(new URL(folder, root))).filter(file => file.endsWith('.test.ts')).sort()
  const found = await Promise.all(
    files.map(async file => titlesIn(`${folder}${file}`, await readFile(new URL(`${folder}${file}`, root), 'utf8'))),
  )
  return found.flat()
}

export async function run(_args: string[], { say }: Context): Promise<number> {
  await mkdir(new URL('docs/kinds/', root), { recursive: true })
  for (const [path, text] of await drawn()) {
    await writeFile(new URL(path, root), text)
    say(`drew ${path}`, `已画 ${path}`)
  }
  return 0
}
