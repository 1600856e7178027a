import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { useDraft } from '../forms/drafts.ts'
import { leavePack, type Pack, packHere, takePack, type Village } from '../offline/pack.ts'
import { canKeep } from '../offline/shelf.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useNow } from '../ui/use-now.ts'
import { atWords } from '../ui/when.ts'
import { Plates } from './plates.tsx'
import { hasPost, useSession } from './session.tsx'
import { packing as words } from './words.ts'

/** Before going where there is no signal: which villages, and all of it comes along. */
export function PackPage() {
  const t = useWords()
  const now = useNow()
  const { me } = useSession()
  const [villages, setVillages] = useState<readonly Village[]>()
  const packing = useDraft('pack', () => ({ left: [] as readonly string[], withNames: false }))
  const { left, withNames } = packing.value
  const [pack, setPack] = useState<Pack>()
  const [able, setAble] = useState(true)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Words>()
  useEffect(() => {
    canKeep().then(setAble)
    packHere().then(setPack)
    get<{ villages: Village[] }>('/api/v1/my-villages').then(
      answer => setVillages(answer.villages),
      error => {
        if (!(error instanceof RequestFailed)) throw error
        setFault(error.words)
      },
    )
  }, [])

  async function take() {
    setBusy(true)
    setFault(undefined)
    try {
      setPack(
        await takePack(
          me,
          villages!.filter(({ code }) => left.indexOf(code) < 0),
          withNames,
        ),
      )
      packing.leave()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page
      title={words.title}
      actions={
        able &&
        villages && (
          <button type="button" className="button primary full" disabled={busy} onClick={take}>
            {t(busy ? words.taking : words.take)}
          </button>
        )
      }
    >
      <div className="stack wide">
        <p>{t(words.about)}</p>
        {!able && <p className="note yours">{t(words.unable)}</p>}
        <div role="status">
          {pack && (
            <div className="note kept stack tight">
              <p>
                <strong>
                  {t(words.have(pack.matters.length, pack.villages.map(({ short }) => short).join('、')))}
                </strong>
              </p>
              <p className="small">{t(words.until(atWords(pack.until, now)))}</p>
              {pack.more && <p className="small">{t(words.more)}</p>}
              <button type="button" className="button" onClick={() => leavePack().then(() => setPack(undefined))}>
                {t(words.leave)}
              </button>
            </div>
          )}
        </div>
        {fault && <p className="fault">{t(fault)}</p>}
        {villages && villages.length > 0 && (
          <fieldset className="stack tight plain-group">
            <legend>{t(words.which)}</legend>
            {villages.map(({ code, short, open }) => (
              <label key={code} className="choice">
                <input
                  type="checkbox"
                  checked={left.indexOf(code) < 0}
                  onChange={({ currentTarget: { checked } }) =>
                    packing.change({
                      withNames,
                      left: checked ? left.filter(one => one !== code) : left.concat(code),
                    })
                  }
                />
                <span>
                  {short} <span className="quiet number">{t(words.open(open))}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {villages && (
          <label className="choice">
            <input
              type="checkbox"
              name="names"
              checked={withNames}
              onChange={({ currentTarget: { checked } }) => packing.change({ left, withNames: checked })}
            />
            <span className="choice-words">
              {t(words.names)}
              <span className="choice-about">{t(words.namesAbout)}</span>
            </span>
          </label>
        )}
        {villages?.length === 0 && <p className="hint">{t(words.noVillages)}</p>}
        <p className="hint">{t(words.safe)}</p>
        {hasPost(me, 'beat_officer', 'duty_officer') && <Plates />}
      </div>
    </Page>
  )
}
