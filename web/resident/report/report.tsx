import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { Card, Field } from '../../forms/basics.tsx'
import { FaultSummary } from '../../forms/fault-summary.tsx'
import { faultWords } from '../../forms/fault-words.ts'
import { controlOf, isUnsaid, said } from '../../forms/field-of.ts'
import type { Opening, Question, Report } from '../../reports-of.ts'
import type { Standing } from '../../same/wire.ts'
import { bring } from '../../ui/later.ts'
import { newId } from '../../ui/new-id.ts'
import { placeOnPlate, plateCodeIn } from '../../ui/plate.ts'
import { ask, type Fault, RequestFailed } from '../../ui/request.ts'
import { go, usePlace } from '../../ui/route.tsx'
import { type Language, useSettings, useWords } from '../../ui/settings.tsx'
import { leave, Page } from '../../ui/shell.tsx'
import { useLater } from '../../ui/use-later.ts'
import { words as search } from '../../ui/village-search.tsx'
import type { MatterSent, Receipt, WhereSent } from '../../ui/wire.ts'
import { keepCard } from '../card/kept-cards.ts'
import { report } from '../words.ts'
import { type Chosen, type Draft, type SetDraft, useDraft } from './draft.ts'
import { KindStep } from './kind-step.tsx'
import { PlaceStep } from './place-step.tsx'
import { QuestionField } from './question-step.tsx'
import { useQuestions } from './questions.ts'
import { WhoStep } from './who-step.tsx'
import { WordsStep } from './words-step.tsx'

type Step = { name: 'question'; question: Question } | { name: 'opening' | 'place' | 'words' | 'same' | 'who' }

