import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { importsOf, mayLookInto, type Source, wallFaults } from './walls.ts'

const home = fileURLToPath(new URL('../', import.meta.url))

/** The sources that a person runs: no tests, and not how the pages are built. */
function sourcesIn(folder: string): Source[] {
  return filesIn(folder)
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|^web\/vite\.config\.ts$/.test(path))
    .map(path => ({ path, text: readFileSync(home + path, 'utf8') }))
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(home + folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => `${entry.parentPath.slice(home.length).replaceAll('\\', '/')}/${entry.name}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const sources = [...sourcesIn('src'), ...sourcesIn('web')]

test('nobody looks where they may not', () => {
  expect(wallFaults(sources)).toEqual([])
})

test('every module is seen, and what it imports', () => {
  const rooms = readdirSync(`${home}src`, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const seen = Map.groupBy(sources, ({ path }) => path.split('/')[1])
  for (const { name } of rooms)
    expect((seen.get(name) ?? seen.get(`${name}/rules`))?.length, `modules of ${name}`).toBeGreaterThan(0)
  expect(sources.length).toBeGreaterThan(25)
  // Counted apart from the scanner: lines that begin a static import or end a long one.
  const lines = sources.flatMap(({ text }) => text.match(/^(import|export|\}) .*from '/gm) ?? [])
  expect(lines.length).toBeGreaterThan(50)
  expect(sources.flatMap(importsOf).length).toBeGreaterThanOrEqual(lines.length)
})

test('the plan itself has no way round in a circle', () => {
  const below = (room: string, way: string[] = []): void => {
    expect(way, `${[...way, room].join(' → ')}`).not.toContain(room)
    for (const other of mayLookInto[room]!) if (other !== room) below(other, [...way, room])
  }
  for (const room of Object.keys(mayLookInto)) below(room)
})

describe('a planted fault is found', () => {
  const planted: [path: string, text: string, fault: string][] = [
    ['src/kinds/case/case.ts', `import { db } from '../../platform/db.ts'`, 'looks into platform'],
    ['src/kinds/case/case.ts', `import type { Db } from '../../platform/db.ts'`, 'looks into platform'],
    ['src/kinds/case/case.ts', `export * from '../../matters/act.ts'`, 'looks into matters'],
    ['src/kinds/case/case.ts', `const db = await import('../../platform/db.ts')`, 'looks into platform'],
    ['src/kinds/case/case.ts', `type Db = import('../../platform/db.ts').Db`, 'looks into platform'],
    ['src/clock/day.ts', `import { kinds } from '../kinds/index.ts'`, 'looks into kinds'],
    ['src/clock/day.ts', `import { readFileSync } from 'node:fs'`, 'leans on node:fs'],
    ['src/kinds/kind.ts', `import pg from 'pg'`, 'leans on pg'],
    ['src/matters/rules.ts', `import { act } from './act.ts'`, 'looks into matters'],
    ['src/people/posts.ts', `import { beats } from '../places/beats.ts'`, 'looks into places'],
    ['src/matters/act.ts', `import { send } from '../notices/send.ts'`, 'looks into notices'],
    ['src/notices/send.ts', `import { find } from '../signals/find.ts'`, 'looks into signals'],
    ['src/platform/db.ts', `import { app } from '../http/app.ts'`, 'looks into http'],
    ['src/http/app.ts', `import { start } from '../main.ts'`, 'looks into main'],
    ['src/http/app.ts', `import { testDatabase } from '../../test/database.ts'`, 'looks out of the house'],
    ['src/gadgets/one.ts', ``, 'is not in the plan'],
    ['web/officer/list.tsx', `import { act } from '../../src/matters/act.ts'`, 'looks into matters'],
    ['web/officer/list.tsx', `import { readFile } from 'node:fs'`, 'leans on node:fs'],
    ['web/officer/list.tsx', `import { routes } from '../../clients/typescript/api.ts'`, 'looks out of the house'],
    ['web/officer/list.tsx', `export * from '../../clients/typescript/api.ts'`, 'looks out of the house'],
    ['src/http/app.ts', `import type { Schemas } from '../../clients/typescript/api.ts'`, 'looks out of the house'],
    ['src/http/app.ts', `const port = process.env['PORT']`, 'reads the environment'],
    ['src/http/app.ts', `const { env } = process`, 'reads the environment'],
    ['src/matters/act.ts', `const at = new Date()`, 'reads the clock'],
    ['src/matters/act.ts', `const at = Date.now()`, 'reads the clock'],
    ['src/matters/act.ts', `[1].map(Date.now)`, 'reads the clock'],
    ['src/kinds/kind.ts', `const id = Math.random()`, 'is not pure'],
    ['src/kinds/kind.ts', `await fetch('/x')`, 'is not pure'],
  ]
  test.each(planted)('%s: %s', (path, text, fault) => {
    expect(wallFaults([{ path, text }]).join('\n')).toContain(fault)
  })

  test('and nothing where there is none', () => {
    const good: Source[] = [
      {
        path: 'src/kinds/case/case.ts',
        text: `import { Type } from 'typebox'\nimport { dayOf } from '../../clock/day.ts'`,
      },
      { path: 'src/matters/rules.ts', text: `import { kinds } from '../kinds/index.ts'\nnew Date(0)` },
      { path: 'src/main.ts', text: `import { act } from './matters/act.ts'\nconst now = () => new Date()` },
      {
        path: 'web/officer/list.tsx',
        text: `import { movesFor } from '../../src/matters/rules.ts'\nimport './list.css'`,
      },
      { path: 'web/ui/wire.ts', text: `import type { Schemas } from '../../clients/typescript/api.ts'` },
    ]
    expect(wallFaults(good)).toEqual([])
  })
})
