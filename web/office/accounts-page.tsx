import { type ReactNode, useEffect, useState } from 'react'
import { wordsOfPost } from '../../src/kinds/post-words.ts'
import { accountPosts } from '../../src/kinds/posts.ts'
import { say, type Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { exactWords } from '../ui/when.ts'
import type { Answer } from '../ui/wire.ts'
import { hasPost, useSession } from './session.tsx'
import { StillHere } from './still-here.tsx'
import { accounts as words } from './words.ts'

type Account = Answer<'listAccounts'>['accounts'][number]
type Entry = {
  n: number
  at: string
  what: keyof typeof words.happened
  by: string | null
  about: string | null
  details: Record<string, unknown>
  address: string | null
}
type Log = { entries: readonly Entry[]; head: string | null; broken: number | null }
/** Whether it was done. */
type Deed = (path: string, body: object) => Promise<boolean>

/** Each of the three who administer sees here what is theirs to do, and nothing else. */
export function AccountsPage() {
  const t = useWords()
  const { me, failed } = useSession()
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<readonly Account[]>([])
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [link, setLink] = useState<string>()
  const saidNo = (error: unknown) => setFaults([{ at: '', code: 'failed', words: failed(error).words }])
  const find = (text = asked) =>
    get<{ accounts: Account[] }>(`/api/v1/accounts?q=${encodeURIComponent(text)}`).then(
      answer => setFound(answer.accounts),
      saidNo,
    )
  useEffect(() => {
    find('')
  }, [])
  const deed: Deed = async (path, body) => {
    setFaults([])
    setLink(undefined)
    try {
      setLink((await ask<{ link: string } | null>('POST', `/api/v1/accounts${path}`, { body }))?.link)
    } catch (error) {
      saidNo(error)
      return false
    }
    await find()
    return true
  }
  if (hasPost(me, 'audit_admin')) return <LogPage />
  return (
    <Page title={words.title}>
      <div className="stack">
        <FaultSummary faults={faults} title={words.notDone} />
        {link && (
          <p className="note" role="status">
            {t(words.link)} <code className="secret">{location.origin + link}</code>
          </p>
        )}
        {hasPost(me, 'system_admin') && <OpenForm deed={deed} />}
        <Form
          send={words.find}
          onSend={async () => {
            await find()
          }}
        >
          <Line id="find" label={words.who} value={asked} onChange={setAsked} />
        </Form>
        <ul className="stack">
          {found.map(one => (
            <li key={one.id} className="card stack tight">
              <h2>
                {one.name} <span className="quiet">{one.number}</span>
              </h2>
              {hasPost(me, 'system_admin') ? (
                <ForSystem one={one} deed={deed} />
              ) : (
                <ForSecurity one={one} deed={deed} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

function Posts({ posts, after }: { posts: Account['posts']; after?: (post: string, unit: string) => ReactNode }) {
  const t = useWords()
  if (posts.length === 0) return <p className="quiet">{t(words.noPost)}</p>
  return (
    <ul className="stack tight">
      {posts.map(({ post, unit, words: of }) => (
        <li key={`${post} ${unit}`}>
          {t(wordsOfPost(post))} · {t(of)} {after?.(post, unit)}
        </li>
      ))}
    </ul>
  )
}

function ForSystem({ one: { number, name, posts, administers }, deed }: { one: Account; deed: Deed }) {
  const t = useWords()
  const [sure, setSure] = useState<string>()
  const button = (what: 'linkFor' | 'anew' | 'close', path: string, body: object) => (
    <button
      type="button"
      className="button"
      aria-label={`${t(words[what])} ${name}`}
      onClick={() => {
        if (what === 'linkFor' || sure === what) deed(path, { number, ...body })
        setSure(sure === what ? undefined : what)
      }}
    >
      {t(sure === what && what !== 'linkFor' ? words.sure : words[what])}
    </button>
  )
  return (
    <>
      <Posts posts={posts} />
      <div className="button-row">
        {!administers && button('linkFor', '/link', {})}
        {!administers && button('anew', '/link', { anew: true })}
        {button('close', '/close', {})}
      </div>
    </>
  )
}

function ForSecurity({ one: { id, number, name, posts }, deed }: { one: Account; deed: Deed }) {
  const t = useWords()
  const giving = useDraft(`account ${id}`, () => ({ post: accountPosts[0]!, unit: '' }))
  const { post, unit } = giving.value
  const give = async () => {
    if (await deed('/post', { number, post, unit: unit.trim() })) giving.leave()
  }
  return (
    <>
      <Posts
        posts={posts}
        after={(post, unit) => (
          <button
            type="button"
            className="button plain"
            aria-label={`${t(words.end)} ${name} ${t(wordsOfPost(post))}`}
            onClick={() => deed('/post', { number, post, unit, ends: true })}
          >
            {t(words.end)}
          </button>
        )}
      />
      <details className="more" open={giving.turn > 0}>
        <summary>{t(words.more)}</summary>
        <div className="stack">
          <Form send={words.give} onSend={give}>
            <StillHere {...giving} />
            <Field id={`post-${id}`} label={words.post}>
              <select
                id={`post-${id}`}
                className="input"
                value={post}
                onChange={event => giving.change({ unit, post: event.currentTarget.value })}
              >
                {accountPosts.map(one => (
                  <option key={one} value={one}>
                    {t(wordsOfPost(one))}
                  </option>
                ))}
              </select>
            </Field>
            <Line id={`unit-${id}`} label={words.unit} value={unit} onChange={unit => giving.change({ post, unit })} />
          </Form>
          <button type="button" className="button full" onClick={() => deed('/sign-out', { number })}>
            {t(words.signOut)}
          </button>
        </div>
      </details>
    </>
  )
}

function OpenForm({ deed }: { deed: Deed }) {
  const opening = useDraft('account', () => ({ number: '', name: '' }))
  const { number, name } = opening.value
  const open = async () => {
    if (await deed('', { number: number.trim(), name: name.trim() })) opening.leave()
  }
  return (
    <Form send={words.open} onSend={open}>
      <StillHere {...opening} />
      <Line id="new-number" label={words.number} value={number} onChange={number => opening.change({ number, name })} />
      <Line id="new-name" label={words.name} value={name} onChange={name => opening.change({ number, name })} />
    </Form>
  )
}

/** The audit's: what was done, by whom, and whether any of it was changed since. */
function LogPage() {
  const t = useWords()
  const { failed } = useSession()
  const [log, setLog] = useState<Log>()
  const [older, setOlder] = useState<readonly Entry[]>([])
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const saidNo = (error: unknown) => setFaults([{ at: '', code: 'failed', words: failed(error).words }])
  useEffect(() => {
    get<Log>('/api/v1/accounts/log').then(setLog, saidNo)
  }, [])
  const entries = (log?.entries ?? []).concat(older)
  const last = entries[entries.length - 1]
  const more = () =>
    get<Log>(`/api/v1/accounts/log?before=${last!.n}`).then(next => {
      setOlder(older.concat(next.entries))
      if (next.broken !== null) setLog({ ...log!, broken: next.broken })
    }, saidNo)
  return (
    <Page title={words.log}>
      <div className="stack">
        <FaultSummary faults={faults} />
        {log && (
          <p className="note" role="status">
            {t(log.broken === null ? words.whole : words.broken(log.broken))}
          </p>
        )}
        {log?.head && (
          <p className="hint">
            {t(words.head)} <code className="secret">{log.head}</code>
          </p>
        )}
        <ol className="stack tight">
          {entries.map(one => (
            <li key={one.n} className="card">
              <strong>{t(words.happened[one.what] ?? say(one.what, one.what))}</strong>
              {one.about && ` · ${one.about}`} <span className="quiet">{detailsOf(one, t)}</span>
              <p className="quiet">
                {one.n} · {t(exactWords(one.at))} · {t(words.by)} {one.by ?? t(words.server)} {one.address}
              </p>
            </li>
          ))}
        </ol>
        {last && last.n > 1 && (
          <button type="button" className="button full" onClick={more}>
            {t(words.older)}
          </button>
        )}
      </div>
    </Page>
  )
}

const detailsOf = ({ details }: Entry, t: (of: Words) => string) =>
  Object.keys(details)
    .map(name => {
      const said = String(details[name])
      if (name === 'post') return t(wordsOfPost(said))
      return t(words.shown[said] ?? say(said, said))
    })
    .join(' · ')

function Form({ send, onSend, children }: { send: Words; onSend: () => Promise<void>; children: ReactNode }) {
  const t = useWords()
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      <button type="submit" className="button full">
        {t(send)}
      </button>
    </form>
  )
}

type LineProps = { id: string; label: Words; value: string; onChange: (value: string) => void }

function Line({ id, label, value, onChange }: LineProps) {
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        className="input"
        value={value}
        autoComplete="off"
        onChange={event => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
