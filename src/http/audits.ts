import Type from 'typebox'
import { dayOf, isoAt } from '../clock/zone.ts'
import { auditOf, drawnFor } from '../figures/audit.ts'
import { type AuditFinding, findingsOf, recordFinding } from '../figures/audit-findings.ts'
import { monthOf } from '../figures/public.ts'
import { kindNamed } from '../kinds/index.ts'
import { choice, maybe, toldWords } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import type { WhoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedOf, theUnit } from './figures.ts'
import { type Ask, operation } from './operation.ts'
import { closed, day, id, instant, named, orNull, theWords } from './schemas.ts'
import { wordsIn } from './sight.ts'

const finding = named(
  'AuditFinding',
  Type.Object(
    {
      id: Type.String({ format: 'uuid', description: 'Of the matter that the finding is.' }),
      at: instant,
      found: Type.String(),
      missing: orNull(Type.String()),
      follows: orNull(theWords),
      state: theWords,
      closedOn: orNull(day),
    },
    closed,
  ),
)
const drawn = { id, code: Type.String(), words: theWords, unit: theUnit, closedOn: orNull(day) }

/** Who audits is not who is audited. */
const inspected = (ask: Ask) => askedOf({ ...ask, query: {} }, { boards: ['inspection'] })

/** What inspection looks at again, what it found there, and what became of that. */
export const audits = [
  operation({
    id: 'listAudit',
    method: 'GET',
    path: '/api/v1/figures/audits/{month}',
    tag: 'figures',
    summary: say('督察抽查名单：每月抽三个百分点', 'The audit of a month: three in a hundred'),
    for: 'staff',
    answers: {
      200: {
        about: say(
          '抽中的事项，看到的和后来怎样',
          'The matters that were drawn, what was found in them and what became of it',
        ),
        schema: Type.Object({
          month: Type.String(),
          drawnOn: day,
          seed: Type.String(),
          of: Type.Integer(),
          matters: Type.Array(Type.Object({ ...drawn, finding: orNull(finding) })),
        }),
      },
    },
    refuses: ['not-your-board', 'bad-input'],
    handle: async ask => {
      const { sight, bureau, known } = await inspected(ask)
      const days = monthOf(ask.path['month'], ask.house.now(), known.tz)
      const { month, drawnOn, seed, list, matters } = await auditOf(ask.house, bureau, days)
      const mine = await drawnFor(ask.house, bureau, matters, sight)
      const found = await findingsOf(ask.house, bureau, sight, month)
      return {
        month,
        drawnOn,
        seed,
        of: list.length,
        matters: mine.map(one => {
          const its = found.find(({ matterId }) => matterId === one.id)
          return { ...drawnShown(known, one), finding: its ? findingShown(known, its) : null }
        }),
      }
    },
  }),
  operation({
    id: 'listAuditFindings',
    method: 'GET',
    path: '/api/v1/figures/audits',
    tag: 'figures',
    summary: say('历次抽查看到的，后来怎样', 'What audits found, and what became of it'),
    for: 'staff',
    answers: {
      200: {
        about: say('最近的在前，最多二百件', 'The latest first, two hundred at most'),
        schema: Type.Object({
          findings: Type.Array(Type.Object({ month: Type.String(), matter: Type.Object(drawn), finding })),
        }),
      },
    },
    refuses: ['not-your-board'],
    handle: async ask => {
      const { sight, bureau, known } = await inspected(ask)
      const found = await findingsOf(ask.house, bureau, sight)
      const matters = await drawnFor(
        ask.house,
        bureau,
        found.map(({ matterId }) => matterId),
        sight,
      )
      return {
        findings: found.flatMap(one => {
          const matter = matters.find(({ id }) => id === one.matterId)
          return matter
            ? [{ month: one.month, matter: drawnShown(known, matter), finding: findingShown(known, one) }]
            : []
        }),
      }
    },
  }),
  operation({
    id: 'recordAuditFinding',
    method: 'POST',
    path: '/api/v1/figures/audits/{month}',
    tag: 'figures',
    summary: say(
      '记下抽查看到的：只写事情，不写人；每件记一次',
      'Write down what the audit found: about the matter, not about a person; once for each',
    ),
    for: 'staff',
    body: Type.Object(
      {
        matterId: id,
        found: choice('in_order', 'something_missing'),
        missing: maybe(toldWords(500)),
        follows: maybe(choice('put_right', 'noted')),
      },
      {
        ...closed,
        examples: [
          {
            matterId: '0192f5a0-0000-7000-8000-000000000001',
            found: 'something_missing',
            missing: '没有写明哪天告诉的报警人',
            follows: 'put_right',
          },
        ],
      },
    ),
    answers: {
      200: {
        about: say('已记下，是一件单独的事', 'It is written down, as a matter of its own'),
        schema: Type.Object({ id }),
      },
    },
    refuses: ['not-your-board', 'bad-input', 'no-such-matter', 'audited-already'],
    handle: async ask => {
      const { house, person } = ask
      const { sight, bureau, known } = await inspected(ask)
      const draw = await auditOf(house, bureau, monthOf(ask.path['month'], house.now(), known.tz))
      const said = ask.body as Parameters<typeof recordFinding>[3]
      const made = await recordFinding(house, bureau, draw, said, { person: person!, sight }).catch(error => {
        const again = error instanceof Refusal && error.code === 'key-reused'
        throw again ? new Refusal(409, 'audited-already') : error
      })
      if (!made) throw new Refusal(404, 'no-such-matter')
      return { id: made.id }
    },
  }),
]

type Drawn = Awaited<ReturnType<typeof drawnFor>>[number]

function drawnShown({ units, tz }: WhoAnswers, { id, code, kind, unitId, closedAt }: Drawn) {
  const { code: unit, nameZh, nameEn } = units.get(unitId)!
  return {
    id,
    code,
    words: kindNamed(kind)!.words.name,
    unit: { code: unit, name: say(nameZh, nameEn) },
    closedOn: closedAt && dayOf(closedAt, tz),
  }
}

function findingShown({ tz }: WhoAnswers, { id, at, found, missing, follows, state, closedAt }: AuditFinding) {
  const conduct = kindNamed('conduct')!
  return {
    id,
    at: isoAt(at.getTime(), tz),
    found,
    missing,
    follows: follows && wordsIn(conduct, 'options', follows),
    state: wordsIn(conduct, 'states', state),
    closedOn: closedAt && dayOf(closedAt, tz),
  }
}
