import { type FormEvent, useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { ask, get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import type { Line } from '../ui/wire.ts'
import { MatterLine } from './line.tsx'
import { useSession } from './session.tsx'
import { StillHere } from './still-here.tsx'
import { signs as words } from './words.ts'

type Sign = {
  id: string
  rule: string
  title: Words
  says: Words
  todo: Words
  at: string
  place: { short: string } | null
  unit: Words
  numbers: Record<string, any>
  matters: readonly Line[]
  useful: boolean | null
}
type RuleShown = {
  rule: string
  edition: number
  on: boolean
  title: Words
  says: Words
  numbers: readonly { name: string; words: Words; is: number; least: number; most: number }[]
  made: number
  useful: number
  useless: number
  reconsider: boolean
}
type Shown = { signs: readonly Sign[]; series: readonly Line[]; rules: readonly RuleShown[]; mayEdit: boolean }

/** What grows, found by rule: about matters and places. And the series that are in hand. */
export function SignsPage() {
  const t = useWords()
  const now = useNow()
  const { failed } = useSession()
  const [shown, setShown] = useState<Shown>()
  const [fault, setFault] = useState<Words>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    Promise.all([
      get<Pick<Shown, 'signs'>>('/api/v1/signs'),
      get<{ matters: Line[] }>('/api/v1/matters?scope=all&kind=series&limit=50'),
      get<Pick<Shown, 'rules' | 'mayEdit'>>('/api/v1/sign-rules'),
    ]).then(
      ([{ signs }, { matters }, { rules, mayEdit }]) => setShown({ signs, series: matters, rules, mayEdit }),
      error => setFault(failed(error).words),
    )
  }, [turn])
  const again = () => setTurn(turn + 1)
  return (
    <Page title={words.title} wide>
      <div className="stack wide">
        <p className="quiet">{t(words.about)}</p>
        {fault && (
          <p className="fault" role="alert">
            {t(fault)}
          </p>
        )}
        {shown && (
          <>
            <section className="stack tight" aria-labelledby="signs">
              <h2 id="signs">{t(words.lately)}</h2>
              {shown.signs.length === 0 && <p className="card quiet">{t(words.none)}</p>}
              {shown.signs.map(sign => (
                <SignCard key={sign.id} sign={sign} now={now} onAnswered={again} />
              ))}
            </section>
            <section className="stack tight" aria-labelledby="series">
              <h2 id="series">{t(words.series)}</h2>
              {shown.series.length === 0 ? (
                <p className="card quiet">{t(words.noSeries)}</p>
              ) : (
                <ul className="rows card">
                  {shown.series.map(line => (
                    <MatterLine key={line.id} line={line} now={now} withOwner />
                  ))}
                </ul>
              )}
            </section>
            <section className="stack tight" aria-labelledby="rules">
              <h2 id="rules">{t(words.rules)}</h2>
              {shown.rules.map(rule => (
                <RuleCard key={`${rule.rule} ${rule.edition}`} rule={rule} mayEdit={shown.mayEdit} onSaved={again} />
              ))}
            </section>
          </>
        )}
      </div>
    </Page>
  )
}

function SignCard({ sign, now, onAnswered }: { sign: Sign; now: number; onAnswered: () => void }) {
  const t = useWords()
  const { failed } = useSession()
  const [fault, setFault] = useState<Words>()
  const { id, title, says, todo, at, place, unit, matters, useful } = sign
  const answer = (useful: boolean) =>
    ask('POST', `/api/v1/signs/${id}/answer`, { body: { useful } }).then(onAnswered, error =>
      setFault(failed(error).words),
    )
  return (
    <article className="card stack tight">
      <h3>
        {t(title)}
        {place && ` · ${place.short}`}
      </h3>
      <p>
        <strong>{t(words.numbers(sign.rule, sign.numbers))}</strong>
      </p>
      <p className="quiet small">
        {t(says)} <time dateTime={at}>{t(atWords(at, now))}</time> · {t(unit)}
      </p>
      {matters.length > 0 && (
        <ul className="rows">
          {matters.map(line => (
            <MatterLine key={line.id} line={line} now={now} withOwner />
          ))}
        </ul>
      )}
      <p>
        <span className="tag">{t(words.todo)}</span> {t(todo)}
      </p>
      <fieldset className="plain-group line">
        <legend className="small quiet">{t(words.ofUse)}</legend>
        {[true, false].map(yes => (
          <button
            key={String(yes)}
            type="button"
            className="button beside"
            aria-pressed={useful === yes}
            onClick={() => answer(yes)}
          >
            {t(yes ? words.useful : words.useless)}
          </button>
        ))}
      </fieldset>
      {fault && <p className="fault">{t(fault)}</p>}
    </article>
  )
}

type RuleTyped = { on: boolean; numbers: Readonly<Record<string, string>>; expect: number }
type RuleProps = { rule: RuleShown; mayEdit: boolean; onSaved: () => void }

function RuleCard({ rule, mayEdit, onSaved }: RuleProps) {
  const t = useWords()
  const { failed } = useSession()
  const [fault, setFault] = useState<Words>()
  const { edition, title, says, numbers, made, useful, useless, reconsider, on } = rule
  // Of the edition on which it was begun: where another came meanwhile, it is refused.
  const asIs = (): RuleTyped => ({ on, numbers: {}, expect: edition })
  const typed = useDraft(`sign rule ${rule.rule}`, asIs)
  const { value: said, change } = typed
  const save = (event: FormEvent) => {
    event.preventDefault()
    setFault(undefined)
    const body = {
      ...said,
      numbers: Object.fromEntries(numbers.map(({ name, is }) => [name, Number(said.numbers[name] ?? is)])),
    }
    ask('POST', `/api/v1/sign-rules/${rule.rule}`, { body }).then(
      () => {
        typed.leave()
        onSaved()
      },
      error => setFault(failed(error).words),
    )
  }
  return (
    <details className="card" open={typed.turn > 0}>
      <summary>
        {t(title)} <span className="quiet small">{t(words.edition(edition, on))}</span>
        {reconsider && <span className="tag">{t(words.reconsider)}</span>}
      </summary>
      <div className="stack tight">
        <p>{t(says)}</p>
        <p className="quiet small">{t(words.record(made, useful, useless))}</p>
        {mayEdit ? (
          <form className="stack tight" onSubmit={save}>
            <StillHere {...typed} />
            {numbers.map(({ name, words: called, is, least, most }) => (
              <Field key={name} id={`${rule.rule}-${name}`} label={called}>
                <input
                  id={`${rule.rule}-${name}`}
                  className="input number"
                  type="number"
                  name={name}
                  value={said.numbers[name] ?? is}
                  onChange={event =>
                    change({ ...said, numbers: { ...said.numbers, [name]: event.currentTarget.value } })
                  }
                  min={least}
                  max={most}
                  step={least < 1 ? 0.01 : 1}
                />
              </Field>
            ))}
            <label>
              <input
                type="checkbox"
                checked={said.on}
                onChange={event => change({ ...said, on: event.currentTarget.checked })}
              />{' '}
              {t(words.inForce)}
            </label>
            {fault && (
              <p className="fault" role="alert">
                {t(fault)}
              </p>
            )}
            <button type="submit" className="button">
              {t(words.save)}
            </button>
          </form>
        ) : (
          <dl className="said-list">
            {numbers.map(({ name, words: called, is }) => (
              <div key={name}>
                <dt>{t(called)}</dt>
                <dd className="number">{is}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  )
}
