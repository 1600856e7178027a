import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { ask, get } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { useKey } from '../../ui/use-key.ts'
import { atWords } from '../../ui/when.ts'
import type { Line, MatterShown } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { series as words } from '../words.ts'

type Member = { matter: Line; near: { lat: number; lng: number } | null }
type In = { matter: Line; called: string | null; lessons: readonly { text: string; at: string; from: string | null }[] }
type Answer = { members: readonly Member[]; offered: readonly Member[]; in: readonly In[] }

type Props = { matter: MatterShown; now: number; onDone: () => void }

/** Of a series: when and where each of its members was. Of a member: what the others taught. Without signal, nothing. */
export function Series({ matter, now, onDone }: Props) {
  const { id, kind, version } = matter
  const { failed } = useSession()
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    let left = false
    get<Answer>(`/api/v1/matters/${id}/series`).then(
      one => !left && setAnswer(one),
      error => void failed(error),
    )
    return () => {
      left = true
    }
  }, [id, version])
  if (!answer) return null
  if (kind !== 'series') return <Lessons all={answer.in} id={id} now={now} />
  return (
    <>
      <Members members={answer.members} now={now} />
      <Offered matter={matter} offered={answer.offered} now={now} onDone={onDone} />
    </>
  )
}

function Members({ members, now }: { members: readonly Member[]; now: number }) {
  const t = useWords()
  if (members.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="members">
      <h2 id="members">{t(words.members(members.length))}</h2>
      <Sketch members={members} />
      <ol className="rows card">
        {members.map(({ matter }, i) => (
          <MemberRow key={matter.id} matter={matter} now={now} no={i + 1} />
        ))}
      </ol>
    </section>
  )
}

function MemberRow({ matter, now, no }: { matter: Line; now: number; no?: number }) {
  const t = useWords()
  return (
    <li>
      <Link to={`/office/m/${matter.id}`} className="row">
        <span className="row-words">
          <span className="row-title">
            {no && <span className="number">{no} · </span>}
            {matter.place ? `${matter.place.short} · ` : ''}
            {t(matter.words)}
            <span className="tag">{t(matter.stateWords)}</span>
          </span>
          <span className="row-about">
            <time dateTime={matter.openedAt}>{t(atWords(matter.openedAt, now))}</time>{' '}
            <span className="number">{matter.printed}</span>
          </span>
        </span>
      </Link>
    </li>
  )
}

const WIDE = 320
const HIGH = 180
const EDGE = 24
/** A street is not drawn larger than it is: half a kilometre at least lies between the edges. */
const LEAST = 0.0045

/** Where they were, against one another, each with its number in the list; north is up. */
function Sketch({ members }: { members: readonly Member[] }) {
  const t = useWords()
  const placed = members.flatMap(({ near }, i) => (near ? [{ ...near, no: i + 1 }] : []))
  if (placed.length < 2) return null
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const [lat, lng] = [middle(placed.map(one => one.lat)), middle(placed.map(one => one.lng))]
  const narrow = Math.cos((lat * Math.PI) / 180)
  const spread = Math.max(
    LEAST,
    ...placed.map(one => Math.abs(one.lat - lat) * 2),
    ...placed.map(one => (Math.abs(one.lng - lng) * 2 * narrow * (HIGH - 2 * EDGE)) / (WIDE - 2 * EDGE)),
  )
  const scale = (HIGH - 2 * EDGE) / spread
  const spots: { no: number; x: number; y: number }[] = []
  for (const one of placed) {
    let x = WIDE / 2 + (one.lng - lng) * narrow * scale
    const y = HIGH / 2 - (one.lat - lat) * scale
    // Rounded to the same place, they stand side by side.
    while (spots.some(other => Math.abs(other.x - x) < 24 && Math.abs(other.y - y) < 24)) x += 24
    spots.push({ no: one.no, x, y })
  }
  return (
    <figure className="card sketch">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={t(words.sketch(placed.length))}>
        {spots.map(({ no, x, y }) => (
          <g key={no}>
            <circle cx={x} cy={y} r="11" />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {no}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="hint">{t(words.rounded)}</figcaption>
    </figure>
  )
}

type OfferedProps = Props & { offered: readonly Member[] }

/** Alike too, says the clock: a person says whether it is. */
function Offered({ matter, offered, now, onDone }: OfferedProps) {
  const t = useWords()
  const { failed } = useSession()
  const under = useKey()
  const [fault, setFault] = useState<Words>()
  const may = (name: string) => matter.moves.some(move => move.name === name && move.refusals.length === 0)
  if (offered.length === 0) return null
  const say = (move: string, says: Record<string, unknown>) =>
    under(`${move} ${JSON.stringify(says)}`, key =>
      ask('POST', `/api/v1/matters/${matter.id}/${move}`, { body: { says }, version: matter.version, key }),
    ).then(onDone, error => setFault(failed(error).words))
  return (
    <section className="stack tight" aria-labelledby="offered">
      <h2 id="offered">{t(words.offered)}</h2>
      <ul className="rows card">
        {offered.map(({ matter: one }) => (
          <MemberRow key={one.id} matter={one} now={now} />
        ))}
      </ul>
      {offered.map(({ matter: one }) => (
        <p key={one.id} className="line">
          {may('takeIn') && (
            <button type="button" className="button" onClick={() => say('takeIn', { member: one.id })}>
              {t(words.takeIn)} <span className="number">{one.printed}</span>
            </button>
          )}{' '}
          {may('leaveOut') && (
            <button
              type="button"
              className="button plain"
              onClick={() => say('leaveOut', { member: one.id, because: 'another_thing' })}
            >
              {t(words.leaveOut)}
            </button>
          )}
        </p>
      ))}
      {fault && (
        <p className="fault" role="alert">
          {t(fault)}
        </p>
      )}
    </section>
  )
}

function Lessons({ all, id, now }: { all: readonly In[]; id: string; now: number }) {
  const t = useWords()
  if (all.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="in-series">
      <h2 id="in-series">{t(words.inSeries)}</h2>
      {all.map(({ matter, called, lessons }) => (
        <div key={matter.id} className="card stack tight">
          <p>
            <Link to={`/office/m/${matter.id}`}>
              {called ?? t(matter.words)} <span className="number">{matter.printed}</span>
            </Link>{' '}
            <span className="tag">{t(matter.stateWords)}</span>
          </p>
          {lessons.length === 0 ? (
            <p className="quiet small">{t(words.nothingLearned)}</p>
          ) : (
            <ul className="stack tight">
              {lessons.map(({ text, at, from }) => (
                <li key={at + text}>
                  {text}{' '}
                  <span className="quiet small">
                    {t(from === id ? words.fromHere : words.fromAnother)} · {t(atWords(at, now))}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}
