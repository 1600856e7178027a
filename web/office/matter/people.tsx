import { useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { personWords } from '../../forms/people.tsx'
import { get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import type { MatterShown, PersonSeen } from '../../ui/wire.ts'
import { useSession } from '../session.tsx'
import { matter as words } from '../words.ts'

/** Who is in it: masked, until somebody asks to see; that they did is kept. */
export function People({ matter }: { matter: MatterShown }) {
  const t = useWords()
  const { failed } = useSession()
  const [seen, setSeen] = useState<readonly PersonSeen[]>()
  const [fault, setFault] = useState<Words>()
  const [asked, setAsked] = useState(false)
  const look = (purpose: string) =>
    get<{ people: PersonSeen[] }>(`/api/v1/matters/${matter.id}/people?purpose=${purpose}`).then(
      ({ people }) => {
        setSeen(people)
        setAsked(false)
      },
      error => setFault(failed(error).words),
    )
  return (
    <section className="stack tight" aria-labelledby="people">
      <h2 id="people">{t(words.people)}</h2>
      {matter.people.length === 0 ? (
        <p className="card quiet">{t(words.noPeople)}</p>
      ) : (
        <div className="card stack">
          {matter.people.map(({ id, words: role, name, phone }) => {
            const said = seen?.find(each => each.id === id)?.said
            return (
              <div key={id}>
                <p className="small quiet">{t(role)}</p>
                {said ? (
                  <Full said={said} />
                ) : name || phone ? (
                  <p className="number">
                    {name} {phone && <span className="quiet">{phone}</span>}
                  </p>
                ) : (
                  <p className="quiet">{t(words.sealed)}</p>
                )}
              </div>
            )
          })}
          {matter.people.some(({ name, phone }) => name || phone) && (
            <div>
              {asked ? (
                <fieldset className="stack tight plain-group">
                  <legend>{t(words.whatFor)}</legend>
                  {Object.keys(words.purposes).map(purpose => (
                    <button key={purpose} type="button" className="button full" onClick={() => look(purpose)}>
                      {t(words.purposes[purpose]!)}
                    </button>
                  ))}
                </fieldset>
              ) : (
                <button type="button" className="button" onClick={() => (seen ? setSeen(undefined) : setAsked(true))}>
                  {t(seen ? words.hide : words.show)}
                </button>
              )}
              <p className="hint">{t(words.looked)}</p>
            </div>
          )}
          {fault && <p className="fault">{t(fault)}</p>}
        </div>
      )}
    </section>
  )
}

function Full({ said }: { said: Record<string, string> }) {
  const t = useWords()
  return (
    <dl className="said-list">
      {Object.keys(said).map(name => (
        <div key={name}>
          <dt>{t(personWords[name] ?? { zh: name, en: name })}</dt>
          <dd className="number">
            {name === 'phone' ? <a href={`tel:${said[name]}`}>{said[name]}</a> : String(said[name])}
          </dd>
        </div>
      ))}
    </dl>
  )
}
