import { useEffect, useState } from 'react'
import { printedCode } from '../../../src/kinds/printed-code.ts'
import type { Words } from '../../../src/kinds/words.ts'
import type { Share } from '../../../src/shares/shares.ts'
import { Card } from '../../forms/basics.tsx'
import { useSession } from '../../office/session.tsx'
import { office } from '../../office/words.ts'
import { bytesOf, hexOf } from '../../ui/hex.ts'
import { ask, get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import { useKey } from '../../ui/use-key.ts'
import { exactWords } from '../../ui/when.ts'
import type { Answer } from '../../ui/wire.ts'
import { PickFile } from '../pick-file.tsx'
import { vault as words } from './words.ts'

type Opening = Answer<'readVault'>['openings'][number]
type Vault = {
  suite: 'standard' | 'gm'
  mine: { n: number; edition: number; half: string } | null
  custodians: readonly { n: number; name: string }[]
  reasons: readonly { because: string; words: Words }[]
  openings: readonly Opening[]
}
type Opened = { state: 'half' | 'opened'; code?: string; identity?: Record<string, unknown>; readUntil?: string }
/** `of`: the opening that it is about; absent: the page. */
type Note = { words: Words; good: boolean; of?: string }

/** The arithmetic of shares, for whoever holds one: nobody else loads it. */
const sums = () => import('../../../src/shares/shares.ts')

/** For two custodians, and whoever looks afterwards at what they did. */
export default function VaultPage() {
  const t = useWords()
  const { me, failed } = useSession()
  const [vault, setVault] = useState<Vault>()
  const [share, setShare] = useState<Share>()
  const [note, setNote] = useState<Note>()
  const [opened, setOpened] = useState<Opened & { of: string }>()
  const saidNo = (error: unknown, of?: string) =>
    setNote({ words: failed(error).words, good: false, ...(of && { of }) })
  const load = () => get<Vault>('/api/v1/vault').then(setVault, error => saidNo(error))
  useEffect(() => {
    load()
  }, [])

  async function agree({ id, point }: Opening) {
    setOpened(undefined)
    if (!share) return setNote({ words: words.shareFirst, good: false, of: id })
    const { partOf } = await sums()
    const { point: part, proof } = partOf(share, bytesOf(point!), id)
    await ask<Opened>('POST', `/api/v1/vault/openings/${id}/part`, {
      body: { part: hexOf(part), proof: hexOf(proof) },
    }).then(
      answer => {
        setOpened(answer.state === 'opened' ? { ...answer, of: id } : undefined)
        setNote(answer.state === 'half' ? { words: words.waiting, good: true, of: id } : undefined)
        return load()
      },
      error => saidNo(error, id),
    )
  }

  return (
    <Page title={words.title}>
      <div className="stack wide">
        <p className="hint">{t(words.about)}</p>
        <Said note={note?.of === undefined ? note : undefined} />
        {!vault && !note && <p role="status">{t(office.opening)}</p>}
        {vault?.mine && (
          <>
            <ShareField vault={vault} share={share} onShare={setShare} />
            <AskForm
              reasons={vault.reasons}
              saidNo={saidNo}
              onAsked={code => {
                setNote({ words: words.asked(printedCode(code)), good: true })
                load()
              }}
            />
          </>
        )}
        {vault && (
          <section className="stack" aria-labelledby="openings">
            <h2 id="openings">{t(words.openings)}</h2>
            {vault.openings.length === 0 && <p className="quiet">{t(words.none)}</p>}
            {vault.openings.map(one => (
              <article key={one.id} className="card stack tight" aria-label={one.code}>
                <h3 className="number">{printedCode(one.code)}</h3>
                <p>{t(words.states[one.state])}</p>
                <p>
                  {t({ zh: `${one.words.zh}：`, en: `${capital(one.words.en)}: ` })}
                  {one.reason}
                </p>
                <p className="quiet">{t(words.by(one.askedBy, t(exactWords(one.askedAt))))}</p>
                {one.openedBy ? (
                  <p className="quiet">{t(words.openedBy(one.firstBy!, one.openedBy, t(exactWords(one.openedAt!))))}</p>
                ) : (
                  one.firstBy && <p className="quiet">{t(words.agreed(one.firstBy))}</p>
                )}
                <Said note={note?.of === one.id ? note : undefined} />
                {opened?.of === one.id && <Identity opened={opened} />}
                {one.point && vault.mine && one.firstBy !== me.name && (
                  <button type="button" className="button" onClick={() => agree(one)}>
                    {t(words.agree(printedCode(one.code)))}
                  </button>
                )}
              </article>
            ))}
            <p className="quiet">
              {t(words.custodians)} {vault.custodians.map(({ n, name }) => `${n} ${name}`).join(' · ')}
            </p>
          </section>
        )}
      </div>
    </Page>
  )
}

/** It begins a line here, and goes on a sentence where the person is told. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function Said({ note }: { note: Note | undefined }) {
  const t = useWords()
  return <div role="status">{note && <p className={note.good ? 'note kept' : 'note yours'}>{t(note.words)}</p>}</div>
}

type ShareProps = { vault: Vault; share: Share | undefined; onShare: (share: Share | undefined) => void }

/** It stays in this page's memory, and leaves it in no request. */
function ShareField({ vault, share, onShare }: ShareProps) {
  const t = useWords()
  const [isWrong, setIsWrong] = useState(false)
  async function take(text: string) {
    if (text.trim() === '') {
      setIsWrong(false)
      return onShare(undefined)
    }
    const { readShare, publicHalfOf } = await sums()
    const read = readShare(text)
    const isMine =
      read?.suite === vault.suite && read.n === vault.mine!.n && hexOf(publicHalfOf(read)) === vault.mine!.half
    setIsWrong(!isMine)
    onShare(isMine ? read : undefined)
  }
  return (
    <section className="card stack" aria-labelledby="share-title">
      <h2 id="share-title">{t(words.share)}</h2>
      <p className="hint" id="share-hint">
        {t(words.shareHint)}
      </p>
      <input
        id="share"
        className="input"
        type="password"
        autoComplete="off"
        aria-labelledby="share-title"
        aria-describedby="share-hint"
        aria-invalid={isWrong}
        onChange={event => take(event.currentTarget.value)}
      />
      <div className="field">
        <label htmlFor="share-file">{t(words.file)}</label>
        <PickFile id="share-file" onPick={async file => take(await file.text())} />
      </div>
      <div role="status">
        {isWrong && <p className="note yours">{t(words.notMine)}</p>}
        {share && <p className="note kept">{t(words.ready(share.n))}</p>}
      </div>
    </section>
  )
}

type AskProps = { reasons: Vault['reasons']; onAsked: (code: string) => void; saidNo: (error: unknown) => void }

function AskForm({ reasons, onAsked, saidNo }: AskProps) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [because, setBecause] = useState('')
  const [reason, setReason] = useState('')
  const under = useKey()
  async function send() {
    const body = { code, because, reason }
    const sent = under(JSON.stringify(body), key =>
      ask<{ code: string }>('POST', '/api/v1/vault/openings', { body, key }),
    )
    await sent.then(answer => {
      setCode('')
      setReason('')
      onAsked(answer.code)
    }, saidNo)
  }
  return (
    <form
      className="card stack"
      aria-labelledby="ask-title"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <h2 id="ask-title">{t(words.ask)}</h2>
      <div className="field">
        <label htmlFor="code">{t(words.code)}</label>
        <input
          id="code"
          className="input number"
          required
          autoComplete="off"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      </div>
      <fieldset className="field">
        <legend>{t(words.because)}</legend>
        <div className="choices">
          {reasons.map(one => (
            <Card
              key={one.because}
              name="because"
              value={one.because}
              words={{ zh: one.words.zh, en: capital(one.words.en) }}
              chosen={because === one.because}
              onChange={() => setBecause(one.because)}
            />
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="reason">{t(words.reason)}</label>
        <textarea
          id="reason"
          className="input"
          rows={3}
          required
          minLength={10}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </div>
      <button type="submit" className="button primary">
        {t(words.send)}
      </button>
    </form>
  )
}

function Identity({ opened: { identity = {}, readUntil } }: { opened: Opened }) {
  const t = useWords()
  const said = (value: unknown): string =>
    typeof value === 'object' && value !== null ? Object.values(value).map(said).join(' ') : String(value)
  return (
    <section className="stack tight" aria-labelledby="who" role="status">
      <h4 id="who">{t(words.who)}</h4>
      <dl className="stack tight">
        {Object.entries(identity).map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{t(words.fields[name] ?? { zh: name, en: name })}</dt>
            <dd>{said(value)}</dd>
          </div>
        ))}
      </dl>
      {readUntil && <p className="hint">{t(words.until(t(exactWords(readUntil))))}</p>}
    </section>
  )
}
