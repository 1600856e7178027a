import { useState } from 'react'
import {
  type Act,
  type Answers,
  acts,
  type Lane,
  lanes,
  lanesOpen,
  mediable,
  type Question,
  type QuestionId,
  questionIds,
  questions,
} from '../../../src/kinds/dispute/mediable.ts'
import { Field } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { wordsIn } from '../../matter/words-in.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { KindShown, MatterShown } from '../../ui/wire.ts'
import { nine as words } from '../words.ts'

type Props = {
  matter: MatterShown
  kind: KindShown
  onBack: () => void
  /** What was answered, for the form of the move; nothing where somebody would rather fill the form. */
  onAnswered: (answered: Answered) => void
}
type Said = Answers & { act?: Act }
/** `given` need not be asked again; `explained`: what may be read to them. */
export type Answered = { given?: Record<string, unknown>; explained?: string }

export const nineKeptAs = ({ id }: Pick<MatterShown, 'id'>): string => `${id} nine`

/** Does this move ask whether it can be mediated? */
export const asksNine = (says: { properties?: object } | undefined): boolean =>
  says?.properties !== undefined && 'violenceAtHome' in says.properties

/** 能不能调，一页问清 (R36): one question at a time, the first one always first; then what may be read to them, and which ways are open. */
export function NineQuestions({ matter, kind, onBack, onAnswered }: Props) {
  const t = useWords()
  // Violence at home leaves no trace on the phone (R26).
  const { value: said, change } = useDraft<Said>(
    matter.protected ? undefined : nineKeptAs(matter),
    () => ({}),
    ({ violenceAtHome }) => violenceAtHome !== 'yes',
  )
  const [again, setAgain] = useState<QuestionId>()
  const [enough, setEnough] = useState(false)
  const { act, ...answers } = said
  const verdict = mediable(answers)
  const next = verdict.protect || enough ? undefined : questions.find(({ id }) => answers[id] === undefined)
  const asked = again ? questions.find(({ id }) => id === again) : next
  const answer = (id: QuestionId, option: string) => {
    setAgain(undefined)
    change({ ...said, [id]: option })
  }
  const takeWay = (lane: Lane) => {
    const all = Object.fromEntries(questionIds.map(id => [id, answers[id] ?? 'not_asked']))
    onAnswered({ given: { ...all, act, lane }, explained: t(verdict.say) })
  }
  return (
    <Page
      title={words.title}
      screen={asked?.id ?? 'verdict'}
      onBack={onBack}
      above={
        <span>
          {t(matter.words)} <span className="number">{matter.printed}</span>
        </span>
      }
    >
      <div className="stack wide">
        {asked && <Asked question={asked} kind={kind} chosen={answers[asked.id]} onAnswer={answer} />}
        {(verdict.stops.length > 0 || !asked) && (
          <section className="card stack tight" aria-labelledby="verdict">
            <h2 id="verdict">
              <span className={verdict.mediable ? 'mark kept' : 'mark late'}>
                {t(verdict.mediable ? words.may : verdict.stops.length > 0 ? words.mayNot : words.unasked)}
              </span>
            </h2>
            <p className="hint">{t(verdict.readTo === 'parties' ? words.read : words.readAlone)}</p>
            <p className="read-out">{t(verdict.say)}</p>
            {verdict.stops.map(({ id, law }) => (
              <p key={id} className="hint">
                {law}
              </p>
            ))}
            {asked && !again && (
              <button type="button" className="button" onClick={() => setEnough(true)}>
                {t(words.enough)}
              </button>
            )}
          </section>
        )}
        {verdict.protect && (
          <Link to={`/office/m/${matter.id}/protect?danger=violence_at_home`} className="button yours full">
            {t(kind.moves.find(({ name }) => name === 'protect')!.words)}
          </Link>
        )}
        {!asked && !verdict.protect && (
          <Ways
            kind={kind}
            act={act}
            open={act ? lanesOpen(answers, act) : []}
            onAct={to => change({ ...said, act: to })}
            onLane={takeWay}
          />
        )}
        <AnsweredSoFar kind={kind} answers={answers} but={asked?.id} onAgain={setAgain} />
        {!verdict.protect && (
          <button type="button" className="button plain" onClick={() => onAnswered({})}>
            {t(words.byForm)}
          </button>
        )}
      </div>
    </Page>
  )
}

