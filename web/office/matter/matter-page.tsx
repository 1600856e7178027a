import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { useDraft, useLeaveAll } from '../../forms/drafts.ts'
import { HandedOn } from '../../matter/handed-on.tsx'
import { MoveForm } from '../../matter/move-form.tsx'
import { Papers } from '../../matter/papers.tsx'
import { Promises } from '../../matter/promises.tsx'
import { Said } from '../../matter/said.tsx'
import { Talk } from '../../matter/talk.tsx'
import { matter as shared } from '../../matter/words.ts'
import { get } from '../../ui/request.ts'
import { go, Link, usePlace } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { MatterShown } from '../../ui/wire.ts'
import { useKind } from '../kinds-shown.tsx'
import { useSession } from '../session.tsx'
import { useForget } from '../use-forget.ts'
import { office, matter as words } from '../words.ts'
import { callAnswers } from './call-answers.ts'
import { CallPanel } from './call-panel.tsx'
import { CallScript } from './call-script.tsx'
import { Facts } from './facts.tsx'
import { HandedToMe } from './handed-to-me.tsx'
import { History } from './history.tsx'
import { blankJot, isBegun, type Jot, jotKeptAs, saysFrom } from './jot.ts'
import { JotPage } from './jot-page.tsx'
import { Moves } from './moves.tsx'
import { type Answered, asksNine, NineQuestions, nineKeptAs } from './nine-questions.tsx'
import { ownNumbers } from './own-numbers.ts'
import { People } from './people.tsx'
import { PerhapsSame } from './perhaps-same.tsx'
import { Round } from './round.tsx'
import { Series } from './series.tsx'
import { SlipPage, Slips } from './slips.tsx'

