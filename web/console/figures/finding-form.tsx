import { useId, useState } from 'react'
import { say, type Words } from '../../../src/kinds/words.ts'
import { Card, describes, Field, LongWords } from '../../forms/basics.tsx'
import { useDraft } from '../../forms/drafts.ts'
import { useSession } from '../../office/session.tsx'
import { StillHere } from '../../office/still-here.tsx'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { audit as words } from './words.ts'

type Props = { month: string; matter: { id: string; code: string }; onDone: () => void }
type Typed = { found?: string; missing?: string; follows?: string }

/** What was found in one matter of the draw: in order, or what is missing in words, and what follows. About the matter; written once. */
export function FindingForm({ month, matter, onDone }: Props) {
  const t = useWords()
  const { failed } = useSession()
  const id = useId()
  const { value, change, turn, leave } = useDraft<Typed>(`${matter.id} audit`, () => ({}))
  const [fault, setFault] = useState<Words>()
  const [sending, setSending] = useState(false)
  const { found, missing, follows } = value
  const lacks = found === 'something_missing'
  const set = (next: Typed) => {
    setFault(undefined)
    change({ ...value, ...next })
  }
  const pick = (name: 'found' | 'follows', among: Readonly<Record<string, Words>>) =>
    Object.entries(among).map(([code, one]) => (
      <Card
        key={code}
        name={`${id}-${name}`}
        value={code}
        chosen={value[name] === code}
        words={one}
        onChange={() => set({ [name]: code })}
      />
    ))
  const save = async () => {
    if (!found) return setFault(words.foundFirst)
    if (lacks && !(missing?.trim() && follows)) return setFault(words.missingFirst)
    setSending(true)
    try {
      const body = lacks ? { found, missing, follows } : { found }
      await ask('POST', `/api/v1/figures/audits/${month}`, { body: { matterId: matter.id, ...body } })
      leave()
      onDone()
    } catch (error) {
      const { words: why, faults } = failed(error)
      setFault(faults[0]?.words ?? why)
    } finally {
      setSending(false)
    }
  }
  return (
    <details className="more" open={turn > 0}>
      <summary>
        {t(words.write)} <span className="unseen">{matter.code}</span>
      </summary>
      <div className="stack tight">
        <StillHere turn={turn} leave={leave} />
        <p className="hint">{t(words.aboutTheMatter)}</p>
        <Field id={`${id}-f`} label={words.foundAsked} group>
          <div className="choices pair">{pick('found', words.found)}</div>
        </Field>
        {lacks && (
          <>
            <Field id={`${id}-missing`} label={words.missingAsked} hint={t(words.nobodyNamed)}>
              <LongWords
                id={`${id}-missing`}
                schema={{ maxLength: 500 }}
                value={missing}
                onChange={text => set({ missing: text })}
                invalid={fault !== undefined && !missing?.trim()}
                describedBy={describes(`${id}-missing`, true, undefined)}
                optionWords={code => say(code, code)}
                required
                rows={3}
              />
            </Field>
            <Field id={`${id}-w`} label={words.followsAsked} group>
              <div className="choices">{pick('follows', words.follows)}</div>
            </Field>
          </>
        )}
        {fault && (
          <p className="fault" role="alert">
            {t(fault)}
          </p>
        )}
        <p>
          <button type="button" className="button primary" disabled={sending} onClick={save}>
            {t(words.save)}
          </button>
        </p>
      </div>
    </details>
  )
}
