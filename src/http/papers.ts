import Type from 'typebox'
import { isoAt } from '../clock/zone.ts'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { type Asker, staff } from '../matters/asker.ts'
import { papersFor, sheetFor, voidWords } from '../papers/paper.ts'
import { voidPaper, voidReasons } from '../papers/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { type Ask, operation } from './operation.ts'
import { closed, instant, named, orNull, theWords } from './schemas.ts'
import { byLink } from './write-headers.ts'

const entryNo = Type.Optional(
  Type.Integer({ minimum: 1, description: 'Of which entry; the newest of that name, if absent.' }),
)

const paperShown = named(
  'PaperShown',
  Type.Object(
    {
      name: Type.String(),
      words: theWords,
      entry: Type.Integer({ description: 'The entry that it was made by.' }),
      number: orNull(Type.String({ description: '东城所调字〔2026〕12号' })),
      at: instant,
      void: orNull(theWords),
    },
    closed,
  ),
)

export const papers = [
  operation({
    id: 'listPapers',
    method: 'GET',
    path: '/api/v1/matters/{id}/papers',
    tag: 'matters',
    summary: say('这件事有哪些单据可以打印', 'The papers of a matter that may be printed'),
    for: 'anybody',
    byLink: true,
    headers: byLink,
    answers: {
      200: {
        about: say('新的在前', 'The newest first'),
        schema: Type.Object({ papers: Type.Array(paperShown) }, closed),
      },
    },
    refuses: ['no-such-matter'],
    aMinute: 120,
    handle: async ask => {
      const { papers, know } = await papersFor(ask.house, askerOf(ask), ask.path['id']!)
      ask.reply.header('cache-control', 'no-store')
      return {
        papers: papers.map(({ name, words, entryNo, number, at, void: voided }) => ({
          name,
          words,
          entry: entryNo,
          number,
          at: isoAt(at, know.tz),
          void: voided && voidWords[voided],
        })),
      }
    },
  }),
  operation({
    id: 'printPaper',
    method: 'GET',
    path: '/api/v1/matters/{id}/papers/{paper}',
    tag: 'matters',
    summary: say('打印一张单据（PDF，A4）', 'One paper, as PDF on A4'),
    for: 'anybody',
    byLink: true,
    headers: byLink,
    query: Type.Object({ entry: entryNo }, closed),
    answers: { 200: { about: say('单据', 'The paper'), type: 'application/pdf' } },
    refuses: ['no-such-matter', 'no-such-paper', 'paper-destroyed'],
    aMinute: 30,
    handle: async ask => {
      const { reply, query } = ask
      const { sheet, form } = await sheetFor(ask.house, askerOf(ask), {
        id: ask.path['id']!,
        name: ask.path['paper']!,
        entryNo: query.entry,
        address: addressOf(ask),
      })
      // Read when the first one is printed: the printer is as large as all our kinds.
      const { printSheet } = await import('../papers/print.ts')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(sheet.title)}.pdf`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'")
        .type('application/pdf')
        .send(await printSheet(sheet, form))
    },
  }),
  operation({
    id: 'voidPaper',
    method: 'POST',
    path: '/api/v1/matters/{id}/papers/{paper}/void',
    tag: 'matters',
    summary: say('作废一张单据：号码留着，写明原因', 'Void a paper: its number stays its own, with the reason'),
    for: 'staff',
    query: Type.Object({ entry: entryNo }, closed),
    body: Type.Object({ reason: choice(...voidReasons) }, closed),
    answers: { 204: { about: say('已作废；再作废一次不变', 'Void; voided again, nothing changes') } },
    refuses: ['no-such-matter', 'no-such-paper', 'not-yours-to-void'],
    handle: async ask => {
      const asker = staff(ask.person!)
      const { house, path, query, body, reply } = ask
      const { which } = await found(ask, asker, query.entry)
      await voidPaper(
        house,
        { ...which, name: path['paper']! },
        body.reason as (typeof voidReasons)[number],
        ask.person!.id,
      )
      return reply.code(204).send()
    },
  }),
]

async function found({ house, path, person }: Ask, asker: Asker, entryNo: number | undefined) {
  const { whole, papers } = await papersFor(house, asker, path['id']!)
  const made = papers.find(
    ({ name, entryNo: no, paper }) => paper && name === path['paper'] && (entryNo === undefined || no === entryNo),
  )
  if (!made) throw new Refusal(404, 'no-such-paper')
  const { matter } = whole
  const chief = person!.posts.some(
    ({ post, unitPath }) => post === 'station_chief' && matter.unitPath.startsWith(unitPath),
  )
  if (matter.ownerId !== person!.id && !chief) throw new Refusal(403, 'not-yours-to-void')
  return { which: { bureauId: matter.bureauId, matterId: matter.id, entryNo: made.entryNo } }
}

const addressOf = ({ request }: Pick<Ask, 'request'>) => `${request.protocol}://${request.host}`