/** One matter: what to do with it first; then what was promised, who is in it, what was said and done. */
export function MatterPage({ id, move }: { id: string; move: string | undefined }) {
  const t = useWords()
  const now = useNow()
  const { failed } = useSession()
  const [shown, setShown] = useState<MatterShown>()
  const [fault, setFault] = useState<Words>()
  const [note, setNote] = useState<{ words: Words; good: boolean }>()
  const [turn, setTurn] = useState(0)
  const kind = useKind(shown?.kind)
  const { query } = usePlace()
  const { from, ...said } = Object.fromEntries(query)
  const jot = useDraft<Jot>(shown && jotKeptAs(shown), blankJot, isBegun)
  const [nine, setNine] = useState<Answered>()
  const forget = useForget()
  useLeaveAll(`${id} `, shown?.protected === true)

  // Whoever went back may answer otherwise, or do something else first.
  useEffect(() => setNine(undefined), [move])

  useEffect(() => {
    get<MatterShown>(`/api/v1/matters/${id}`).then(setShown, error => setFault(failed(error).words))
  }, [id, turn])

  if (fault)
    return (
      <Page title={fault} onBack={() => go('/office')}>
        {null}
      </Page>
    )
  // What follows from a note is begun with it, once it has been found here.
  if (!shown || !kind || (from === 'jot' && !jot.ready))
    return (
      <Page title={office.opening} onBack={() => go('/office')}>
        {null}
      </Page>
    )
  const done = (move: Words) => {
    setNote({ words: shared.done(move), good: true })
    setTurn(turn + 1)
  }
  const movedOn = () => {
    setNote({ words: shared.movedOn, good: false })
    setTurn(turn + 1)
  }
  if (move === 'slip' && said['act'] && said['name'])
    return <SlipPage matter={shown} act={said['act']} name={said['name']} onBack={() => go(`/office/m/${id}`, true)} />
  if (move === 'jot')
    return (
      <JotPage
        matter={shown}
        kind={kind}
        jot={jot.value}
        onChange={jot.change}
        onOver={() => go(`/office/m/${id}`, true)}
      />
    )
  const says = kind.moves.find(one => one.name === move)?.says ?? {}
  const answered = asksNine(says) ? nine : {}
  if (move && !answered)
    return <NineQuestions matter={shown} kind={kind} onBack={() => go(`/office/m/${id}`, true)} onAnswered={setNine} />
  const back = from === 'jot' ? `/office/m/${id}/jot` : `/office/m/${id}`
  // In another unit it is seen by that unit alone.
  const then = move === 'moveToUnit' ? '/office' : back
  if (move)
    return (
      <MoveForm
        key={`${move} ${query}`}
        matter={shown}
        kind={kind}
        name={move}
        submit={words.record}
        now={now}
        onBack={() => go(back, true)}
        onFailed={failed}
        {...(from === 'jot'
          ? { initial: saysFrom(says, jot.value), from: jot.value.at }
          : {
              initial: {
                ...ownNumbers(shown, says),
                ...said,
                ...(answered?.explained && { explained: answered.explained }),
              },
              // Of a round, another place is a form of its own.
              ...(said['place'] && { from: said['place'] }),
            })}
        {...(answered?.given && { given: answered.given })}
        {...(shown.kind === 'survey' && { answers: callAnswers })}
        onDone={move => {
          if (asksNine(says)) forget(nineKeptAs(shown))
          done(move)
          go(then, true)
        }}
        onMovedOn={() => {
          movedOn()
          go(back, true)
        }}
      />
    )
  const opening = shown.history[0]
  const gathers = shown.kind === 'series'
  const calls = shown.kind === 'survey'
  const walks = shown.kind === 'round' && shown.premises.length > 0
  const members = <Series matter={shown} now={now} onDone={() => setTurn(turn + 1)} />
  return (
    <Page
      title={{
        zh: `${shown.place ? `${shown.place.short} · ` : ''}${shown.words.zh}`,
        en: `${shown.words.en}${shown.place ? ` · ${shown.place.short}` : ''}`,
      }}
      wide
      above={<span className="number">{shown.printed}</span>}
      onBack={() => go('/office')}
    >
      <div role="status">{note && <p className={note.good ? 'note kept' : 'note yours'}>{t(note.words)}</p>}</div>
      <p className="state-line">
        <span className="tag large">{t(shown.stateWords)}</span>
        {shown.outcomeWords && <span className="quiet"> {t(shown.outcomeWords)}</span>}
      </p>
      {shown.protected && <p className="note yours">{t(words.protected)}</p>}
      <HandedToMe matter={shown} now={now} />
      <CallPanel matter={shown} kind={kind} now={now} />
      <div className="columns">
        <div className="stack wide">
          {gathers && members}
          {shown.kind === 'round' && <Round matter={shown} kind={kind} onDone={done} onMovedOn={movedOn} />}
          {shown.closedAt === null && !gathers && !calls && shown.kind !== 'round' && (
            <Link to={`/office/m/${id}/jot`} className="button full">
              {t(words.jot)}
            </Link>
          )}
          <Moves matter={shown} kind={kind} />
          <HandedOn
            matter={shown}
            now={now}
            confirmAt={shown.moves.some(({ name }) => name === 'askBack') ? `/office/m/${id}/askBack` : undefined}
          />
          {calls && <CallScript />}
          {opening?.says && !gathers && !calls && !walks && (
            <section className="card stack tight" aria-labelledby="said">
              <h2 id="said">{t(words.said)}</h2>
              <Said matter={shown} kind={kind} move={opening.move} says={opening.says} now={now} />
            </section>
          )}
          <Talk
            matter={shown}
            now={now}
            move="write"
            asks={words.talk}
            onSent={() => setTurn(turn + 1)}
            onFailed={failed}
          />
          <History matter={shown} kind={kind} now={now} />
        </div>
        <div className="stack wide">
          {!gathers && <Promises matter={shown} now={now} />}
          {!gathers && <People matter={shown} />}
          <Slips matter={shown} />
          <Papers matter={shown} now={now} />
          <Facts matter={shown} now={now} />
          {!gathers && members}
          <PerhapsSame matter={shown} />
        </div>
      </div>
    </Page>
  )
}
