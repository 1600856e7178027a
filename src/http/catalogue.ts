import Type from 'typebox'
import { dayOf, isoAt } from '../clock/zone.ts'
import { kinds, wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { say } from '../kinds/words.ts'
import { attachesOf } from '../matters/attaches.ts'
import type { Edition } from '../matters/catalogue.ts'
import { faultsIn, saveMeasures, type Written } from '../matters/edit-measures.ts'
import { knowledgeOf, measuresOf } from '../matters/knowledge.ts'
import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { assertEditor, mayEdit } from './editors.ts'
import { type Ask, operation } from './operation.ts'
import { closed, day, instant, named, orNull, theWords } from './schemas.ts'

const attached = Type.Object(
  {
    kind: theWords,
    starts: Type.Array(theWords),
    only: orNull(theWords),
    from: orNull(theWords),
    until: orNull(theWords),
    ends: Type.Array(theWords),
    voids: Type.Array(theWords),
    proof: Type.Array(theWords),
    repeats: Type.Boolean(),
  },
  closed,
)
const wordsByName = Type.Record(Type.String(), theWords)
const written = Type.Unknown({ description: 'A measure as in the catalogue’s file, without its edition.' })
const editionShown = named(
  'MeasureEdition',
  Type.Object(
    {
      edition: Type.Integer(),
      measure: written,
      from: day,
      retired: Type.Boolean(),
      author: orNull(Type.String({ description: 'Name; null: it ships.' })),
      madeAt: orNull(instant),
      attaches: Type.Array(attached),
    },
    closed,
  ),
)
const example = {
  id: 'M76',
  title: say('一天内调监控', 'Footage within a day'),
  promise: say('受案后一天内调取监控。', 'We secure the footage within a day.'),
  limit: { value: 1, unit: 'day' },
  pauses: [],
  by: 'duty_officer',
  proof: '调取清单',
  basis: '本地承诺',
  on: [{ kind: 'case', starts: ['accept'], ends: ['secureCamera'], proof: { secureCamera: ['noticeNo'] } }],
}
const newOne = Type.Object(
  {
    measure: written,
    from: Type.Optional(day),
    expect: Type.Optional(Type.Integer({ minimum: 0, description: 'The newest edition that you saw; 0: none.' })),
  },
  { ...closed, examples: [{ measure: example, from: '2026-12-01' }] },
)
const savedShown = Type.Object({ id: Type.String(), edition: Type.Integer(), changed: Type.Boolean() }, closed)

/** For the city's officer: every edition of what is promised, and new ones. What was promised is never touched. */
export const catalogue = [
  operation({
    id: 'listMeasureEditions',
    method: 'GET',
    path: '/api/v1/catalogue',
    tag: 'kinds',
    summary: say('承诺的每一版：谁改的，从哪天起', 'Every edition of the promises: who wrote it, from which day'),
    for: 'staff',
    answers: {
      200: {
        about: say('每条承诺，新版在前', 'Each measure, its newest edition first'),
        schema: Type.Object(
          {
            today: day,
            mayEdit: Type.Boolean(),
            measures: Type.Array(Type.Object({ id: Type.String(), editions: Type.Array(editionShown) }, closed)),
            named: Type.Record(Type.String(), Type.Object({ conditions: wordsByName, instants: wordsByName }, closed), {
              description: 'By kind: under which conditions a measure may be promised, and from when it may run.',
            }),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person }) => {
      const { today, measures, know } = await ofBureau({ house, person: person! })
      const shown = ({ measure, from, retired, author, madeAt }: Edition) => ({
        edition: measure.edition,
        measure,
        from,
        retired,
        author: author === null ? null : (know.personOn(author, today)?.name ?? author),
        madeAt: madeAt === null ? null : isoAt(madeAt, know.tz),
        attaches: attachesOf(measure),
      })
      return {
        today,
        mayEdit: mayEdit(person!),
        measures: [...measures.editions].map(([id, editions]) => ({ id, editions: editions.map(shown) })),
        named: Object.fromEntries(kinds.map(kind => [kind.name, namedOf(kind)])),
      }
    },
  }),
  operation({
    id: 'previewMeasure',
    method: 'POST',
    path: '/api/v1/catalogue/preview',
    tag: 'kinds',
    summary: say('看看这样写会挂到哪些办理动作上，不保存', 'See what it would attach to; nothing is saved'),
    for: 'staff',
    body: newOne,
    answers: {
      200: {
        about: say('挂在哪里；写错的地方', 'Where it attaches, and what is wrong'),
        schema: Type.Object({ attaches: Type.Array(attached) }, closed),
      },
    },
    refuses: ['not-for-your-post', 'bad-measure'],
    handle: async ({ person, body }) => {
      assertEditor(person!)
      const { measure } = body as { measure: Written }
      const faults = faultsIn([measure]).map(outOfList)
      if (faults.length > 0) throw new Refusal(422, 'bad-measure', { faults })
      return { attaches: attachesOf(measure) }
    },
  }),
  operation({
    id: 'saveMeasure',
    method: 'POST',
    path: '/api/v1/catalogue',
    tag: 'kinds',
    summary: say('新写或修改一条承诺，从某天起执行', 'Write a measure, or a new edition of one, from a day on'),
    for: 'staff',
    body: newOne,
    answers: { 200: { about: say('保存的一版', 'The edition that was saved'), schema: savedShown } },
    refuses: ['not-for-your-post', 'bad-measure', 'bad-day', 'from-in-the-past', 'edition-moved-on'],
    handle: ask => save(ask, (ask.body as { measure: Written }).measure, false),
  }),
  operation({
    id: 'retireMeasure',
    method: 'POST',
    path: '/api/v1/catalogue/retire',
    tag: 'kinds',
    summary: say(
      '从某天起不再作出这条承诺；已作出的照旧',
      'From a day on it is promised no more; what was promised stands',
    ),
    for: 'staff',
    body: Type.Object(
      {
        id: Type.String({ maxLength: 20 }),
        from: Type.Optional(day),
        expect: Type.Optional(Type.Integer({ minimum: 0 })),
      },
      { ...closed, examples: [{ id: 'M76', from: '2026-12-01' }] },
    ),
    answers: { 200: { about: say('停用的一版', 'The edition that retires it'), schema: savedShown } },
    refuses: ['not-for-your-post', 'no-such-measure', 'bad-day', 'from-in-the-past', 'edition-moved-on'],
    handle: async ask => {
      assertEditor(ask.person!)
      const { measures } = await ofBureau({ house: ask.house, person: ask.person! })
      const last = measures.last((ask.body as { id: string }).id)
      if (!last) throw new Refusal(404, 'no-such-measure')
      return save(ask, last, true)
    },
  }),
]

/** What a measure may hang on in a kind, besides its moves. */
const namedOf = (kind: Kind) => {
  const all = (of: 'conditions' | 'instants') =>
    Object.fromEntries(Object.keys(kind[of]).map(name => [name, wordsFor(kind, of, name) ?? say(name, name)]))
  return { conditions: all('conditions'), instants: all('instants') }
}

type Asked = Pick<Ask, 'house'> & { person: Person }

async function ofBureau({ house, person }: Asked) {
  const { bureauId } = person
  const know = await knowledgeOf(house.db, bureauId, house.now())
  const { measures } = await measuresOf(house.db, bureauId)
  return { know, measures, today: dayOf(house.now(), know.tz) }
}

async function save({ house, person, body }: Ask, measure: Written, retired: boolean) {
  assertEditor(person!)
  const { from, expect } = body as { from?: string; expect?: number }
  const { today } = await ofBureau({ house, person: person! })
  const id = String((measure as { id?: unknown } | null)?.id)
  try {
    const [saved] = await saveMeasures(house.db, person!.bureauId, {
      measures: [measure],
      from: from ?? today,
      today,
      author: person!.id,
      now: house.now(),
      retired,
      ...(expect !== undefined && { expect: { [id]: expect } }),
    })
    return saved!
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'bad-measure') throw error
    const { faults } = error.about as { faults: { at: string }[] }
    throw new Refusal(422, 'bad-measure', { faults: faults.map(outOfList) })
  }
}

/** The list holds it alone: as the body names it. */
const outOfList = <T extends { at: string }>(fault: T): T => ({ ...fault, at: fault.at.replace(/^\/0/, '/measure') })
