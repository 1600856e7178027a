import { readFileSync } from 'node:fs'

/*
 * docs/who-sees-what.md, read as a person reads it: the two tables that the walk over all routes is held against.
 */

export const page = 'docs/who-sees-what.md'

export type Far = 'own' | 'station' | 'county' | 'city' | '–'
export type Sight = { far: ReadonlyMap<string, Far>; names: string }

export type Tables = {
  /** The sorts of matters, as the heads of the columns call them. */
  sorts: string[]
  /** By post. */
  sights: Map<string, Sight>
  /** 'GET /api/v1/matters' → who may ask. */
  routes: Map<string, string>
}

export function tables(): Tables {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')
  const [head, ...posts] = rowsUnder(text, '## Which matters, post by post')
  const sorts = head!.slice(1, -1)
  const sights = new Map(
    posts.map(row => [
      row[0]!,
      { far: new Map(sorts.map((sort, i) => [sort, row[i + 1] as Far])), names: row.at(-1)! },
    ]),
  )
  const routes = rowsUnder(text, '## Every route').slice(1)
  return { sorts, sights, routes: new Map(routes.map(([route, who]) => [route!.replaceAll('`', ''), who!])) }
}

function rowsUnder(text: string, heading: string): string[][] {
  const part = text.split(`${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = part.split('\n').filter(line => line.startsWith('|') && !/^\|[\s|-]+$/.test(line))
  return lines.map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
}

const administrators = ['system_admin', 'security_admin', 'audit_admin']

/** Whether the words in the table let somebody ask; undefined where it depends on the matter. */
export function mayAsk(who: string, { post, path }: { post?: string; path?: string }): boolean | undefined {
  if (who.startsWith('anybody')) return true
  if (who === 'link' || who === 'sees it' || who === 'phone code') return undefined
  if (post === undefined) return false
  if (who === 'signed in') return true
  if (who === 'all but administrators') return !administrators.includes(post)
  return who.split(', ').some(one => {
    const [name, place] = one.split(' of the ')
    return name === post && (place !== 'city' || path === '/')
  })
}
