import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Card, describes, Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import type { By } from '../matter/file.tsx'
import { offer } from '../ui/later.ts'
import { ask, type RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import type { HearShown } from './hear.tsx'
import { hear } from './hear-words.ts'
import { fromWechat, isWechat, leaveForWechat } from './wechat.ts'

declare global {
  interface Later {
    hear: typeof HearForm
  }
}

/** Each in itself: whoever reads no other finds it. */
const languages = { zh: { zh: '中文', en: '中文' }, en: { zh: 'English', en: 'English' } }

type Way = 'sms' | 'email' | 'wechat' | 'push' | 'none'
type Typed = { way?: Way; language?: 'zh' | 'en'; address: string }
type Props = { shown: HearShown; by: By; keepAs: string; onShown: (shown: HearShown) => void }

/** Which way, in which language, or not at all. */
function HearForm({ shown, by, keepAs, onShown }: Props) {
  const t = useWords()
  const { value, change, leave } = useDraft<Typed>(keepAs, () => ({ address: '' }))
  const { way = shown.channel as Way, language = shown.language, address } = value
  const set = (more: Partial<Typed>) => change(now => ({ ...now, ...more }))
  const [fault, setFault] = useState<Words>()
  const [saved, setSaved] = useState(false)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (fromWechat) choose({ channel: 'wechat', ...fromWechat })
  }, [])

  const ways = (['sms', 'email', 'wechat', 'push'] as const).filter(
    one =>
      shown.offered.indexOf(one) >= 0 &&
      (one !== 'push' || canPush()) &&
      (one !== 'wechat' || isWechat() || shown.channel === one),
  )

  async function save() {
    if (way === 'wechat' && !kept) return leaveForWechat(shown.wechat!, by.token, language)
    const to = way === 'push' ? await subscription(shown.pushKey).catch(() => undefined) : address.trim()
    if (to === undefined) return setFault(hear.notAllowed)
    await choose({ channel: way, language, ...(to && way !== 'none' && way !== 'wechat' ? { address: to } : {}) })
  }
  async function choose(body: object) {
    setSaved(false)
    setFault(undefined)
    setBusy(true)
    try {
      onShown(await ask<HearShown>('POST', '/api/v1/my/channel', { body, ...by }))
      leave()
      setSaved(true)
    } catch (error) {
      setFault((error as RequestFailed).words)
    } finally {
      setBusy(false)
    }
  }

  const typed = way === 'sms' || way === 'email'
  const kept = shown.given && shown.channel === way
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <p className="hint">{t(hear.about)}</p>
      <Field id="hear-way" label={hear.way} group>
        <div className="choices">
          {ways.concat('none' as never).map(one => (
            <Card
              key={one}
              name="hear-way"
              value={one}
              chosen={way === one}
              words={hear[one as Way]}
              onChange={() => set({ way: one as Way })}
            />
          ))}
        </div>
      </Field>
      {typed && (
        <Field
          id="hear-address"
          label={way === 'sms' ? hear.number : hear.mail}
          hint={t(kept ? hear.kept : way === 'sms' ? hear.usual : hear.sealed)}
          fault={fault}
          required={way === 'email' && !kept}
        >
          <input
            id="hear-address"
            className="input"
            type={way === 'sms' ? 'tel' : 'email'}
            value={address}
            autoComplete={way === 'sms' ? 'tel' : 'email'}
            aria-invalid={fault !== undefined}
            aria-describedby={describes('hear-address', true, fault)}
            onChange={event => set({ address: event.currentTarget.value })}
          />
        </Field>
      )}
      {way === 'wechat' && <p className="hint">{t(hear.consent)}</p>}
      {way !== 'none' && (
        <Field id="hear-language" label={hear.language} group>
          <div className="choices pair">
            {(['zh', 'en'] as const).map(one => (
              <Card
                key={one}
                name="hear-language"
                value={one}
                chosen={language === one}
                words={languages[one]}
                onChange={() => set({ language: one })}
              />
            ))}
          </div>
        </Field>
      )}
      {!typed && fault && <p className="fault">{t(fault)}</p>}
      <button type="submit" className="button full" disabled={busy}>
        {t(way === 'wechat' && !kept ? hear.bind : hear.save)}
      </button>
      <div role="status">
        {saved && <p className="note kept">{t(shown.channel === 'none' ? hear.stopped : hear.saved)}</p>}
      </div>
    </form>
  )
}

const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** What the browser gives to whoever may wake it, as JSON. */
async function subscription(key: string | null): Promise<string> {
  if (!key || (await Notification.requestPermission()) !== 'granted') throw new Error('not allowed')
  await navigator.serviceWorker.register('/sw.js')
  const { pushManager } = await navigator.serviceWorker.ready
  return JSON.stringify(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
}

offer('hear', HearForm)
