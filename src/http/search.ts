import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { staff } from '../matters/asker.ts'
import { listFor, matterFor } from '../matters/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { likeThis } from '../signals/duplicates/like-this.ts'
import { findMatters } from '../signals/search/find.ts'
import { lineOf } from './line.ts'
import { matterLine } from './matter-schemas.ts'
import { operation } from './operation.ts'
import { closed, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'

const MOST = 50

/** As it is printed, typed or read aloud, whole or how it begins: 'HZ 7K3M-9PQR-4', 'hz7k3m'. */
const mayBeCode = (text: string) =>
  /^[a-z]{2,4}[0-9a-z]{2,9}$/i.test(text.normalize('NFKC').replace(/[\s\-–—‐‑_.]/g, ''))

export const search = [
  operation({
    id: 'searchMatters',
    method: 'GET',
    path: '/api/v1/search',
    tag: 'matters',
    summary: say(
      '在我能看的事项里找：编号、文号、地名（可用拼音首字母）、说过的话',
      'Find among the matters I may see: code, official number, place (initials too), words that were said',
    ),
    for: 'staff',
    query: Type.Object(
      {
        q: Type.String({
          maxLength: 200,
          description: 'Words, parted by spaces: all of them. One wrong sign still finds.',
        }),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST })),
      },
      closed,
    ),
    answers: {
      200: {
        about: say('新的在前；total 最多数到两百', 'The newest first; total counts to two hundred'),
        schema: Type.Object(
          {
            matters: Type.Array(matterLine),
            total: Type.Integer(),
            nearly: Type.Boolean({ description: 'One sign differs.' }),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person, query: { q, limit = 20 } }) => {
      const sight = await sightOf(house, person!.bureauId)
      const shown = (lines: readonly Parameters<typeof lineOf>[1][]) => lines.map(line => lineOf(sight, line))
      if (mayBeCode(q)) {
        const { matters } = await listFor(house, person!, { scope: 'all', code: q.trim() }, { limit })
        if (matters.length > 0) return { matters: shown(matters), total: matters.length, nearly: false }
      }
      const { ids, total, nearly } = await findMatters(house, person!, q, limit)
      const { matters } = await listFor(house, person!, { scope: 'all', ids }, { limit: MOST })
      const byId = new Map(matters.map(one => [one.id, one]))
      return { matters: shown(ids.flatMap(id => byId.get(id) ?? [])), total, nearly }
    },
  }),
  operation({
    id: 'matterLikeThis',
    method: 'GET',
    path: '/api/v1/matters/{id}/like-this',
    tag: 'matters',
    summary: say('可能是同一件事的，和为什么', 'Matters that might be the same, and why'),
    for: 'staff',
    answers: {
      200: {
        about: say('最像的在前，最多四件；由人来定', 'The likeliest first, four at most; a person decides'),
        schema: Type.Object(
          { candidates: Type.Array(Type.Object({ matter: matterLine, because: Type.Array(theWords) }, closed)) },
          closed,
        ),
      },
    },
    refuses: ['no-such-matter'],
    handle: async ({ house, person, path }) => {
      if (!(await matterFor(house, staff(person!), path['id']!))) throw new Refusal(404, 'no-such-matter')
      const sight = await sightOf(house, person!.bureauId)
      const found = await likeThis(house, person!, path['id']!)
      const ids = found.map(({ id }) => id)
      const { matters } = ids.length > 0 ? await listFor(house, person!, { scope: 'all', ids }) : { matters: [] }
      const byId = new Map(matters.map(one => [one.id, one]))
      return {
        candidates: found.flatMap(({ id, because }) => {
          const line = byId.get(id)
          return line ? [{ matter: lineOf(sight, line), because }] : []
        }),
      }
    },
  }),
]
