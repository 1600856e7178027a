import { useState } from 'react'
import { commonWords } from '../../../src/kinds/common/words.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { get } from '../../ui/request.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { atWords, dueWords, leftWords } from '../../ui/when.ts'
import type { KindShown, MatterShown, PersonSeen } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { triedWords } from '../tried.ts'
import { calling as words } from '../words.ts'

const options: Readonly<Record<string, Words>> = commonWords.options

/** Somebody waits to be told: whom to call, what may be said, how often it was tried, and what came of it; all in one place. */
export function CallPanel({ matter, kind, now }: { matter: MatterShown; kind: KindShown; now: number }) {
  const t = useWords()
  const { me, failed } = useSession()
  const [seen, setSeen] = useState<readonly PersonSeen[]>()
  const [fault, setFault] = useState<Words>()
  const { id, next, nextDue, moves, standing, people, unit, openedAt, printed, stateWords } = matter
  const free = moves.filter(({ refusals }) => refusals.length === 0)
  if (!next?.calls || nextDue === null || !free.some(({ name }) => name === 'tryToReach')) return null
  const tells = free.filter(
    ({ name }) =>
      name !== 'sayNewDay' &&
      kind.moves.some(move => move.name === name && move.says['properties']?.['toldAt'] !== undefined),
  )
  const look = () =>
    get<{ people: PersonSeen[] }>(`/api/v1/matters/${id}/people?purpose=call_back`).then(
      answer => setSeen(answer.people),
      error => setFault(failed(error).words),
    )
  const left = leftWords(nextDue, now)
  return (
    <section className="card stack tight call" aria-labelledby="call">
      <h2 id="call">{t(words.title)}</h2>
      <p>
        {t(next.title)} <span className={`mark ${left.mark}`}>{t(left.words)}</span>{' '}
        <span className="quiet number">{t(dueWords(nextDue, now).by)}</span>
      </p>
      {people.some(({ name, phone }) => name || phone) && !seen && (
        <p>
          <button type="button" className="button primary" onClick={look}>
            {t(words.phone)}
          </button>
        </p>
      )}
      {fault && <p className="fault">{t(fault)}</p>}
      {seen?.map(
        ({ id: person, words: role, said }) =>
          said && (
            <p key={person}>
              <span className="quiet">{t(role)}</span> {said['name']}{' '}
              {said['safeWay'] ? (
                <strong>{said['safeWay']}</strong>
              ) : (
                said['phone'] && (
                  <a className="button number" href={`tel:${said['phone']}`}>
                    {said['phone']}
                  </a>
                )
              )}
            </p>
          ),
      )}
      <h3>{t(words.mayBeSaid)}</h3>
      {matter.protected ? (
        <p>{t(words.safely)}</p>
      ) : (
        <>
          <p className="said">
            {t(words.hello(t(unit.words), me.name, t(atWords(openedAt, now)), printed))} {t(words.stands(stateWords))}
          </p>
          <p className="quiet small">{t(words.never)}</p>
        </>
      )}
      {standing.attempts.length > 0 && (
        <>
          <h3>{t(triedWords(standing.attempts, now))}</h3>
          <ul className="small quiet">
            {standing.attempts.map(({ at, how }) => (
              <li key={at}>
                <span className="number">{t(atWords(at, now))}</span> {t(options[how] ?? { zh: how, en: how })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t(words.result)}</h3>
      <div className="button-row">
        {tells.map(({ name, words: said }) => (
          <Link key={name} to={`/office/m/${id}/${name}`} className="button">
            {t(said)}
          </Link>
        ))}
        <Link to={`/office/m/${id}/tryToReach`} className="button">
          {t(words.notReached)}
        </Link>
      </div>
    </section>
  )
}