/** A report, one question a screen; the browser's own "back" goes one question back. */
export function ReportPages() {
  const t = useWords()
  const { language } = useSettings()
  const { query } = usePlace()
  const [draft, change, clear] = useDraft()
  const { reports, failed, again } = useQuestions()
  const [step, setStep] = useState(stepInHistory)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [underWay, setUnderWay] = useState(0)
  const count = (by: 1 | -1) => setUnderWay(n => n + by)
  const [sending, setSending] = useState(false)
  const [receipt, setReceipt] = useState<{ card: Receipt; hidden: boolean; uncalled: boolean }>()
  const scanned = useScanned(
    plateCodeIn(query.get('at') ?? ''),
    place => draft.place === undefined && change({ place }),
  )

  useEffect(() => {
    const look = () => {
      setStep(stepInHistory())
      setFaults([])
    }
    addEventListener('popstate', look)
    return () => removeEventListener('popstate', look)
  }, [])

  /** What is being mended is no longer held against anybody. */
  const mend: SetDraft = more => {
    change(more)
    setFaults(now => (now.length > 0 ? [] : now))
  }

  const about = reports.find(({ kind }) => kind === draft.kind)
  const opening = about && openingIn(about, draft)
  const steps = about && opening ? stepsOf(about, opening, draft.standing) : []
  // A reload may have lost what was said before: then that is asked again.
  const gap = steps.slice(0, Math.max(0, step - 1)).findIndex(each => faultsAt(each, draft, opening!).length > 0)
  const n = gap >= 0 ? gap + 1 : step
  const at = steps[n - 1]

  useEffect(() => {
    if (at?.name === 'who') bring('card').catch(() => undefined)
  }, [at?.name])

  function forward() {
    history.pushState({ step: n + 1 }, '', location.href)
    setStep(n + 1)
    setFaults([])
  }

  if (receipt)
    return (
      <Answer
        receipt={receipt.card}
        protected={receipt.hidden}
        uncalled={receipt.uncalled}
        onAnother={() => {
          setReceipt(undefined)
          history.replaceState({ step: 0 }, '', '/')
          setStep(0)
        }}
      />
    )
  if (step > 0 && draft.kind && reports.length === 0) return <Coming failed={failed?.words} onAgain={again} />
  if (!about || !opening || !at)
    return (
      <KindStep
        scanned={scanned}
        chosen={draft.kind}
        text={draft.text}
        onText={text => change({ text })}
        onChoose={(kind, type) => {
          if (kind !== draft.kind) change({ kind, move: undefined, answers: {}, as: 'self', standing: undefined })
          if (type) change(now => ({ answers: { ...now.answers, type } }))
          forward()
        }}
      />
    )

  async function send(body = matterOf(draft, opening!, language)) {
    setSending(true)
    setFaults([])
    try {
      const sent = await ask<Receipt>('POST', '/api/v1/matters', { body, key: draft.key })
      setReceipt({ card: sent, hidden: draft.danger !== undefined, uncalled: !draft.safeWay?.trim() })
      if (draft.danger === undefined) keepCard(sent)
      // What was sent is no draft any more; the next report is another one.
      clear()
      history.replaceState({ step: 0 }, '', '/')
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const { code, words, faults: found } = error
      // What the server did not accept under this key may be mended and sent again under another.
      if (error.status >= 400 && error.status < 500) change({ key: newId() })
      setFaults(found.length > 0 ? found : [{ at: '', code, words }])
    } finally {
      setSending(false)
    }
  }

  function onward() {
    const found = faultsAt(at!, draft, opening!)
    setFaults(found)
    if (found.length > 0) return
    if (at!.name === 'who') send()
    else if (at!.name === 'words') lookAround()
    else forward()
  }

  /** What is in the open there already; where that is not to be had, they go on as if there were none. */
  async function lookAround() {
    count(1)
    const standing = draft.kind === 'hazard' && draft.danger === undefined ? await standingAround(draft) : []
    change({ standing })
    count(-1)
    forward()
  }

  const fault = (name: string) => faults.find(each => each.at === name)
  const title: Words = at.name === 'question' ? at.question.words : titleOf(at.name, about, opening)
  const skips = at.name === 'question' && !at.question.required && isUnsaid(draft.answers[at.question.name])
  return (
    <Page
      title={title}
      screen={at.name === 'question' ? at.question.name : at.name}
      above={
        <Progress
          at={step}
          of={steps.length}
          leaves={draft.danger !== undefined}
          onLeave={() => {
            clear()
            leave(step)
          }}
        />
      }
      onBack={() => history.back()}
      actions={
        <button type="button" className="button primary full" disabled={sending || underWay > 0} onClick={onward}>
          {t(
            sending
              ? report.sending
              : at.name === 'who'
                ? report.send
                : at.name === 'same'
                  ? report.none
                  : skips
                    ? report.skip
                    : report.next,
          )}
        </button>
      }
    >
      <form
        className="stack wide"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onward()
        }}
      >
        <FaultSummary faults={faults} labelOf={labelOf} />
        {at.name === 'opening' && (
          <Field id="opening" label={about.name} group hideLabel>
            <div className="choices">
              {about.openings.map(({ move, words }) => (
                <Card
                  key={move}
                  name="opening"
                  value={move}
                  chosen={opening.move === move}
                  words={words}
                  onChange={() => mend({ move, answers: {} })}
                />
              ))}
            </div>
          </Field>
        )}
        {at.name === 'question' && (
          <QuestionField
            question={at.question}
            value={draft.answers[at.question.name]}
            onChange={value => mend({ answers: { ...draft.answers, [at.question.name]: value } })}
            fault={fault(at.question.name)}
            hideLabel
          />
        )}
        {at.name === 'place' && (
          <PlaceStep
            draft={draft}
            onChange={mend}
            fault={fault('place')}
            exactly={opening.takes.indexOf('where') >= 0}
          />
        )}
        {at.name === 'words' && (
          <WordsStep
            draft={draft}
            onChange={mend}
            opening={opening}
            questions={asides(opening)}
            faults={faults}
            onUnderWay={count}
          />
        )}
        {at.name === 'same' && (
          <Same standing={draft.standing!} busy={sending} onYes={of => send(sameAs(of, draft, language))} />
        )}
        {at.name === 'who' && <WhoStep draft={draft} onChange={mend} about={about} faults={faults} />}
      </form>
    </Page>
  )
}

type AnswerProps = { receipt: Receipt; protected: boolean; uncalled: boolean; onAnother: () => void }

/** The card was fetched while the last question was read; where it did not come, the code at least stands here. */
function Answer(props: AnswerProps) {
  const t = useWords()
  const part = useLater('card')
  if (part && part !== 'failed') return <part.AnswerCard {...props} />
  const { printed, who } = props.receipt
  return (
    <Page title={report.received} screen="received">
      <p className="answer-code number">{printed}</p>
      <p>
        {t(who.words)} {who.phone ?? who.unit.phone}
      </p>
    </Page>
  )
}

