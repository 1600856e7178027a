import Type from 'typebox'
import { dayOf, isoAt, startOfDay } from '../clock/zone.ts'
import { kinds, wordsFor } from '../kinds/index.ts'
import type { Kind, Paper } from '../kinds/kind.ts'
import { say, type Words } from '../kinds/words.ts'
import { officialDay } from '../papers/form/day.ts'
import { formFaultSaid } from '../papers/form/fault-words.ts'
import { houseForm } from '../papers/form/house-form.ts'
import { type FormFault, formFaults, placeholders } from '../papers/form/placeholders.ts'
import type { Sheet } from '../papers/form/sheet.ts'
import { linesOf } from '../papers/form/value.ts'
import { handed, isOurs, titleOf } from '../papers/form/wording.ts'
import { docxFor, editionsOf, type FormEdition, saveForm, undoForm } from '../papers/forms.ts'
import { paperNumber } from '../papers/number.ts'
import { leads } from '../people/quiet-hours.ts'
import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { exampleOf } from './example.ts'
import { type Ask, operation } from './operation.ts'
import { closed, day, described, id, instant, orNull, theWords } from './schemas.ts'
import { sightOf } from './sight.ts'

const unit = Type.Optional(described(id, 'Whose papers; your own unit, if absent.'))
/** Base64 of two megabytes. */
const docx = Type.String({ minLength: 4, maxLength: 2_800_000, description: 'The .docx, in base64; 2 MB at most.' })
const expect = Type.Integer({ minimum: 0, description: 'The edition that you saw; 0: none.' })
const fault = Type.Object({ code: Type.String(), what: Type.String(), words: theWords }, closed)
const shownEdition = Type.Object(
  {
    edition: Type.Integer(),
    from: instant,
    author: orNull(Type.String()),
    madeAt: instant,
    undoes: orNull(Type.Integer()),
    own: Type.Boolean({ description: 'False: it brought back how ours looks.' }),
  },
  closed,
)
const path = '/api/v1/paper-forms'
const of = `${path}/{kind}/{paper}`
const bodyLimit = 3_000_000
const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How papers look: edited in Word by whoever leads a unit, looked at first, kept with author and day, undone in order. */
export const paperForms = [
  operation({
    id: 'listPaperForms',
    method: 'GET',
    path,
    tag: 'kinds',
    summary: say('单据样式：有哪些单据，各用哪一版', 'The forms of papers: which there are, and which edition holds'),
    for: 'staff',
    query: Type.Object({ unit }, closed),
    answers: {
      200: {
        about: say('您管的单位；这个单位的各种单据', 'The units that you lead, and the papers of this one'),
        schema: Type.Object(
          {
            units: Type.Array(Type.Object({ id, words: theWords }, closed)),
            unit: id,
            papers: Type.Array(
              Type.Object(
                {
                  kind: Type.String(),
                  paper: Type.String(),
                  words: theWords,
                  ofKind: theWords,
                  editions: Type.Array(shownEdition),
                  fields: Type.Array(Type.String(), { description: 'What it says; each may stand by itself.' }),
                },
                closed,
              ),
            ),
            placeholders: Type.Array(Type.Object({ name: Type.String(), words: theWords }, closed)),
          },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post', 'no-such-unit'],
    handle: async ask => {
      const { know, faceOf } = await sightOf(ask.house, ask.person!.bureauId)
      const units = [...know.known.units.values()]
        .filter(one => ['bureau', 'county', 'station'].includes(one.sort) && leads(ask.person!, one.path))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
      const unit = await unitOf(ask, ask.query.unit)
      const editions = await editionsOf(ask.house.db, { bureauId: ask.person!.bureauId, unitId: unit.id })
      const shown = ({ edition, holdsFrom, author, madeAt, undoes, own }: FormEdition) => ({
        edition,
        undoes,
        own,
        author: faceOf(author)?.name ?? null,
        from: isoAt(holdsFrom.getTime(), know.tz),
        madeAt: isoAt(madeAt.getTime(), know.tz),
      })
      return {
        units: units.map(({ id, nameZh, nameEn }) => ({ id, words: { zh: nameZh, en: nameEn } })),
        unit: unit.id,
        papers: everyPaper.map(({ kind, name, paper }) => ({
          kind: kind.name,
          paper: name,
          words: titleOf(kind, name, paper),
          ofKind: kind.words.name,
          editions: editions.filter(one => one.kind === kind.name && one.name === name).map(shown),
          fields: labelsOf(kind, paper),
        })),
        placeholders: Object.entries(placeholders).map(([name, words]) => ({ name: `{${name}}`, words })),
      }
    },
  }),
  operation({
    id: 'downloadPaperForm',
    method: 'GET',
    path: `${of}/docx`,
    tag: 'kinds',
    summary: say('下载一种单据的样式，用 Word 或 WPS 改', 'One form as a Word file, to be edited in Word or WPS'),
    for: 'staff',
    query: Type.Object(
      { unit, edition: Type.Optional(Type.Integer({ minimum: 0, description: '0: ours. Absent: the latest.' })) },
      closed,
    ),
    answers: { 200: { about: say('Word 文件', 'The Word file'), type: wordFile } },
    refuses: ['not-for-your-post', 'no-such-unit', 'no-such-paper'],
    handle: async ask => {
      const of = await ofUnit(ask, ask.query.unit)
      const { kind, name, paper } = paperOf(ask)
      const latest = (await editionsOf(ask.house.db, of)).find(one => one.kind === of.kind && one.name === of.name)
      const own = await docxFor(ask.house.db, of, ask.query.edition ?? latest?.edition ?? 0)
      const { docxOf } = await import('../papers/form/write-docx.ts')
      return ask.reply
        .type(wordFile)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(titleOf(kind, name, paper).zh)}.docx`,
        )
        .header('cache-control', 'private, no-store')
        .send(own ?? (await docxOf(houseForm)))
    },
  }),
  operation({
    id: 'previewPaperForm',
    method: 'POST',
    path: `${of}/preview`,
    tag: 'kinds',
    summary: say(
      '看看这样印出来是什么样（虚构的事项），不保存',
      'See how it would be printed, of an invented matter; nothing is kept',
    ),
    for: 'staff',
    body: Type.Object({ unit, docx: Type.Optional(docx) }, { ...closed, examples: [{}] }),
    bodyLimit,
    answers: {
      200: {
        about: say('哪里要改；没有要改的，就是印出来的样子', 'What is wrong with it; if nothing, the paper'),
        schema: Type.Object(
          { faults: Type.Array(fault), pdf: orNull(Type.String({ description: 'Base64.' })) },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post', 'no-such-unit', 'no-such-paper', 'bad-input'],
    aMinute: 60,
    handle: async ask => {
      const unit = await unitOf(ask, ask.body.unit)
      const { kind, name, paper } = paperOf(ask)
      const { form, faults } =
        ask.body.docx === undefined ? { form: houseForm, faults: [] } : await read(ask, ask.body.docx)
      if (!form) return { faults: faults.map(saidOf), pdf: null }
      const { know } = await sightOf(ask.house, ask.person!.bureauId)
      const { printSheet } = await import('../papers/print.ts')
      const today = dayOf(ask.house.now(), know.tz)
      const pdf = await printSheet(invented(kind, name, paper, unit.nameZh, today, know.tz), form)
      return { faults: [], pdf: pdf.toString('base64') }
    },
  }),
  operation({
    id: 'savePaperForm',
    method: 'POST',
    path: of,
    tag: 'kinds',
    summary: say('启用改好的样式，从哪天起', 'Use an edited form, from some day on'),
    for: 'staff',
    body: Type.Object(
      { unit, docx, from: Type.Optional(described(day, 'Today, if absent.')), expect },
      { ...closed, examples: [{ docx: 'UEsDBA==', expect: 0 }] },
    ),
    bodyLimit,
    answers: {
      200: {
        about: say('这是第几版', 'Which edition this is'),
        schema: Type.Object({ edition: Type.Integer() }, closed),
      },
    },
    refuses: [
      'not-for-your-post',
      'no-such-unit',
      'no-such-paper',
      'bad-input',
      'form-with-faults',
      'edition-moved-on',
    ],
    handle: async ask => {
      const { house, body, person } = ask
      const of = await ofUnit(ask, body.unit)
      paperOf(ask)
      const { tz } = (await sightOf(house, of.bureauId)).know
      const today = dayOf(house.now(), tz)
      if (body.from !== undefined && body.from < today)
        throw new Refusal(422, 'bad-input', { faults: [{ at: '/from', code: 'in-past' }] })
      const { form } = await read(ask, body.docx)
      if (!form) throw new Refusal(422, 'form-with-faults')
      const holdsFrom = body.from === undefined || body.from === today ? house.now() : startOfDay(body.from, tz)
      const file = Buffer.from(body.docx, 'base64')
      return {
        edition: await saveForm(house, of, { docx: file, form }, { by: person!.id, expect: body.expect, holdsFrom }),
      }
    },
  }),
  operation({
    id: 'undoPaperForm',
    method: 'POST',
    path: `${of}/undo`,
    tag: 'kinds',
    summary: say('撤销最近一版：从现在起用前一版', 'Undo the latest edition: the one before it holds from now on'),
    for: 'staff',
    body: Type.Object({ unit, expect }, { ...closed, examples: [{ expect: 1 }] }),
    answers: {
      200: {
        about: say('撤销也是一版', 'Undoing is an edition too'),
        schema: Type.Object({ edition: Type.Integer() }, closed),
      },
    },
    refuses: ['not-for-your-post', 'no-such-unit', 'no-such-paper', 'bad-input', 'edition-moved-on', 'nothing-to-undo'],
    handle: async ask => {
      const of = await ofUnit(ask, ask.body.unit)
      paperOf(ask)
      return { edition: await undoForm(ask.house, of, { by: ask.person!.id, expect: ask.body.expect }) }
    },
  }),
]

type Printed = { kind: Kind; name: string; paper: Paper }

/** Every paper that is ours to print. */
const everyPaper: readonly Printed[] = kinds.flatMap(kind =>
  Object.entries(kind.papers)
    .filter(([, paper]) => isOurs(paper))
    .map(([name, paper]) => ({ kind, name, paper })),
)

function paperOf({ path }: Pick<Ask, 'path'>): Printed {
  const found = everyPaper.find(({ kind, name }) => kind.name === path['kind'] && name === path['paper'])
  if (!found) throw new Refusal(404, 'no-such-paper')
  return found
}

/** The unit that is asked for, or the one that the person leads. */
async function unitOf({ house, person }: Ask<any, any, any>, wanted: string | undefined) {
  const { units } = (await sightOf(house, person!.bureauId)).know.known
  const own = (one: Person['posts'][number]) => leads({ posts: [one] }, one.unitPath)
  const led = person!.posts.find(own)
  if (!led) throw new Refusal(403, 'not-for-your-post')
  const unit = units.get(wanted ?? led.unitId)
  if (!unit) throw new Refusal(404, 'no-such-unit')
  if (!leads(person!, unit.path)) throw new Refusal(403, 'not-for-your-post')
  return unit
}

async function ofUnit(ask: Ask<any, any, any>, wanted: string | undefined) {
  const { id } = await unitOf(ask, wanted)
  return { bureauId: ask.person!.bureauId, unitId: id, kind: ask.path['kind']!, name: ask.path['paper']! }
}

/** Read only when somebody edits one: who prints needs none of it. */
async function read(ask: Ask<any, any, any>, docx: string) {
  const { formIn } = await import('../papers/form/read-docx.ts')
  const { form, faults } = await formIn(Buffer.from(docx, 'base64'))
  const { kind, paper } = paperOf(ask)
  const all = form ? formFaults(form, { fields: labelsOf(kind, paper), numbered: paper.series !== undefined }) : faults
  return { form: all.length > 0 ? undefined : form, faults: all }
}

const saidOf = (one: FormFault) => ({ ...one, words: formFaultSaid(one) })

/** What this paper says, in the words that stand before it. */
const labelsOf = (kind: Kind, { shows = [], prints }: Paper): string[] =>
  [...shows, ...prints].map(field => wordsFor(kind, 'fields', field)?.zh ?? field)

/** A paper of a matter that never was. */
function invented(kind: Kind, name: string, paper: Paper, unit: string, today: string, tz: string): Sheet {
  const properties = (schema: unknown) => (schema as { properties: Record<string, any> }).properties
  const move = Object.values(kind.moves).find(({ papers }) => papers?.includes(name))
  const called = { tz, person: () => '王秀兰', colleague: () => '李卫国' }
  const lines = (schemas: Record<string, any>, names: readonly string[]) => {
    const known = names.filter(one => schemas[one])
    return linesOf(
      kind,
      schemas,
      Object.fromEntries(known.map(one => [one, exampleOf(schemas[one], one)])),
      called,
      known,
    )
  }
  const title: Words = titleOf(kind, name, paper)
  return {
    title: title.zh,
    unit,
    code: 'HZ 0000-0000-0',
    to: paper.for === 'file' ? null : '王秀兰',
    void: null,
    number: paper.series === undefined ? null : paperNumber(unit, paper.series, Number(today.slice(0, 4)), 1),
    lines: [
      ...lines(properties(kind.details), paper.shows ?? []),
      ...lines(properties(move?.says ?? { properties: {} }), paper.prints),
    ],
    ...handed(paper, []),
    day: officialDay(today),
    phone: '0530-0000000',
    verify: 'https://example.invalid/v/样张',
  }
}
