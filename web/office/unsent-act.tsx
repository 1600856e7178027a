import { useEffect, useRef, useState } from 'react'
import { controlOf } from '../forms/field-of.ts'
import { Form } from '../forms/form.tsx'
import { aroundOf, without } from '../matter/move-form.tsx'
import { Said } from '../matter/said.tsx'
import { drop, flush, goOnFrom, sayInstead, type Unsent } from '../offline/outbox.ts'
import { askServer } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { useKinds } from './kinds-shown.tsx'
import { unsent as words } from './words.ts'

type Props = { act: Unsent; by: string }

/** One act that waits: what was written in it beside what others did meanwhile, and what may become of it. */
export function UnsentAct({ act, by }: Props) {
  const t = useWords()
  const now = useNow()
  const { id, words: move, about, at, before, state, answered, matter } = act
  const theirs = useMatterNow(matter, state)
  const kinds = useKinds()
  const name = act.move ?? String(act.body['move'])
  const says = act.body['says'] as Record<string, any>
  const kind =
    kinds.find(one => one.name === (theirs?.kind ?? act.body['kind'])) ??
    // Without signal the matter is not asked: of its kinds the one that has this move and these fields.
    kinds.find(({ moves }) => moves.some(one => one.name === name && fits(one.says, says)))
  const [editing, setEditing] = useState(false)
  const said = new Date(at + (before ?? 0)).toISOString()
  const since = theirs?.history.filter(({ recordedAt }) => Date.parse(recordedAt) > Date.parse(said)) ?? []
  const again = () => flush(by)
  return (
    <>
      <h2>{t(move)}</h2>
      <p className="quiet">
        {t(about)} · <span className="number">{t(atWords(said, now))}</span>
      </p>
      {state === 'waits' && <p>{t(words.waits)}</p>}
      {answered && (
        <div className="note yours stack tight">
          {[...new Set([t(answered.words), ...answered.faults.map(t)])].map(one => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
      <div className={state === 'stale' ? 'columns' : undefined}>
        <div className="stack tight">
          <h3>{t(words.mine)}</h3>
          {kind && <Mine kind={kind} matter={theirs} move={name} says={says} now={now} />}
        </div>
        {state === 'stale' && (
          <div className="stack tight">
            <h3>{t(words.theirs)}</h3>
            {!theirs && <p className="quiet">{t(words.notHere)}</p>}
            {theirs && (
              <p>
                <span className="tag">{t(theirs.stateWords)}</span>
              </p>
            )}
            {since.map(entry => (
              <div key={entry.no} className="stack tight">
                <p>
                  <strong>{t(entry.words)}</strong>{' '}
                  <span className="quiet small">
                    {entry.by.words && t(entry.by.words)} · <span className="number">{t(atWords(entry.at, now))}</span>
                  </span>
                </p>
                {theirs && kind && entry.says && (
                  <Said matter={theirs} kind={kind} move={entry.move} says={entry.says} now={now} />
                )}
              </div>
            ))}
          </div>
        )}
      </div>
      {editing && kind ? (
        <Edit
          act={act}
          kind={kind}
          matter={theirs}
          move={name}
          says={says}
          now={now}
          onLeave={() => setEditing(false)}
          onSaid={again}
        />
      ) : (
        <div className="button-row">
          {state === 'stale' && theirs && (
            <button type="button" className="button primary" onClick={() => goOnFrom(id, theirs.version).then(again)}>
              {t(words.again)}
            </button>
          )}
          {state !== 'waits' && kind && (theirs || act.move === undefined) && (
            <button type="button" className="button" onClick={() => setEditing(true)}>
              {t(words.edit)}
            </button>
          )}
          <Link to={`/office/m/${matter}`} className="button">
            {t(words.look)}
          </Link>
          {state !== 'waits' && <Drop onDrop={() => drop(id).then(again)} />}
        </div>
      )}
    </>
  )
}

type Written = {
  kind: KindShown
  matter: MatterShown | undefined
  move: string
  says: Record<string, any>
  now: number
}

/** Of one that is still to be opened. */
const unopened = { state: '', people: [], premises: [], named: {}, promises: [], standing: { pauses: [] } }

/** What was typed, word by word, and a way to take it along. */
function Mine({ kind, matter = undefined, move, says, now }: Written) {
  const t = useWords()
  const text = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState(false)
  if (Object.keys(says).length === 0) return <p className="quiet">{t(words.nothing)}</p>
  return (
    <>
      <div ref={text}>
        <Said matter={matter ?? unopened} kind={kind} move={move} says={says} now={now} />
      </div>
      {navigator.clipboard && (
        <p>
          <button
            type="button"
            className="button plain"
            onClick={() => navigator.clipboard.writeText(text.current!.innerText).then(() => setCopied(true))}
          >
            {t(copied ? words.copied : words.copy)}
          </button>
        </p>
      )}
    </>
  )
}

type EditProps = Written & { act: Unsent; onLeave: () => void; onSaid: () => void }

/** The same form with what was typed in it. Files stay as they are: they lie on this phone under their own names. */
function Edit({ act, kind, matter, move, says, now, onLeave, onSaid }: EditProps) {
  const t = useWords()
  const schema = kind.moves.find(({ name }) => name === move)?.says ?? {}
  const files = Object.keys(says).filter(name => {
    const asked = schema['properties']?.[name]
    return asked && ['evidence', 'signature'].includes(controlOf(asked))
  })
  const kept = Object.fromEntries(files.map(name => [name, says[name]]))
  return (
    <>
      <Form
        schema={without(schema, files)}
        around={aroundOf(matter ?? { ...unopened, kind: kind.name }, kind, move, now)}
        keepAs={`unsent ${act.id}`}
        initial={says}
        submit={words.again}
        sending={false}
        faults={[]}
        onSubmit={async (changed, leave) => {
          await sayInstead(act.id, { ...changed, ...kept }, matter?.version)
          leave()
          onSaid()
        }}
      >
        {files.length > 0 && <p className="hint">{t(words.files)}</p>}
      </Form>
      <p>
        <button type="button" className="button plain" onClick={onLeave}>
          {t(words.leaveEdit)}
        </button>
      </p>
    </>
  )
}

function Drop({ onDrop }: { onDrop: () => void }) {
  const t = useWords()
  const [sure, setSure] = useState(false)
  return (
    <button
      type="button"
      className="button"
      onClick={() => (sure ? onDrop() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {t(sure ? words.sure : words.drop)}
    </button>
  )
}

const fits = (schema: Record<string, any>, says: object) =>
  Object.keys(says).every(name => schema['properties']?.[name] !== undefined)

/** As the server has it, each time that it said something new to what waits. */
function useMatterNow(id: string, state: Unsent['state']): MatterShown | undefined {
  const [shown, setShown] = useState<MatterShown>()
  useEffect(() => {
    let late = false
    if (state === 'waits') return
    askServer<MatterShown>('GET', `/api/v1/matters/${id}`).then(
      matter => !late && setShown(matter),
      () => !late && setShown(undefined),
    )
    return () => {
      late = true
    }
  }, [id, state])
  return shown
}