/** The questions are on their way still. */
function Coming({ failed, onAgain }: { failed: Words | undefined; onAgain: () => void }) {
  const t = useWords()
  return (
    <Page title={report.coming} screen="coming" onBack={() => history.back()}>
      {failed && (
        <div className="stack">
          <p className="fault">{t(failed)}</p>
          <button type="button" className="button primary full" onClick={onAgain}>
            {t(report.again)}
          </button>
        </div>
      )}
    </Page>
  )
}

const stepInHistory = (): number => Number(history.state?.step ?? 0)

const openingIn = ({ openings }: Report, { move }: Draft): Opening =>
  openings.find(each => each.move === move) ?? openings[0]!

function titleOf(name: Exclude<Step['name'], 'question'>, about: Report, opening: Opening): Words {
  if (name === 'opening') return about.name
  return name === 'words' && !opening.needsText ? report.anything : report[name]
}

/** Asked with the name, since it says who may see it (hazards). */
const ofIdentity = 'identity'

const isTapped = ({ schema }: Question) => /^(choice|choices|yes-no)$/.test(controlOf(schema))

/** On a screen of its own stands what is needed, and the first two that are answered by a tap; the rest may be opened. */
function screens({ questions }: Opening): readonly Question[] {
  const tapped = questions.filter(question => !question.required && isTapped(question)).slice(0, 2)
  return questions.filter(
    question =>
      question.name !== ofIdentity &&
      (question.required || question.schema['x-asked'] === true || tapped.indexOf(question) >= 0),
  )
}

function asides(opening: Opening): readonly Question[] {
  const shown = screens(opening)
  return opening.questions.filter(question => question.name !== ofIdentity && shown.indexOf(question) < 0)
}

function stepsOf({ openings }: Report, opening: Opening, standing: readonly Standing[] = []): Step[] {
  const first: Step[] = openings.length > 1 ? [{ name: 'opening' }] : []
  const asked = screens(opening).map((question): Step => ({ name: 'question', question }))
  const same: Step[] = standing.length > 0 ? [{ name: 'same' }] : []
  return [...first, ...asked, { name: 'place' }, { name: 'words' }, ...same, { name: 'who' }]
}

/** Longer than this nobody waits for a hint. */
const PATIENCE = 3000

async function standingAround({ kind, answers, text, place }: Draft): Promise<Standing[]> {
  const body = {
    kind,
    type: answers['type'],
    text: answers['type'] ? undefined : text?.slice(0, 2000),
    place: placeOf(place!),
  }
  const asked = ask<{ candidates: Standing[] }>('POST', '/api/v1/is-it-this', { body })
    .then(({ candidates }) => (candidates.length > 0 ? bring('same').then(() => candidates) : candidates))
    .catch(() => [])
  return Promise.race([asked, new Promise<Standing[]>(resolve => setTimeout(resolve, PATIENCE, []))])
}

/** Came with the answer; after a reload it is fetched again. */
function Same(props: { standing: readonly Standing[]; busy: boolean; onYes: (of: string) => void }) {
  const ChooseSame = useLater('same')
  return ChooseSame && ChooseSame !== 'failed' ? <ChooseSame {...props} /> : null
}

/** One tap, without a name: how they hear of it they may choose on their own page. */
function sameAs(of: string, draft: Draft, language: Language): MatterSent {
  const { place, where, text, files } = draft
  const says = said({ of, text: text?.trim(), where, files: files.length > 0 ? files.map(({ id }) => id) : undefined })!
  const channel = place!.via === 'placeCode' ? 'qr' : 'page'
  return { kind: 'hazard', move: 'reportSame', says, place: placeOf(place!), channel, language, anonymous: true }
}

/** The place whose plate was scanned, once it is known who answers there. */
function useScanned(code: string | undefined, onFound: (place: Draft['place']) => void): Words | undefined {
  const [name, setName] = useState<Words>()
  useEffect(() => {
    if (!code) return
    placeOnPlate(code).then(
      ({ beat, name }) => {
        setName(name)
        onFound({ via: 'placeCode', code, name: beat })
      },
      // An old or torn plate: the place is asked for as usual.
      () => go('/', true),
    )
  }, [code])
  return name
}

