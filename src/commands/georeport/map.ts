import { readFile } from 'node:fs/promises'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { isZone } from '../../clock/zone.ts'
import { kindNamed } from '../../kinds/index.ts'
import { isOpening } from '../../kinds/kind.ts'
import { channels } from '../../matters/command.ts'
import { CannotStart } from '../../platform/cannot-start.ts'

const names = Type.Record(Type.String(), Type.String())
const own = { additionalProperties: false }

/** How a file of requests is to be read: whose it is, which column says what, and what each of its types is with us. */
export const mapSchema = Type.Object(
  {
    about: Type.Optional(Type.String()),
    /** Under this name its matters are known again. */
    source: Type.String({ minLength: 1, maxLength: 40 }),
    language: Type.String({ pattern: '^[a-z]{2,3}$' }),
    /** A bureau of its own, made if it is not there: its history never mixes with ours. */
    bureau: Type.Object(
      {
        id: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
        letters: Type.String({ pattern: '^[A-Z]{2,4}$' }),
        name: Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, own),
        tz: Type.String(),
        box: Type.Object({ south: Type.Number(), west: Type.Number(), north: Type.Number(), east: Type.Number() }, own),
      },
      own,
    ),
    columns: Type.Object(
      {
        id: Type.String(),
        opened: Type.String(),
        due: Type.Optional(Type.String()),
        closed: Type.String(),
        status: Type.String(),
        type: Type.String(),
        lat: Type.String(),
        lng: Type.String(),
        channel: Type.Optional(Type.String()),
        /** Sealed, by the name under which they are kept. */
        says: names,
      },
      own,
    ),
    /** Points that stand for "somewhere": rows in which these columns hold these values have none. */
    nowhere: Type.Optional(names),
    statuses: Type.Object({ open: Type.Array(Type.String()), closed: Type.Array(Type.String()) }, own),
    channels: names,
    /** In which field of its details a kind keeps the sort of thing that it is. */
    fields: names,
    /** 'kind/sort' of every type of the source; of those that are missing here, `otherwise`. */
    types: names,
    otherwise: Type.String(),
  },
  own,
)
export type SourceMap = Static<typeof mapSchema>
/** What a type becomes: a kind, its details, and the states of one that is open and one that is closed. */
export type Target = { kind: string; details: Record<string, unknown>; open: string; closed: string }

const shape = Compile(mapSchema)

/** Reads a map and holds it against the kinds of this house. Throws, naming the first fault. */
export async function readMap(path: URL | string): Promise<{ map: SourceMap; targetOf: (type: string) => Target }> {
  const shown = typeof path === 'string' ? path : 'types.json'
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CannotStart(`${shown} cannot be read.`, `无法读取 ${shown}。`)
  })
  let map: SourceMap
  try {
    map = JSON.parse(text) as SourceMap
  } catch {
    throw faulty(shown, 'JSON')
  }
  const [fault] = shape.Check(map) ? [] : shape.Errors(map)
  if (fault) throw faulty(shown, `${fault.instancePath || '/'} ${fault.message}`)
  if (!isZone(map.bureau.tz)) throw faulty(shown, `/bureau/tz ${map.bureau.tz}`)
  const unknown = Object.values(map.channels).find(name => !(channels as readonly string[]).includes(name))
  if (unknown !== undefined) throw faulty(shown, `/channels ${unknown}`)
  const targets = new Map<string, Target>()
  const targetFor = (said: string) => {
    const known = targets.get(said) ?? targetFrom(said, map.fields)
    if (!known) throw faulty(shown, `/types ${said}`)
    targets.set(said, known)
    return known
  }
  const otherwise = targetFor(map.otherwise)
  const byType = new Map(Object.entries(map.types).map(([type, said]) => [type, targetFor(said)]))
  return { map, targetOf: type => byType.get(type) ?? otherwise }
}

function targetFrom(said: string, fields: Record<string, string>): Target | undefined {
  const [name = '', sort] = said.split('/')
  const kind = kindNamed(name)
  const start = kind?.moves[kind.start]
  if (!kind || !start || !isOpening(start) || typeof start.to !== 'string' || !kind.ends.includes('closed'))
    return undefined
  const field = fields[name]
  const details = { ...kind.blank, ...(sort !== undefined && field !== undefined && { [field]: sort }) }
  if ((sort !== undefined && field === undefined) || !Compile(kind.details).Check(details)) return undefined
  return { kind: name, details, open: start.to, closed: 'closed' }
}

const faulty = (path: string, what: string) =>
  new CannotStart(
    `The map ${path} has a fault: ${what}. Nothing was imported.`,
    `对照表 ${path} 有误：${what}。未导入任何内容。`,
  )
