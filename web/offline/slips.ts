import { kindNamed } from '../../src/kinds/index.ts'
import type { Seen } from '../../src/kinds/kind.ts'
import { officialDay } from '../../src/papers/form/day.ts'
import type { Line, Sheet } from '../../src/papers/form/sheet.ts'
import { ANSWER_CARD, handed, howFar, isOurs, linesIn, titleOf } from '../../src/papers/form/wording.ts'
import type { MatterShown } from '../ui/wire.ts'
import { openedAs, unsentOf } from './outbox.ts'
import { type Pack, packHere } from './pack.ts'
import { fileOf, shelf } from './shelf.ts'

/** A paper of something done without signal. `act`: by what it is found again once it is sent. */
export type Slip = { act: string; name: string; sheet: Sheet }

/**
 * The slips of what was done to a matter and is not yet with the server, in the words of the PDF. Numbers have no gaps and are the
 * server's to give (R16): until then the act's own code stands in their place. Names are not on the phone: they are written by hand.
 */
export async function slipsOf(matter: MatterShown): Promise<Slip[]> {
  const pack = await packHere()
  const kind = kindNamed(matter.kind)
  if (!pack || !kind) return []
  const acts = await unsentOf(pack.me.id, (await openedAs(matter.id)) ?? matter.id)
  const slips: Slip[] = []
  for (const entry of matter.history.filter(({ recordedAt }) => recordedAt === '')) {
    const at = acts.findIndex(({ move, body }) => (move ?? body['move']) === entry.move)
    if (at < 0) continue
    const [act] = acts.splice(0, at + 1).slice(-1)
    for (const name of kind.moves[entry.move]?.papers ?? []) {
      const paper = kind.papers[name]!
      if (!isOurs(paper) || (paper.if && !paper.if({ details: matter.details } as Seen))) continue
      const { tz } = pack.lawbook
      const called = { tz, person: () => undefined, colleague: (id: string) => nameOf(pack, id) }
      const lines: Line[] =
        name === ANSWER_CARD
          ? howFar(answerOf(matter), tz)
          : linesIn(kind, { move: entry.move, says: entry.says }, paper, matter.details, called)
      const drawn = await Promise.all((paper.signatures ?? []).map(field => drawnIn(entry.says?.[field]?.[0])))
      const sheet: Sheet = {
        title: titleOf(kind, name, paper).zh,
        unit: matter.unit.words.zh,
        number: null,
        code: matter.printed,
        to: null,
        lines,
        ...handed(paper, drawn),
        day: officialDay(entry.at),
        phone: matter.who.unit.phone ?? matter.who.phone,
        verify: '',
        void: null,
      }
      slips.push({ act: act!.id, name, sheet })
    }
  }
  return slips
}

const nameOf = ({ colleagues }: Pack, id: string) => colleagues.find(one => one.id === id)?.name

function answerOf({ openedAt, who, promises }: MatterShown) {
  const addressed = who.words.zh.endsWith('警官') ? who.words.zh : `${who.words.zh}警官`
  return {
    openedAt: Date.parse(openedAt),
    who: addressed,
    promises: promises.map(({ words, due, metAt, state }) => ({
      text: words,
      due: Date.parse(due),
      metAt: metAt === null ? null : Date.parse(metAt),
      voidAt: state === 'void' ? 0 : null,
    })),
  }
}

/** A name that was written on the glass, while its picture is still on the phone. */
async function drawnIn(id: string | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = id === undefined ? undefined : await shelf.files.get(id)
  return row && new Uint8Array(await (await fileOf(row)).arrayBuffer())
}
