import { Drawer } from 'antd'
import { Component, type ReactNode, Suspense, useState } from 'react'
import { MissingYear } from '../office/missing-year.tsx'
import { hasPost, type Me, useSession } from '../office/session.tsx'
import { office } from '../office/words.ts'
import { Link, usePlace } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { Page, words as shared, TextAndLanguage, Urgent } from '../ui/shell.tsx'
import { type Part, partAt, parts } from './parts.ts'
import { groups, shell } from './words.ts'

const mineOf = (me: Me): readonly Part[] => parts.filter(part => hasPost(me, ...part.for))

/** Around every page of the console: what there is for one's posts, and the page that is open. */
export function Shell() {
  const { me } = useSession()
  const { path } = usePlace()
  const t = useWords()
  const [open, setOpen] = useState(false)
  const mine = mineOf(me)
  const there = partAt(path)
  const shown = path === '/console' && mine.length > 0 && !mine.includes(there!.part) ? mine[0] : there?.part
  const nav = <Nav parts={mine} shown={shown} onGo={() => setOpen(false)} />
  return (
    <div className="console">
      <a className="skip" href="#content">
        {t(shared.skip)}
      </a>
      <header className="console-head no-print">
        <button type="button" className="button plain console-menu" aria-expanded={open} onClick={() => setOpen(true)}>
          {t(shell.menu)}
        </button>
        <Link to="/console" className="brand">
          {t(shell.brand)}
        </Link>
        <Urgent />
        <Settings />
      </header>
      <div className="console-body">
        <div className="console-side no-print">{nav}</div>
        <div className="console-page">
          {hasPost(me, 'city_officer', 'legal_officer') && (
            <aside aria-label={t(shell.warned)}>
              <MissingYear />
            </aside>
          )}
          {shown && (mine.includes(shown) || shown.byAddress) ? (
            <Broken key={path}>
              <Suspense fallback={<Page title={shown.title}>{<p role="status">{t(office.opening)}</p>}</Page>}>
                <shown.page rest={there?.rest ?? ''} />
              </Suspense>
            </Broken>
          ) : (
            <NotHere none={mine.length === 0} />
          )}
        </div>
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        // Over the body itself it would lock the scroll by a style without the nonce.
        getContainer={() => document.getElementById('page')!}
        title={t(shell.brand)}
        size={280}
        styles={{ body: { padding: 0 } }}
      >
        {nav}
      </Drawer>
    </div>
  )
}

function Nav({ parts: mine, shown, onGo }: { parts: readonly Part[]; shown: Part | undefined; onGo: () => void }) {
  const t = useWords()
  const there = (Object.keys(groups) as (keyof typeof groups)[]).filter(name =>
    mine.some(({ group }) => group === name),
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by the keyboard clicks as well
    <nav className="console-nav" aria-label={t(shell.brand)} onClick={onGo}>
      {there.map(name => (
        <section key={name} aria-label={t(groups[name])}>
          <p className="console-group">{t(groups[name])}</p>
          <ul>
            {mine
              .filter(({ group }) => group === name)
              .map(part => (
                <li key={part.path}>
                  <Link to={part.path ? `/console/${part.path}` : '/console'} current={part === shown}>
                    {t(part.title)}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function Settings() {
  const t = useWords()
  const { me, signOut } = useSession()
  return (
    <nav className="console-more" aria-label={t(shared.settings)}>
      <Link to="/office" className="button plain">
        {t(shell.office)}
      </Link>
      <TextAndLanguage />
      <span className="quiet console-me">{me.name}</span>
      <button type="button" className="button plain" onClick={signOut}>
        {t(office.out)}
      </button>
    </nav>
  )
}

/** An address that is no part, or none of theirs. */
function NotHere({ none }: { none: boolean }) {
  const t = useWords()
  return (
    <Page title={none ? shell.notYours : shell.nothingHere}>
      <p>
        <Link to={none ? '/office' : '/console'}>{t(none ? shell.office : shell.brand)}</Link>
      </p>
    </Page>
  )
}

/** A part that did not arrive, after a new edition or on a bad line, is asked for again by whoever waits for it. */
class Broken extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render() {
    return this.state.failed ? <NotArrived /> : this.props.children
  }
}

function NotArrived() {
  const t = useWords()
  return (
    <Page title={shell.notArrived}>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t(office.retry)}
      </button>
    </Page>
  )
}
