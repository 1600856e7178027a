import { dayOf, isoAt } from '../clock/zone.ts'
import { isCall } from '../kinds/answering.ts'
import { kindNamed, wordsOfSort } from '../kinds/index.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { say } from '../kinds/words.ts'
import type { Listed } from '../matters/store.ts'
import { type Sight, wordsIn } from './sight.ts'

/** One line of a list: nothing personal. */
export const lineOf = (sight: Sight, line: Listed) => ({
  ...ownOf(sight, line),
  ...whatOf(sight, line),
  ...whereOf(sight, line),
})

/**
 * The same lines as JSON in UTF-8. Most of a line is words in two languages that it shares with others of its list: they are
 * written once for all of them, and put in as they are.
 */
export function linesJson(sight: Sight, lines: readonly Listed[]): Buffer {
  const [what, where] = [new Map<string, Buffer>(), new Map<string, Buffer>()]
  const pieces: Buffer[] = []
  for (const line of lines) {
    const { kind, state, sort, nextMeasure, village, unitId, ownerId } = line
    pieces.push(
      Buffer.from(`${pieces.length === 0 ? '[' : '},'}${JSON.stringify(ownOf(sight, line)).slice(0, -1)}`),
      once(what, `${kind} ${state} ${sort} ${nextMeasure}`, () => whatOf(sight, line)),
      once(where, `${village} ${unitId} ${ownerId}`, () => whereOf(sight, line)),
    )
  }
  pieces.push(Buffer.from(pieces.length === 0 ? '[]' : '}]'))
  return Buffer.concat(pieces)
}

/** The fields of an object, as they go on in another one. */
function once(known: Map<string, Buffer>, key: string, make: () => object): Buffer {
  const there = known.get(key) ?? Buffer.from(`,${JSON.stringify(make()).slice(1, -1)}`)
  known.set(key, there)
  return there
}

/** What a line has for itself. */
function ownOf({ know: { tz } }: Sight, line: Listed) {
  const { openedAt, closedAt, nextDue } = line
  return {
    id: line.id,
    code: line.code,
    printed: printedCode(line.code),
    version: line.version,
    protected: line.protected,
    outcome: line.outcome,
    openedAt: isoAt(openedAt, tz),
    closedAt: closedAt === null ? null : isoAt(closedAt, tz),
    nextDue: nextDue === null ? null : isoAt(nextDue, tz),
    lastDay: nextDue === null ? null : dayOf(new Date(nextDue - 1), tz),
  }
}

/** What it is, where it stands, and what is promised next; `calls`: somebody waits to be told something. */
function whatOf({ know: { catalogue, last } }: Sight, line: Pick<Listed, 'kind' | 'state' | 'sort' | 'nextMeasure'>) {
  const kind = kindNamed(line.kind)!
  const id = line.nextMeasure
  const measure = id === null ? undefined : (catalogue.find(one => one.id === id) ?? last(id))
  const calls = measure !== undefined && isCall(measure, kind)
  return {
    kind: kind.name,
    words: kind.words.name,
    sort: line.sort === null ? null : (wordsOfSort(kind, line.sort) ?? say(line.sort, line.sort)),
    state: line.state,
    stateWords: wordsIn(kind, 'states', line.state),
    next: id === null ? null : { measure: id, title: measure?.title ?? say(id, id), calls },
  }
}

/** Where it is, and who has it. */
function whereOf({ know: { known }, faceOf }: Sight, line: Pick<Listed, 'village' | 'unitId' | 'ownerId'>) {
  const { village, unitId, ownerId } = line
  const place = village === null ? undefined : known.places.get(village)
  const unit = known.units.get(unitId)
  return {
    place: place ? { village: place.code, short: place.short } : null,
    unit: { id: unitId, words: { zh: unit?.nameZh ?? '', en: unit?.nameEn ?? '' } },
    owner: { id: ownerId, name: faceOf(ownerId)?.name ?? '' },
  }
}