function faultsAt(step: Step, draft: Draft, { needsText }: Opening): Fault[] {
  const fault = (at: string, words: Words): Fault => ({ at, code: 'missing', words })
  const { place, text, files, danger, word, as, name, phone, otherName, safeWay } = draft
  switch (step.name) {
    case 'opening':
    case 'same':
      return []
    case 'question': {
      const { name: field, required } = step.question
      return required && isUnsaid(draft.answers[field]) ? [fault(field, faultWords['missing-choice']!)] : []
    }
    case 'place':
      return place ? [] : [fault('place', report.needPlace)]
    case 'words':
      return [
        ...(text?.trim() || files.length > 0 || !needsText ? [] : [fault('text', report.needWords)]),
        ...(danger === '' ? [fault('danger', faultWords['missing-choice']!)] : []),
        ...(danger !== undefined && !word?.trim() ? [fault('word', faultWords['missing']!)] : []),
      ]
    case 'who':
      if (as === 'nobody') {
        const own = Array.from(draft.ownWord?.trim() ?? '').length
        return own > 0 && own < 4 ? [fault('ownWord', report.shortWord)] : []
      }
      return [
        ...(as === 'other' && !otherName?.trim() ? [fault('otherName', faultWords['missing']!)] : []),
        ...(name?.trim() ? [] : [fault('name', faultWords['missing']!)]),
        // In danger and without a safe way nobody calls: they come back by the link and the word (R26).
        ...(phone?.trim() || safeWay?.trim() || danger !== undefined ? [] : [fault('phone', report.reachFault)]),
      ]
  }
}

const labels: Readonly<Record<string, Words>> = {
  text: report.words,
  files: report.filesTitle,
  place: search.search,
  danger: report.dangerWhich,
  word: report.word,
  name: report.name,
  phone: report.phone,
  otherName: report.otherName,
  otherPhone: report.otherPhone,
  ownWord: report.ownWord,
}
const labelOf = (at: string): Words | undefined => labels[at]

function matterOf(draft: Draft, { move, takes, needsText, questions }: Opening, language: Language): MatterSent {
  const { kind, answers, place, where, text, files, danger, word, as, name, phone, safeWay, show } = draft
  const own = { safeWay, word: danger === undefined ? undefined : word }
  const reporter = said(as === 'nobody' ? own : { ...own, name, phone, show })
  const onBehalf = said(as === 'other' ? { name: draft.otherName, phone: draft.otherPhone } : {})
  const everybodys: Record<string, unknown> = {
    text: text?.trim() || (needsText ? onlyHeard[language] : undefined),
    where,
    files: files.map(({ id }) => id),
    danger,
  }
  const says: Record<string, unknown> = { ...answers }
  for (const each of takes) says[each] = everybodys[each]
  if (questions.some(question => question.name === ofIdentity))
    says[ofIdentity] = show && as !== 'nobody' ? 'shown_to_handler' : 'sealed'
  return {
    kind: kind!,
    move,
    says: said(says) ?? {},
    place: placeOf(place!),
    channel: place!.via === 'placeCode' ? 'qr' : 'page',
    language,
    ...(reporter && { reporter }),
    ...(onBehalf && { onBehalf }),
    ...(as === 'nobody' && !reporter && { anonymous: true as const, ...withWord(draft) }),
  }
}

const withWord = ({ ownWord }: Draft) => {
  const word = ownWord?.trim()
  return word ? { reporter: { word } } : {}
}

/** Who only spoke or took a photo has said it all the same. */
const onlyHeard = { zh: '（见录音或照片）', en: '(See the recording or photo.)' }

function placeOf(place: Chosen): WhereSent {
  if (place.via === 'point') return { point: { lat: place.lat, lng: place.lng, datum: 'wgs-84' } }
  return place.via === 'placeCode' ? { placeCode: place.code } : { village: place.code }
}

function Progress({ at, of, leaves, onLeave }: { at: number; of: number; leaves: boolean; onLeave: () => void }) {
  const t = useWords()
  return (
    <div className="progress">
      <span>{t(report.step(at, of))}</span>
      <span className="progress-line" aria-hidden="true">
        <span style={{ width: `${(at / of) * 100}%` }} />
      </span>
      {leaves && (
        <button type="button" className="button yours quick-leave" onClick={onLeave}>
          {t(report.leave)}
        </button>
      )}
    </div>
  )
}
