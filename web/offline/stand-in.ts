import { kindNamed, wordsFor } from '../../src/kinds/index.ts'
import { fresh } from '../../src/kinds/kind.ts'
import { say, type Words } from '../../src/kinds/words.ts'
import { behindServer, nowByServer } from '../ui/clock.ts'
import { newId } from '../ui/new-id.ts'
import { type Asked, RequestFailed, type StandIn } from '../ui/request.ts'
import type { Line, MatterShown } from '../ui/wire.ts'
import { after, movesHere } from './decide-here.ts'
import { anyHere, askNaming, filesIn } from './files.ts'
import { addAct, flush, openedAs, type Unsent, unsentOf } from './outbox.ts'
import { type Pack, type Packed, packHere } from './pack.ts'
import { keepFile } from './shelf.ts'

/*
 * Answers the pages of the office in the server's place while there is no signal: from the pack, by the law, into the outbox.
 */

export const standIn: StandIn = {
  /** What comes after something that still waits must not overtake it; and what names a photo of this phone brings it along. */
  async first(method, path, asked) {
    if (method !== 'POST' || asked.body instanceof FormData) return undefined
    const [, id, move] = moveAt.exec(path) ?? []
    const pack = id && move ? await packHere() : undefined
    if (!pack || !id || !move || (await unsentOf(pack.me.id, id)).length === 0)
      return (await anyHere(filesIn(asked.body))) ? askNaming(method, path, asked) : undefined
    const answer = await act(pack, id, move, asked)
    flush(pack.me.id)
    return answer
  },
  async instead(method, path, asked) {
    const pack = await packHere()
    if (!pack) return undefined
    const { pathname, searchParams: query } = new URL(path, location.origin)
    if (method === 'GET') return read(pack, pathname, query)
    if (pathname === '/api/v1/files')
      return { files: [{ sha256: await keepFile((asked.body as FormData).get('file') as File) }] }
    if (pathname === '/api/v1/matters') return open(pack, asked)
    const [, id, move] = moveAt.exec(pathname) ?? []
    return id && move ? act(pack, id, move, asked) : undefined
  },
}

const moveAt = /^\/api\/v1\/matters\/([^/]+)\/([^/]+)$/

async function read(pack: Pack, path: string, query: URLSearchParams): Promise<unknown> {
  const asked = (query.get('q') ?? '').trim()
  switch (path) {
    case '/api/v1/me':
      return pack.me
    case '/api/v1/kinds':
      return { kinds: pack.kinds }
    case '/api/v1/matters':
      return { matters: await list(pack, query), next: null }
    case '/api/v1/search':
      return search(pack, asked)
    case '/api/v1/places':
      return { places: pack.villages.filter(({ name, within }) => (within + name).includes(asked)) }
    case '/api/v1/premises':
      return {
        premises: pack.premises.filter(({ id, name, village }) => id === asked || (village + name).includes(asked)),
      }
    case '/api/v1/colleagues':
      return {
        colleagues: pack.colleagues
          .filter(one => one.id === asked || one.name.includes(asked) || one.number.startsWith(asked))
          .map(colleague(pack)),
      }
    default: {
      const [, id, people] = /^\/api\/v1\/matters\/([^/]+)(\/people)?$/.exec(path) ?? []
      if (id && people) return pack.toCall[id] && { people: pack.toCall[id] }
      return id && (await matterHere(pack, id))?.shown
    }
  }
}

const colleague =
  ({ me }: Pack) =>
  ({ id, number, name, woman = null, posts }: Pack['colleagues'][number]) => ({
    id,
    number,
    name,
    woman,
    posts: posts.map(({ post, unitId }) => ({
      post,
      unit: me.posts.find(({ unit }) => unit.id === unitId)?.unit.words ?? say('', ''),
    })),
  })

async function list(pack: Pack, query: URLSearchParams): Promise<readonly Line[]> {
  const all = await mattersHere(pack)
  const scope = query.get('scope')
  const due = query.get('due')
  const code = query.get('code')?.toUpperCase()
  return all
    .map(({ shown }) => shown)
    .filter(
      ({ owner, closedAt }) =>
        (scope !== 'mine' || owner.id === pack.me.id) && (closedAt !== null) === query.has('closed'),
    )
    .filter(
      ({ nextDue }) =>
        due === null || (nextDue !== null && Date.parse(nextDue) <= nowByServer() + (due === 'today' ? DAY : 0)),
    )
    .filter(one => code === undefined || one.code.startsWith(code))
    .filter(() => !query.has('toApprove') && !query.has('ownerAway'))
    .sort((a, b) => (a.nextDue ?? '9').localeCompare(b.nextDue ?? '9'))
    .slice(0, 50)
}
const DAY = 86_400_000

/** By code, by place and by what was said, each word of the question: among what is on this phone. */
async function search(pack: Pack, asked: string) {
  const wanted = asked.toLowerCase().split(/\s+/)
  const code = codeIn(asked)
  const found = (await mattersHere(pack))
    .map(({ shown }) => shown)
    .filter(one => {
      const village = pack.villages.find(place => place.code === one.place?.village)
      const told = [one.words, village, one.place, one.sort, one.history.map(({ says }) => says)]
      const text = JSON.stringify(told).toLowerCase()
      return (code !== '' && codeIn(one.code).startsWith(code)) || wanted.every(word => text.includes(word))
    })
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt))
  return { matters: found.slice(0, 50), total: found.length, nearly: false, here: true }
}
const codeIn = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** A matter as it is after all that was done to it here. */
async function matterHere(pack: Pack, id: string): Promise<Packed | undefined> {
  const unsent = await unsentOf(pack.me.id)
  return worked(pack, (await openedAs(id)) ?? id, unsent)
}

