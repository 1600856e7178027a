import { type ComponentProps, useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useLeaveAll } from '../forms/drafts.ts'
import { HandedOn } from '../matter/handed-on.tsx'
import { Papers } from '../matter/papers.tsx'
import { Said } from '../matter/said.tsx'
import { Talk } from '../matter/talk.tsx'
import { matter as words } from '../matter/words.ts'
import { ask, get, RequestFailed } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { leave, Page } from '../ui/shell.tsx'
import { useKey } from '../ui/use-key.ts'
import { useLater } from '../ui/use-later.ts'
import { useNow } from '../ui/use-now.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { Copy } from './copy.tsx'
import { DueCard } from './due-card.tsx'
import { Hear } from './hear.tsx'
import { Looks } from './looks.tsx'
import { given, Offers, Waiting } from './offers.tsx'
import { Promised } from './promised.tsx'
import { Receipt } from './receipt.tsx'
import { Timeline } from './timeline.tsx'
import { Told } from './told.tsx'
import { Coming } from './unfold.tsx'
import { mine } from './words.ts'

/** One's own matter, by the secret link (and the word, where it is protected). */
export function MinePage() {
  const t = useWords()
  const now = useNow()
  /** The secret behind #: it stays in the address bar, and goes out in a header only. */
  const token = location.hash.slice(1)
  const [word, setWord] = useState<string>()
  const by = { token, word }
  const under = useKey()
  const [matter, setMatter] = useState<MatterShown>()
  const [kind, setKind] = useState<KindShown>()
  const [fault, setFault] = useState<RequestFailed>()
  const [move, setMove] = useMoveInHistory()
  const [note, setNote] = useState<{ words: Words; good: boolean }>()
  const [turn, setTurn] = useState(0)
  /** Not, or no longer, to be seen by this link alone. */
  const hidden = fault?.status === 404
  useLeaveAll(`${matter?.id} `, hidden || matter?.protected === true)

  useEffect(() => {
    if (!token) return
    let late = false
    const look = async () => {
      const shown = await get<MatterShown>('/api/v1/my', by)
      const its = await get<KindShown>(`/api/v1/kinds/${shown.kind}`)
      if (late) return
      setFault(undefined)
      setMatter(shown)
      setKind(its)
    }
    look().catch(error => {
      if (!(error instanceof RequestFailed)) throw error
      if (!late) setFault(error)
    })
    return () => {
      late = true
    }
  }, [token, word, turn])

  if (!token)
    return (
      <Page title={mine.title}>
        <div className="stack">
          <p>{t(mine.noLink)}</p>
          <p>
            <Link to="/t" className="button full">
              {t(mine.byCode)}
            </Link>
          </p>
          <p className="hint">{t(mine.lostLink)}</p>
        </div>
      </Page>
    )
  if (fault && (hidden || !matter))
    return <WordPage said={word === undefined ? note?.words : fault.words} onWord={setWord} />
  if (!matter || !kind)
    return (
      <Page title={mine.title}>
        <Coming />
      </Page>
    )
  if (move)
    return (
      <Move
        matter={matter}
        kind={kind}
        name={move}
        now={now}
        by={by}
        given={given[move] ?? {}}
        onBack={() => history.back()}
        onDone={() => {
          setNote({ words: mine.thanks, good: true })
          setTurn(turn + 1)
          setMove(undefined)
        }}
        onMovedOn={() => {
          setTurn(turn + 1)
          setMove(undefined)
        }}
      />
    )
  /** Where nothing needs to be said, the tap says it all. */
  async function choose(name: string) {
    const says = kind!.moves.find(each => each.name === name)?.says
    if (Object.keys(says?.['properties'] ?? {}).length > 0) return setMove(name)
    try {
      const { id, version } = matter!
      await under(name, key =>
        ask('POST', `/api/v1/matters/${id}/${name}`, { body: { says: {} }, version, key, ...by }),
      )
      setNote({ words: mine.thanks, good: true })
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setNote({ words: error.status === 409 ? words.movedOn : error.words, good: false })
    }
    setTurn(turn + 1)
  }

  const report = matter.history[0]
  return (
    <Page
      title={matter.stateWords}
      screen="matter"
      above={
        <span className="above-row">
          <span className="number">
            {t(matter.words)} {matter.printed}
          </span>
          {matter.protected && (
            <button type="button" className="button yours quick-leave" onClick={() => leave()}>
              {t(mine.leave)}
            </button>
          )}
        </span>
      }
    >
      <div className="stack wide">
        <div role="status">{note && <p className={note.good ? 'note kept' : 'note yours'}>{t(note.words)}</p>}</div>
        <DueCard matter={matter} now={now} />
        <HandedOn matter={matter} now={now} />
        <Told matter={matter} kind={kind} now={now} />
        <Waiting matter={matter} onChoose={choose} />
        <Timeline matter={matter} kind={kind} now={now} />
        <Talk matter={matter} now={now} move="sayMore" asks={mine.talk} by={by} onSent={() => setTurn(turn + 1)} />
        <Offers matter={matter} onChoose={choose} />
        <Papers matter={matter} now={now} by={by} />
        {report?.says && (
          <details className="more">
            <summary>{t(mine.youSaid)}</summary>
            <Said matter={matter} kind={kind} move={report.move} says={report.says} now={now} by={by} />
          </details>
        )}
        <Promised matter={matter} now={now} />
        <Hear by={by} keepAs={`${matter.id} hear`} />
        <Looks looks={matter.looks} now={now} by={by} onAsked={() => setTurn(turn + 1)} />
        <Receipt code={matter.printed} by={by} />
        <Copy code={matter.printed} by={by} />
      </div>
    </Page>
  )
}

/** The form for what they have to say comes when they want to say it. */
function Move(props: ComponentProps<Later['move']>) {
  const MoveForm = useLater('move')
  if (MoveForm && MoveForm !== 'failed') return <MoveForm {...props} />
  return (
    <Page title={mine.title} onBack={props.onBack}>
      <Coming failed={MoveForm === 'failed'} />
    </Page>
  )
}

/** Which form is open: the browser's own "back" closes it. */
function useMoveInHistory(): [string | undefined, (move: string | undefined) => void] {
  const inHistory = (): string | undefined => history.state?.move
  const [move, setMove] = useState(inHistory)
  useEffect(() => {
    const look = () => setMove(inHistory())
    addEventListener('popstate', look)
    return () => removeEventListener('popstate', look)
  }, [])
  return [
    move,
    next => {
      if (next) history.pushState({ move: next }, '')
      else history.replaceState(null, '')
      setMove(next)
    },
  ]
}

/** `said`: what came of what they did last. */
type WordProps = { said: Words | undefined; onWord: (word: string) => void }

/** A wrong link, a dead one and a missing word look alike (R26): so here one may say the word. */
function WordPage({ said, onWord }: WordProps) {
  const t = useWords()
  const [text, setText] = useState('')
  return (
    <Page title={said ? mine.title : mine.wordTitle}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          onWord(text.trim())
        }}
      >
        <p>{t(said || mine.wordAbout)}</p>
        <Field id="word" label={mine.word}>
          <input
            id="word"
            className="input"
            type="password"
            value={text}
            autoComplete="off"
            onChange={event => setText(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" className="button primary full">
          {t(mine.enter)}
        </button>
        <button type="button" className="button full" onClick={() => leave()}>
          {t(mine.leave)}
        </button>
      </form>
    </Page>
  )
}
