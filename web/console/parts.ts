import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Post } from '../../src/kinds/posts.ts'
import type { Words } from '../../src/kinds/words.ts'
import { names } from './bureau/words.ts'
import { audit, hazards, kept, reviews } from './figures/words.ts'
import { looks } from './looks/words.ts'
import { channels, lists, neighbours, openData } from './neighbours/words.ts'
import { forms, promised, quiet, year } from './rules/words.ts'
import { vault } from './vault/words.ts'
import { board, type groups, list } from './words.ts'

export type PartProps = {
  /** What follows the part's own address, without slashes around it: 'M01' of /console/promises/M01. */
  rest: string
}

/** One thing that the console has: where it is, for whom, and what is loaded only when it is opened. */
export type Part = {
  /** Below /console; '' is what one sees first. */
  readonly path: string
  readonly title: Words
  readonly group: keyof typeof groups
  readonly for: readonly Post[]
  /** Also for others who know where it is: the server says whom it lets in. */
  readonly byAddress?: true
  readonly page: LazyExoticComponent<ComponentType<PartProps>>
}

const chiefs: readonly Post[] = ['station_chief', 'county_officer', 'city_officer']
/** Whoever is above a beat may read the rules; the pages ask who may edit. */
const readers: readonly Post[] = [...chiefs, 'legal_officer']
const administrators: readonly Post[] = ['system_admin']
const inspectors: readonly Post[] = ['inspector', 'head_inspector']

/** In the order of the navigation. A further page is one line here. */
export const parts: readonly Part[] = [
  { path: '', title: board.title, group: 'now', for: chiefs, page: lazy(() => import('./board-page.tsx')) },
  { path: 'matters', title: list.title, group: 'now', for: chiefs, page: lazy(() => import('./list/list-page.tsx')) },
  {
    path: 'kept',
    title: kept.title,
    group: 'figures',
    for: [...readers, ...inspectors],
    page: lazy(() => import('./figures/kept-page.tsx')),
  },
  {
    path: 'hazards',
    title: hazards.title,
    group: 'figures',
    for: readers,
    page: lazy(() => import('./figures/hazards-page.tsx')),
  },
  {
    path: 'looks',
    title: looks.title,
    group: 'now',
    for: inspectors,
    page: lazy(() => import('./looks/looks-page.tsx')),
  },
  {
    path: 'reviews',
    title: reviews.title,
    group: 'figures',
    for: ['county_officer', 'city_officer', 'legal_officer', ...inspectors],
    page: lazy(() => import('./figures/reviews-page.tsx')),
  },
  {
    path: 'audit',
    title: audit.title,
    group: 'figures',
    for: inspectors,
    page: lazy(() => import('./figures/audit-page.tsx')),
  },
  {
    path: 'promises',
    title: promised.title,
    group: 'rules',
    for: readers,
    page: lazy(() => import('./rules/promised-page.tsx')),
  },
  {
    path: 'calendar',
    title: year.title,
    group: 'rules',
    for: readers,
    page: lazy(() => import('./rules/calendar-page.tsx')),
  },
  {
    path: 'quiet',
    title: quiet.title,
    group: 'rules',
    for: chiefs,
    page: lazy(() => import('./rules/quiet-page.tsx')),
  },
  {
    path: 'papers',
    title: forms.title,
    group: 'rules',
    for: chiefs,
    page: lazy(() => import('./rules/papers-page.tsx')),
  },
  {
    path: 'places',
    title: names.places,
    group: 'bureau',
    for: [...administrators, 'city_officer'],
    page: lazy(() => import('./bureau/places-page.tsx')),
  },
  {
    path: 'units',
    title: names.units,
    group: 'bureau',
    for: [...administrators, 'city_officer'],
    page: lazy(() => import('./bureau/units-page.tsx')),
  },
  {
    path: 'people',
    title: names.people,
    group: 'bureau',
    for: ['security_admin'],
    page: lazy(() => import('./bureau/people-page.tsx')),
  },
  {
    path: 'beats',
    title: names.beats,
    group: 'bureau',
    for: [...administrators, 'city_officer'],
    page: lazy(() => import('./bureau/beats-page.tsx')),
  },
  {
    path: 'rosters',
    title: names.rosters,
    group: 'bureau',
    for: [...administrators, 'city_officer'],
    page: lazy(() => import('./bureau/rosters-page.tsx')),
  },
  {
    path: 'lists',
    title: lists.title,
    group: 'bureau',
    for: [...administrators, 'city_officer'],
    page: lazy(() => import('./neighbours/lists-page.tsx')),
  },
  {
    path: 'open-data',
    title: openData.title,
    group: 'bureau',
    for: ['city_officer'],
    page: lazy(() => import('./neighbours/open-data-page.tsx')),
  },
  {
    path: 'neighbours',
    title: neighbours.title,
    group: 'bureau',
    for: administrators,
    page: lazy(() => import('./neighbours/neighbours-page.tsx')),
  },
  {
    path: 'channels',
    title: channels.title,
    group: 'bureau',
    for: administrators,
    page: lazy(() => import('./neighbours/channels-page.tsx')),
  },
  {
    path: 'vault',
    title: vault.title,
    group: 'bureau',
    for: ['legal_officer'],
    // Custodians hold any post.
    byAddress: true,
    page: lazy(() => import('./vault/vault-page.tsx')),
  },
]

/** The part at an address, and what follows it. */
export function partAt(path: string): { part: Part; rest: string } | undefined {
  const [, name = '', rest = ''] = /^\/console(?:\/([^/]+)(?:\/(.+))?)?$/.exec(path) ?? []
  const part = parts.find(one => one.path === name)
  return part && { part, rest }
}
