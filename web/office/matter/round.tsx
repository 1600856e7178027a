import { useState } from 'react'
import {
  checklists,
  type ItemName,
  premisesItems,
  type Sort,
  schoolItems,
  wayItems,
} from '../../../src/kinds/round/checklists.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { matter as shared } from '../../matter/words.ts'
import { wordsIn } from '../../matter/words-in.ts'
import { nowByServer } from '../../ui/clock.ts'
import { ask } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { useKey } from '../../ui/use-key.ts'
import type { KindShown, MatterShown, PremisesShown } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { round as words } from '../words.ts'

type Props = { matter: MatterShown; kind: KindShown; onDone: (move: Words) => void; onMovedOn: () => void }
type Say = (move: string, says: Record<string, unknown>) => void

const reasons = ['nobody_there', 'closed_down', 'would_not_let_us_in', 'not_safe'] as const

/** The walk itself: each place with one tap when all is well there, and what is wrong a hazard with one tap more. */
export function Round({ matter, kind, onDone, onMovedOn }: Props) {
  const t = useWords()
  const { failed } = useSession()
  const [sending, setSending] = useState(false)
  const under = useKey()
  const [fault, setFault] = useState<Words>()
  const { details, premises, moves } = matter
  const sort = details['sort'] as Sort
  const may = (name: string) => moves.some(move => move.name === name && move.refusals.length === 0)
  const list = checklists[sort]
  if (!list || !may('findHazard')) return null
  const toSee = (details['toSee'] as string[]).flatMap(id => premises.find(one => one.id === id) ?? [])
  const done = (id: string) => details['seen'].includes(id) || details['left'].includes(id)
  const say: Say = async (move, says) => {
    setSending(true)
    setFault(undefined)
    try {
      await under(`${move} ${JSON.stringify(says)}`, key =>
        ask('POST', `/api/v1/matters/${matter.id}/${move}`, { body: { says }, version: matter.version, key }),
      )
      onDone(kind.moves.find(({ name }) => name === move)?.words ?? shared.nothing)
    } catch (error) {
      const { status, words: why, faults } = failed(error)
      if (status === 409) onMovedOn()
      else setFault(faults[0]?.words ?? why)
    } finally {
      setSending(false)
    }
  }
  const walk = { matter, kind, say, sending }
  return (
    <section className="stack tight" aria-labelledby="walk">
      <h2 id="walk">
        {t(matter.sort ?? matter.words)}
        {toSee.length > 0 && (
          <span className="number">
            {' '}
            {toSee.filter(({ id }) => done(id)).length} / {toSee.length}
          </span>
        )}
      </h2>
      {fault && (
        <p className="fault" role="alert">
          {t(fault)}
        </p>
      )}
      {toSee.length > 0 && (
        <ul className="rows card">
          {[...toSee.filter(({ id }) => !done(id)), ...toSee.filter(({ id }) => done(id))].map(place => (
            <li key={place.id} className="stop stack tight">
              <Stop {...walk} place={place} may={may} />
            </li>
          ))}
        </ul>
      )}
      <details className="more" open={toSee.length === 0}>
        <summary>{t(toSee.length === 0 ? words.listed : words.onTheWay)}</summary>
        <Items {...walk} items={toSee.length === 0 ? list : (Object.keys(wayItems) as ItemName[])} />
      </details>
      {details['hazards'] > 0 && <p className="quiet">{t(words.opened(details['hazards']))}</p>}
    </section>
  )
}

type Walk = { matter: MatterShown; kind: KindShown; say: Say; sending: boolean }

function Stop({ place, may, ...walk }: Walk & { place: PremisesShown; may: (move: string) => boolean }) {
  const t = useWords()
  const [shows, setShows] = useState<'items' | 'reasons'>()
  const { matter, kind, say, sending } = walk
  const { id, name, village } = place
  const { seen, left, wrong } = matter.details as { seen: string[]; left: string[]; wrong: string[] }
  const isWrong = wrong.includes(id)
  const see = (result: string) => say('seePlace', { place: id, seenAt: new Date(nowByServer()).toISOString(), result })
  const state = seen.includes(id) ? words.seen : left.includes(id) ? words.left : undefined
  return (
    <>
      <p>
        <strong>{name}</strong> <span className="quiet small">{village}</span>{' '}
        {state && <span className={state === words.seen ? 'mark kept' : 'mark'}>{t(state)}</span>}{' '}
        {isWrong && <span className="mark due">{t(words.hazard)}</span>}
      </p>
      {!state && (
        <div className="stop-ways">
          <button
            type="button"
            className="button"
            disabled={sending}
            onClick={() => see(isWrong ? 'hazard_opened' : 'all_right')}
          >
            {t(isWrong ? words.seenNow : wordsIn(kind, 'options', 'all_right'))}
          </button>
          <button
            type="button"
            className="button"
            aria-expanded={shows === 'items'}
            onClick={() => setShows(shows === 'items' ? undefined : 'items')}
          >
            {t(words.wrong)}
          </button>
          {may('leavePlace') && (
            <button
              type="button"
              className="button plain"
              aria-expanded={shows === 'reasons'}
              onClick={() => setShows(shows === 'reasons' ? undefined : 'reasons')}
            >
              {t(words.left)}
            </button>
          )}
        </div>
      )}
      {!state && shows === 'items' && (
        <>
          <Items {...walk} place={id} items={itemsAt(matter.details['sort'], place)} />
          {!isWrong && (
            <button type="button" className="button" disabled={sending} onClick={() => see('put_right_at_once')}>
              {t(wordsIn(kind, 'options', 'put_right_at_once'))}
            </button>
          )}
        </>
      )}
      {!state && shows === 'reasons' && (
        <div className="stop-ways">
          {reasons.map(because => (
            <button
              key={because}
              type="button"
              className="button"
              disabled={sending}
              onClick={() => say('leavePlace', { place: id, because })}
            >
              {t(wordsIn(kind, 'options', because))}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** What there is to look at in such a place; the ways to it are the round's. */
function itemsAt(sort: Sort, { sort: place }: PremisesShown): ItemName[] {
  const school = sort === 'schools' || (sort !== 'small_premises' && place === 'school')
  return Object.keys(school ? schoolItems : premisesItems) as ItemName[]
}

/** One tap: a hazard is open. */
function Items({ matter, kind, say, sending, place, items }: Walk & { place?: string; items: readonly ItemName[] }) {
  const t = useWords()
  const at = place === undefined ? {} : { place }
  return (
    <div className="stack tight">
      <p className="hint">{t(words.oneTap)}</p>
      <div className="stop-items">
        {items.map(item => (
          <button
            key={item}
            type="button"
            className="button"
            disabled={sending}
            onClick={() => say('findHazard', { item, ...at })}
          >
            {t(wordsIn(kind, 'options', item))}
          </button>
        ))}
      </div>
      <p>
        <Link to={`/office/m/${matter.id}/findHazard${place === undefined ? '' : `?place=${place}`}`}>
          {t(words.withPhoto)}
        </Link>
      </p>
    </div>
  )
}
