import { useMemo, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { Schema } from '../forms/field-of.ts'
import { type Around, Form } from '../forms/form.tsx'
import { ask, type Fault, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useKey } from '../ui/use-key.ts'
import { dueWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import type { By } from './file.tsx'
import { levels, matter as words } from './words.ts'
import { wordsIn } from './words-in.ts'

type Move = KindShown['moves'][number]
type Props = {
  matter: MatterShown
  kind: KindShown
  now: number
  /** Of a resident's own matter: the secret of its link, and the word where it is protected. */
  by?: By
  /** Said without being asked. */
  given?: Record<string, unknown>
  /** To choose from, by field: then every question is put, whether or not it needs an answer. */
  answers?: Around['choices']
  /** Said beforehand, to be changed or sent as it is. */
  initial?: Record<string, unknown>
  /** What its button says; of a resident what the step is called. */
  submit?: Words
  /** From what it was said: what is typed upon that is a draft of its own. */
  from?: string
  onDone: (move: Words) => void
  onMovedOn: () => void
  /** A session that is over, say. */
  onFailed?: (error: RequestFailed) => void
}

/** A move as a page of its own. */
export function MoveForm(props: Props & { name: string; onBack: () => void }) {
  const { matter, kind, name, onBack } = props
  const t = useWords()
  const move = kind.moves.find(each => each.name === name)
  if (!move)
    return (
      <Page title={words.nothing} onBack={onBack}>
        {null}
      </Page>
    )
  return (
    <Page
      title={offeredIn(matter, name)?.words ?? move.words}
      above={
        <span>
          {t(matter.words)} <span className="number">{matter.printed}</span>
        </span>
      }
      onBack={onBack}
      screen={name}
    >
      <MoveFields {...props} move={move} />
    </Page>
  )
}

const offeredIn = ({ moves }: MatterShown, name: string) => moves.find(each => each.name === name)

/** A move as its form: what is said in it, what the law is, and what came back. */
export function MoveFields({
  matter,
  kind,
  move,
  now,
  by,
  given,
  answers,
  initial,
  submit,
  from,
  onDone,
  onMovedOn,
  onFailed,
}: Props & { move: Move }) {
  const t = useWords()
  const { name } = move
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [sending, setSending] = useState(false)
  const under = useKey()
  const keepAs = matter.protected ? undefined : [matter.id, name, ...(from ? [from] : [])].join(' ')
  const offered = offeredIn(matter, name)
  const around = useMemo(() => aroundOf(matter, kind, name, now, answers), [matter, kind, name])

  async function send(says: Record<string, unknown>, leave: () => unknown) {
    setSending(true)
    setFaults([])
    try {
      const body = { says: { ...says, ...given } }
      const path = `/api/v1/matters/${matter.id}/${name}`
      await under(path, key => ask('POST', path, { body, version: matter.version, key, ...by }))
      // Gone before they go on: else what was sent would stand in the next form of this kind.
      await leave()
      onDone(move.words)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const { status, code, words: said, faults: found } = error
      if (status === 401) onFailed?.(error)
      if (status === 409) return onMovedOn()
      setFaults(found.length > 0 ? found : [{ at: '', code, words: said }])
    } finally {
      setSending(false)
    }
  }

  const barred = offered?.refusals ?? []
  return (
    <Form
      schema={without(move.says, Object.keys(given ?? {}))}
      around={around}
      keepAs={keepAs}
      submit={sending ? words.sending : (submit ?? offered?.words ?? move.words)}
      sending={sending}
      faults={faults}
      {...(initial && { initial })}
      {...(answers && { folded: false })}
      onSubmit={send}
    >
      {offered?.about && <p className="note">{t(offered.about)}</p>}
      {barred.length > 0 && (
        <ul className="note yours">
          {barred.map(({ code, words: why }) => (
            <li key={code}>{t(why)}</li>
          ))}
        </ul>
      )}
      {move.law && (
        <p className="hint">
          {t(words.law)}: {move.law}
        </p>
      )}
    </Form>
  )
}

/** What is done about a matter, and not in it: no pause waits for that. */
const noEvent =
  /Pause$|^(endWait|write|note|hearMore|hearCorrection|hearForAnother|handOver|moveToUnit|tryToReach|settleDues|raiseFlag|askLowerFlag|lowerFlag|confirmTold|rate|sayNewDay|withdraw)$/

/** The form without what is given already. */
export function without(schema: Schema, names: readonly string[]): Schema {
  if (names.length === 0) return schema
  const properties: Record<string, Schema> = {}
  for (const name of Object.keys(schema['properties'] ?? {}))
    if (names.indexOf(name) < 0) properties[name] = schema['properties'][name]
  return { ...schema, properties }
}

type Offering = Pick<MatterShown, 'kind' | 'state' | 'people' | 'premises' | 'promises'> & {
  standing: Pick<MatterShown['standing'], 'pauses'>
}

/** What this matter offers to choose from: its open promises, and the requests that wait. */
export function aroundOf(
  matter: Offering,
  kind: KindShown,
  move: string,
  now: number,
  answers: Around['choices'] = {},
): Around {
  const open = matter.promises.filter(({ state }) => state === 'open' || state === 'paused')
  const waits = move === 'endPause' ? 'granted' : 'asked'
  const asked = (matter.standing.pauses ?? []).filter(({ state }) => state === waits)
  const titleOf = (measure: string) =>
    matter.promises.find(promise => promise.measure === measure)?.title ?? { zh: measure, en: measure }
  return {
    wordsOf: (of, name) => kind[of][name],
    names: matter.people.map(({ name }) => name ?? '*').filter(name => name.indexOf('*') < 0),
    people: matter.people.map(({ id, words: role, name }) => ({
      id,
      words: { zh: `${role.zh} ${name ?? ''}`.trim(), en: `${role.en} ${name ?? ''}`.trim() },
    })),
    choices: {
      ...(move === 'rate' && { stars: levels }),
      ...answers,
      // Of a round: one of those that are to be seen.
      ...(matter.kind === 'round' &&
        matter.premises.length > 0 && {
          place: matter.premises.map(({ id, name, village }) => ({
            value: id,
            words: { zh: name, en: name },
            about: { zh: village, en: village },
          })),
        }),
      ...(kind.moves.find(({ name }) => name === move)?.says['properties']?.['measure'] && {
        measure: open.map(({ measure, title, words: said, due }) => ({
          value: measure,
          words: title ?? said,
          about: dueWords(due, now).by,
        })),
      }),
      ...(move === 'askPause' && {
        endsWith: kind.moves
          .filter(({ name, from }) => from.indexOf(matter.state) >= 0 && !noEvent.test(name))
          .map(one => ({ value: one.name, words: one.words })),
      }),
      ...(/Pause$/.test(move) && {
        no: asked.map(({ no, measure, reason }) => ({
          value: no,
          words: titleOf(measure),
          about: wordsIn(kind, 'options', reason),
        })),
      }),
    },
  }
}
