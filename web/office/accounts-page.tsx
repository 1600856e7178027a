import { type ReactNode, useEffect, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { FaultSummary } from '../forms/fault-summary.tsx'
import { ask, type Fault, get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { exactWords } from '../ui/when.ts'
import { postWords, wordsOfPost } from './posts.ts'
import { hasPost, useSession } from './session.tsx'
import { accounts as words } from './words.ts'

type Account = {
  id: string
  number: string
  name: string
  posts: readonly { post: string; unit: string; words: Words }[]
  administers: boolean
}
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
type Deed = (path: string, body: object) => Promise<void>

const ungiven = ['resident', 'responsible_unit', 'neighbour', 'clock']
const givable = Object.keys(postWords).filter(post => ungiven.indexOf(post) < 0)

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
    await ask<{ link: string } | null>('POST', `/api/v1/accounts${path}`, { body }).then(answer => {
      setLink(answer?.link)
      return find()
    }, saidNo)
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
      <div className="actions">
        {!administers && button('linkFor', '/link', {})}
        {!administers && button('anew', '/link', { anew: true })}
        {button('close', '/close', {})}
      </div>
    </>
  )
}

function ForSecurity({ one: { id, number, name, posts }, deed }: { one: Account; deed: Deed }) {
  const t = useWords()
  const [post, setPost] = useState(givable[0]!)
  const [unit, setUnit] = useState('')
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
      <details className="more">
        <summary>{t(words.more)}</summary>
        <div className="stack">
          <Form send={words.give} onSend={() => deed('/post', { number, post, unit: unit.trim() })}>
            <Field id={`post-${id}`} label={words.post}>
              <select
                id={`post-${id}`}
                className="input"
                value={post}
                onChange={event => setPost(event.currentTarget.value)}
              >
                {givable.map(one => (
                  <option key={one} value={one}>
                    {t(wordsOfPost(one))}
                  </option>
                ))}
              </select>
            </Field>
            <Line id={`unit-${id}`} label={words.unit} value={unit} onChange={setUnit} />
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
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  return (
    <Form send={words.open} onSend={() => deed('', { number: number.trim(), name: name.trim() })}>
      <Line id="new-number" label={words.number} value={number} onChange={setNumber} />
      <Line id="new-name" label={words.name} value={name} onChange={setName} />
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
    .map(name => (name === 'post' ? t(wordsOfPost(String(details[name]))) : String(details[name])))
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