async function mattersHere(pack: Pack): Promise<Packed[]> {
  const unsent = await unsentOf(pack.me.id)
  const ids = new Set([...pack.matters.map(({ shown }) => shown.id), ...unsent.map(({ matter }) => matter)])
  return [...ids].flatMap(id => worked(pack, id, unsent) ?? [])
}

function worked(pack: Pack, id: string, unsent: readonly Unsent[]): Packed | undefined {
  const mine = unsent.filter(({ matter }) => matter === id)
  const begun = mine.find(({ move }) => move === undefined)
  const there = pack.matters.find(({ shown }) => shown.id === id) ?? (begun && blank(pack, begun))
  if (!there) return undefined
  const started = { ...there, shown: { ...there.shown, moves: movesHere(pack, there, nowByServer()) } }
  return mine.reduce<Packed>((now, done) => {
    const move = done.move ?? String(done.body['move'])
    try {
      return after(pack, now, {
        move,
        says: done.body['says'] as Record<string, unknown>,
        at: done.at + (done.before ?? 0),
      })
    } catch (error) {
      // Refused here: the server has the last word on it; until then it stands as it was. A fault of ours is said.
      if (!(error instanceof RequestFailed)) reportError(error)
      return now
    }
  }, started)
}

async function act(pack: Pack, id: string, move: string, { body, key, version }: Asked): Promise<unknown> {
  const packed = await matterHere(pack, id)
  if (!packed) return undefined
  const { says } = body as { says: Record<string, unknown> }
  const at = Date.now()
  const next = after(pack, packed, { move, says, at: nowByServer() })
  const { shown } = packed
  const words = wordsFor(kindNamed(shown.kind)!, 'moves', move) ?? say(move, move)
  const about = aboutOf(shown.words, shown.place?.short)
  const now = { move, words, about, body: { says }, version, at, before: behindServer() }
  await addAct(key ?? newId(), pack.me.id, shown.id, now)
  return { ...next.shown, opened: [], papers: [] }
}

type OpeningSaid = { kind: string; move: string; says: Record<string, unknown>; place: { village: string } }

/** A matter that has no number yet (R16): it gets one when it is sent. */
async function open(pack: Pack, { body, key }: Asked): Promise<unknown> {
  const said = body as OpeningSaid
  const id = key ?? newId()
  const kind = kindNamed(said.kind)
  if (!kind) return undefined
  const at = Date.now()
  const before = behindServer()
  const about = aboutOf(kind.words.name, pack.villages.find(({ code }) => code === said.place.village)?.short)
  const words = wordsFor(kind, 'moves', said.move) ?? say(said.move, said.move)
  const row = { move: undefined, words, about, body: body as Record<string, unknown>, version: undefined, at, before }
  const { shown } = after(pack, blank(pack, { ...row, matter: id }), {
    move: said.move,
    says: said.says,
    at: nowByServer(),
  })
  await addAct(id, pack.me.id, id, row)
  const due = shown.promises.find(one => one.due === shown.nextDue)?.due
  return { id, printed: shown.printed, who: shown.who, by: due ? { due } : null, promises: [], link: null }
}

const aboutOf = (kind: Words, place: string | undefined): Words =>
  place ? say(`${place} · ${kind.zh}`, `${kind.en} · ${place}`) : kind

const later = '编号后补'

/** A matter before its first move. */
function blank(
  pack: Pack,
  { matter: id, body, at, before }: Pick<Unsent, 'matter' | 'body' | 'at' | 'before'>,
): Packed {
  const { kind: name, place, anonymous } = body as unknown as OpeningSaid & { anonymous?: boolean }
  const kind = kindNamed(name)!
  const { me } = pack
  const unit = me.posts[0]!.unit
  const where = pack.villages.find(({ code }) => code === place.village)
  const shown: MatterShown = {
    id,
    kind: name,
    words: kind.words.name,
    sort: null,
    code: '',
    printed: later,
    state: '',
    stateWords: say('', ''),
    version: 1,
    place: where ? { village: where.code, short: where.short } : null,
    unit: { id: unit.id, words: unit.words },
    owner: { id: me.id, name: me.name },
    protected: false,
    outcome: null,
    openedAt: new Date(at + (before ?? 0)).toISOString(),
    closedAt: null,
    nextDue: null,
    next: null,
    who: {
      surname: me.name,
      words: say(me.name, me.name),
      tail: '',
      woman: null,
      phone: null,
      unit: { words: unit.words, phone: null },
      hours: [],
    },
    why: null,
    channel: 'officer',
    anonymous: anonymous === true,
    outcomeWords: null,
    details: kind.blank,
    standing: { ...fresh, anonymous: anonymous === true },
    promises: [],
    people: [],
    premises: [],
    links: [],
    named: {},
    moves: [],
    history: [],
    looks: [],
  }
  return { shown, unitPath: unit.path, posts: me.posts.map(({ post }) => post as Packed['posts'][number]), open: [] }
}
