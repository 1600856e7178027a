import Type from 'typebox'
import type { Fault } from '../kinds/faults.ts'
import { choice, field, maybe, person } from '../kinds/says.ts'
import { datumNames } from '../places/datum.ts'
import type { Asker } from './asker.ts'
import { checkSays, type PersonSaid } from './check.ts'
import type { ClockSeen } from './times.ts'

/** How it came in. */
export const channels = ['page', 'qr', 'phone', 'counter', 'officer', 'neighbour', 'api', 'open311', 'clock'] as const

/** Somebody who reports, as they say it. */
export type ReporterSaid = {
  name?: string
  phone?: string
  idNumber?: string
  address?: string
  language?: string
  safeWay?: string
  /** R27: whoever handles this one matter may see who it is. */
  show?: boolean
  /** R26: asked for besides the link where the matter is protected. */
  word?: string
}

/** What somebody wants done. Its id is made by whoever sends it: the same one again changes nothing more. */
export type Command = {
  readonly commandId: string
  /** Absent: it opens a matter. */
  readonly matterId?: string
  /** Needed to open one; else the matter's own. */
  readonly kind?: string
  /** To open a matter: the kind's own start, if absent. */
  readonly move?: string
  readonly says: unknown
  /** Of the matter, as whoever acts saw it: if it has moved on, 409. Absent: as it is now. */
  readonly version?: number
  /** When it was done, if earlier (without signal); ISO 8601, by the phone's clock where `clock` is given, else set right. */
  readonly saidAt?: string
  readonly clock?: ClockSeen
  readonly place?: {
    readonly placeCode?: string
    readonly village?: string
    /** Without a datum, WGS-84. */
    readonly point?: { readonly lat: number; readonly lng: number; readonly datum?: string }
    readonly unit?: string
  }
  readonly channel?: (typeof channels)[number]
  /** Of whoever is to be answered: 'zh', 'en', or another by its tag. */
  readonly language?: string
  readonly reporter?: ReporterSaid
  readonly anonymous?: boolean
  /** Somebody else for whom it is said. */
  readonly onBehalf?: Omit<ReporterSaid, 'show' | 'word'>
}

const uuid = field<string>({
  type: 'string',
  format: 'uuid',
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
})
const short = (maxLength: number) =>
  field<string>({ type: 'string', minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })

const { 'x-person': _, ...wire } = person('reporter') as unknown as Record<string, any>

const offset = Type.Integer({ minimum: -(2 ** 41), maximum: 2 ** 41 })
export const clockSeen = Type.Object(
  { before: Type.Union([offset, Type.Null()]), after: offset },
  {
    additionalProperties: false,
    description:
      'How many milliseconds the phone was behind the server, when it last heard of it before saying this (null: never), and when it sends it.',
  },
)

/** The envelope of what is said, checked like it; shown in the API. */
export const envelope = Type.Object(
  {
    commandId: uuid,
    matterId: maybe(uuid),
    kind: maybe(short(40)),
    move: maybe(short(60)),
    version: maybe(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
    saidAt: maybe(field<string>({ type: 'string', format: 'date-time', maxLength: 40 })),
    clock: maybe(clockSeen),
    place: maybe(
      Type.Object(
        {
          placeCode: maybe(short(40)),
          village: maybe(short(20)),
          point: maybe(
            Type.Object(
              {
                lat: Type.Number({ minimum: -90, maximum: 90 }),
                lng: Type.Number({ minimum: -180, maximum: 180 }),
                datum: maybe(choice(...datumNames)),
              },
              { additionalProperties: false },
            ),
          ),
          unit: maybe(uuid),
        },
        { additionalProperties: false },
      ),
    ),
    channel: maybe(choice(...channels)),
    language: maybe(field<string>({ type: 'string', maxLength: 35, pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' })),
    reporter: maybe(
      field<ReporterSaid>({
        ...wire,
        properties: { ...wire['properties'], show: { type: 'boolean' }, word: short(40) },
      }),
    ),
    anonymous: maybe(Type.Boolean()),
    onBehalf: maybe(person('represented')),
  },
  { additionalProperties: false },
)

/** Everything wrong with the envelope, and who it is said on behalf of. */
export function checkEnvelope(
  { says: _says, ...rest }: Command,
  asker: Asker,
  tz: string,
  newId: () => string,
): { faults: readonly Fault[]; represented: readonly PersonSaid[] } {
  const checked = checkSays(envelope, rest, tz, newId, '')
  const faults: Fault[] = [...checked.faults]
  // A word of one's own is no name: with it and the code they come back.
  if (rest.anonymous && Object.keys(rest.reporter ?? {}).some(name => name !== 'word'))
    faults.push({ at: '/reporter', code: 'anonymous-with-name' })
  if (rest.anonymous && asker.as === 'staff' && (rest.channel ?? 'officer') === 'officer')
    faults.push({ at: '/anonymous', code: 'officer-anonymous' })
  return { faults, represented: checked.people }
}
