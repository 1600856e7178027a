import Type, { type TSchema } from 'typebox'
import { noteRating } from '../figures/devices.ts'
import { kindNamed, kinds, wordsFor } from '../kinds/index.ts'
import { isOpening, type Kind, type Move } from '../kinds/kind.ts'
import { say, type Words } from '../kinds/words.ts'
import { act } from '../matters/act.ts'
import { type Command, clockSeen } from '../matters/command.ts'
import { matterFor } from '../matters/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { doneOf } from './done.ts'
import { homeOf } from './home.ts'
import { moved } from './matter-schemas.ts'
import { type Ask, operation } from './operation.ts'
import { bodyIn, filesNotHere } from './said.ts'
import { saysOf } from './says-schema.ts'
import { closed, instant } from './schemas.ts'
import { sightOf } from './sight.ts'
import { byLink, commandIdIn, idempotencyKey, ifMatch, versionIn } from './write-headers.ts'

type Named = { kind: Kind; move: Move }

/** All moves after the opening, by name: several kinds may share one. */
const byName = new Map<string, Named[]>()
for (const kind of kinds)
  for (const [name, move] of Object.entries(kind.moves))
    if (!isOpening(move)) byName.set(name, [...(byName.get(name) ?? []), { kind, move }])

const base = '/api/v1/matters/{id}'

export const makeMove = operation({
  id: 'makeMove',
  method: 'POST',
  path: `${base}/{move}`,
  tag: 'matters',
  summary: say('办理', 'Make a move'),
  for: 'anybody',
  byLink: true,
  headers: { ...idempotencyKey, ...ifMatch, ...byLink },
  shownAs: [...byName].map(([name, named]) => ({
    id: `move_${name}`,
    path: `${base}/${name}`,
    summary: summaryOf(name, named),
    shows: bodyOf(name, named),
  })),
  answers: {
    200: {
      about: say(
        '办好了；同一个 Idempotency-Key 再发一次，回答不变',
        'Done; sent again under the same key, answered alike',
      ),
      schema: moved,
      headers: { ETag: 'The version it has now.' },
    },
  },
  refuses: [
    'no-such-matter',
    'moved-on',
    'enough-for-today',
    'bad-input',
    'wrong-state',
    'wrong-post',
    'key-reused',
    'no-version',
  ],
  aMinute: 60,
  handle: async ask => {
    const { house, path, reply } = ask
    const asker = askerOf(ask)
    const command = await commandOf(ask, path['id']!, path['move']!)
    const answer = await act(house, command, asker, await filesNotHere(house, command.says))
    if (command.move === 'rate' && asker.as === 'resident') await noteFrom(ask, command, asker.bureauId)
    reply.header('etag', `"${answer.version}"`)
    return doneOf(await sightOf(house, asker.bureauId), answer)
  },
})

/** For the guard of the figures; a rating that was given stays given, whether this could be noted or not. */
async function noteFrom({ house, request }: Ask, { commandId, says }: Command, bureauId: number): Promise<void> {
  if ((says as Record<string, unknown> | undefined)?.['aboutPerson'] === true) return
  const { tz } = await homeOf(house)
  const from = `${request.ip} ${request.headers['user-agent'] ?? ''}`
  await noteRating(house, { bureauId, tz, from, commandId }).catch(error => {
    house.log.warn({ err: error }, 'a rating was not noted for the guard')
  })
}

async function commandOf(ask: Ask, matterId: string, move: string): Promise<Command> {
  const { request } = ask
  const commandId = commandIdIn(request)
  const version = versionIn(request)
  if (!byName.has(move)) throw new Refusal(404, 'unknown-move')
  const { says, ...more } = bodyIn(request.body, ['commandId', 'matterId', 'version', 'kind', 'move', ...onlyToReport])
  const command: Command = { ...more, says, commandId, matterId, move }
  if (version !== '*') return { ...command, version }
  if (await leads(ask, matterId, move)) throw new Refusal(422, 'bad-version')
  return command
}

const onlyToReport = ['place', 'channel', 'language', 'reporter', 'anonymous', 'onBehalf']

/** May it change the state? Where kinds differ, the matter's own decides, if it is there for them; if not, the door says so. */
async function leads(ask: Ask, matterId: string, move: string): Promise<boolean> {
  const named = byName.get(move)!
  const some = named.filter(({ move: { to } }) => to !== undefined)
  if (some.length === 0 || some.length === named.length) return some.length > 0
  const whole = await matterFor(ask.house, askerOf(ask), matterId)
  const kind = whole && kindNamed(whole.matter.kind)
  return kind?.moves[move]?.to !== undefined
}

function summaryOf(name: string, named: readonly Named[]): Words {
  const words = named.map(({ kind }) => wordsFor(kind, 'moves', name) ?? say(name, name))
  const of = named.length < kinds.length ? named.map(({ kind }) => kind.words.name) : []
  const one = (language: 'zh' | 'en') => [...new Set(words.map(said => said[language]))].join(' / ')
  return {
    zh: of.length > 0 ? `${one('zh')}（${of.map(({ zh }) => zh).join('、')}）` : one('zh'),
    en: of.length > 0 ? `${one('en')} (${of.map(({ en }) => en).join(', ')})` : one('en'),
  }
}

/** Kinds that ask the same are shown once. */
function bodyOf(name: string, named: readonly Named[]): TSchema {
  const different = Map.groupBy(named, ({ move }) => JSON.stringify(move.says))
  const all = [...different.values()].map(alike =>
    Type.Object(
      {
        says: saysOf(alike[0]!.kind, name, alike[0]!.move.says),
        saidAt: Type.Optional(instant),
        clock: Type.Optional(clockSeen),
      },
      { ...closed, title: alike.map(({ kind }) => kind.name).join(', ') },
    ),
  )
  return all.length === 1 ? all[0]! : Type.Unsafe({ anyOf: all } as never)
}