type AskedProps = {
  question: Question
  kind: KindShown
  chosen: string | undefined
  onAnswer: (id: QuestionId, option: string) => void
}

function Asked({ question: { id, no, ask, hint, options }, kind, chosen, onAnswer }: AskedProps) {
  const t = useWords()
  return (
    <section className="stack" aria-labelledby="ask">
      <p className="quiet number">{t(no === null ? words.atLast : words.of(no))}</p>
      <h2 id="ask" className="big-question">
        {t(ask)}
      </h2>
      <p className="hint">{t(hint)}</p>
      <div className={options.length > 3 ? 'stack tight' : 'pair'}>
        {options
          .filter(one => one !== 'not_asked')
          .map(one => (
            <button
              key={one}
              type="button"
              name={id}
              value={one}
              className="button big-answer"
              aria-pressed={chosen === one}
              onClick={() => onAnswer(id, one)}
            >
              {t(wordsIn(kind, 'options', one))}
            </button>
          ))}
      </div>
      <button
        type="button"
        name={id}
        value="not_asked"
        className="button plain"
        onClick={() => onAnswer(id, 'not_asked')}
      >
        {t(words.skip)}
      </button>
    </section>
  )
}

type SoFarProps = {
  kind: KindShown
  answers: Answers
  but: QuestionId | undefined
  onAgain: (id: QuestionId) => void
}

/** What was answered, each of it to be answered otherwise. */
function AnsweredSoFar({ kind, answers, but, onAgain }: SoFarProps) {
  const t = useWords()
  const those = questions.filter(({ id }) => answers[id] !== undefined && id !== but)
  if (those.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="answered">
      <h2 id="answered">{t(words.answered)}</h2>
      <ul className="rows card">
        {those.map(({ id, ask, stops }) => (
          <li key={id}>
            <button type="button" className="row" onClick={() => onAgain(id)}>
              <span className="row-words">
                <span className="row-about">{t(ask)}</span>
                <span className={stops.includes(answers[id]!) ? 'row-title mark late' : 'row-title'}>
                  {t(wordsIn(kind, 'options', answers[id]!))}
                </span>
              </span>
              <span className="quiet small">{t(words.change)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type WaysProps = {
  kind: KindShown
  act: Act | undefined
  open: readonly Lane[]
  onAct: (act: Act) => void
  onLane: (lane: Lane) => void
}

/** What was done decides with the answers which ways the law leaves open; those that it closes are named. */
function Ways({ kind, act, open, onAct, onLane }: WaysProps) {
  const t = useWords()
  const closed = lanes.filter(lane => !open.includes(lane))
  return (
    <section className="stack" aria-labelledby="ways">
      <h2 id="ways">{t(words.ways)}</h2>
      <Field id="act" label={wordsIn(kind, 'fields', 'act')}>
        <select
          id="act"
          className="input"
          value={act ?? ''}
          onChange={event => onAct(event.currentTarget.value as Act)}
        >
          <option value="" disabled>
            {t(words.choose)}
          </option>
          {acts.map(one => (
            <option key={one} value={one}>
              {t(wordsIn(kind, 'options', one))}
            </option>
          ))}
        </select>
      </Field>
      {act && (
        <>
          {open.length === 0 && <p className="note yours">{t(words.noWay)}</p>}
          {open.map((lane, i) => (
            <button
              key={lane}
              type="button"
              name="lane"
              value={lane}
              className={i === 0 ? 'button primary full' : 'button full'}
              onClick={() => onLane(lane)}
            >
              {t(wordsIn(kind, 'options', lane))}
            </button>
          ))}
          {closed.length > 0 && (
            <p className="hint">
              {t(words.closed)} {closed.map(lane => t(wordsIn(kind, 'options', lane))).join(t(words.and))}
            </p>
          )}
        </>
      )}
    </section>
  )
}
