import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { say } from '../kinds/words.ts'
import { postsHere } from '../matters/actors.ts'
import { staff } from '../matters/asker.ts'
import type { WithHistory } from '../matters/history.ts'
import { isUnguarded } from '../matters/in-the-open.ts'
import { onlyShown } from '../matters/reach.ts'
import { listFor, matterFor } from '../matters/store.ts'
import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Member, membersAmong, seriesOf } from '../signals/series/members.ts'
import { lineOf } from './line.ts'
import { matterLine } from './matter-schemas.ts'
import { operation } from './operation.ts'
import { closed, instant, orNull } from './schemas.ts'
import { type Sight, sightOf } from './sight.ts'

const point = Type.Object({ lat: Type.Number(), lng: Type.Number() }, closed)
const member = Type.Object({ matter: matterLine, near: orNull(point) }, closed)
const lesson = Type.Object({ text: Type.String(), at: instant, from: orNull(Type.String({ format: 'uuid' })) }, closed)

export const series = operation({
  id: 'matterSeries',
  method: 'GET',
  path: '/api/v1/matters/{id}/series',
  tag: 'matters',
  summary: say(
    '系列：它的各件（各人只看到自己能看的）；或这件事所在的系列，和那里学到的',
    'Of a series, its members, each for whoever sees it; of another matter, the series that it is in and what was learned there',
  ),
  for: 'staff',
  answers: {
    200: {
      about: say('先发生的在前；受保护的不在其中', 'The earliest first; nothing that is protected'),
      schema: Type.Object(
        {
          members: Type.Array(member),
          offered: Type.Array(member),
          in: Type.Array(
            Type.Object({ matter: matterLine, called: orNull(Type.String()), lessons: Type.Array(lesson) }, closed),
          ),
        },
        closed,
      ),
    },
  },
  refuses: ['no-such-matter'],
  handle: async ({ house, person, path }) => {
    const asker = staff(person!)
    const whole = await matterFor(house, asker, path['id']!)
    if (!whole) throw new Refusal(404, 'no-such-matter')
    const sight = await sightOf(house, person!.bureauId)
    const { matter } = whole
    if (matter.kind === 'series') {
      const ids = (name: string) => (matter.details[name] as string[] | undefined) ?? []
      const [members, offered] = [
        await shown(house, sight, person!, ids('members')),
        await shown(house, sight, person!, ids('offered')),
      ]
      return { members, offered, in: [] }
    }
    // Protected, behind a wall or sealed by now, it is in none.
    if (!isUnguarded(matter)) return { members: [], offered: [], in: [] }
    const all = await seriesOf(house, person!, matter.id)
    return { members: [], offered: [], in: all.map(one => asLearned(house, sight, person!, one)) }
  },
})

async function shown(house: House, sight: Sight, person: Person, ids: readonly string[]) {
  const seen = await membersAmong(house, person, ids)
  if (seen.length === 0) return []
  const { matters } = await listFor(house, person, { scope: 'all', ids: seen.map(({ id }) => id) }, { limit: 200 })
  const byId = new Map(matters.map(one => [one.id, one]))
  return seen.flatMap(({ id, near }: Member) => {
    const line = byId.get(id)
    return line ? [{ matter: lineOf(sight, line), near }] : []
  })
}

/** What it is called and what it taught, for who reads words. */
function asLearned({ suite }: House, sight: Sight, person: Person, { matter, entries }: WithHistory) {
  const silent = onlyShown('numbersOnly', postsHere(suite, sight.know, staff(person), matter) ?? [])
  const { tz } = sight.know
  const said = silent ? [] : entries.filter(({ says }) => says !== null)
  const called = said.findLast(({ move }) => move === 'confirm' || move === 'draw')?.says?.['called']
  return {
    matter: lineOf(sight, { ...matter, sort: null, nextMeasure: null }),
    called: typeof called === 'string' ? called : null,
    lessons: said
      .filter(({ move }) => move === 'learn')
      .map(({ says, saidAt }) => ({
        text: String(says!['lesson']),
        at: isoAt(saidAt, tz),
        from: (says!['from'] as string | undefined) ?? null,
      }))
      .reverse(),
  }
}
