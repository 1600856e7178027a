import { createRoot } from 'react-dom/client'
import { OfficeControls } from '../forms/office-controls.tsx'
import { Link, usePlace } from '../ui/route.tsx'
import { SettingsProvider, useWords } from '../ui/settings.tsx'
import { Head } from '../ui/shell.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { AccountsPage } from './accounts-page.tsx'
import { Opening, Shut } from './before.tsx'
import { CluePage } from './clue-page.tsx'
import { FindPage, useFindKey } from './find-page.tsx'
import { finders } from './finders.ts'
import { HandOverPage } from './hand-over-page.tsx'
import { IntakePage } from './intake-page.tsx'
import { KeepsDrafts } from './keeps-drafts.tsx'
import { KindsProvider } from './kinds-shown.tsx'
import { MatterPage } from './matter/matter-page.tsx'
import { PackPage } from './pack-page.tsx'
import { PasswordPage } from './password-page.tsx'
import { consolePosts } from './posts.ts'
import { hasPost, SessionProvider, useSession } from './session.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { SignInsPage } from './sign-ins-page.tsx'
import { Signal } from './signal.tsx'
import { SignsPage } from './signs-page.tsx'
import { TodayPage } from './today-page.tsx'
import { UnsentPage } from './unsent-page.tsx'
import { workWithoutSignal } from './without-signal.ts'
import { accounts, clue, office, signs } from './words.ts'

const here = { home: '/office', name: office.brand }

function Office() {
  const { me, signOut } = useSession()
  const { path } = usePlace()
  const t = useWords()
  useFindKey()
  const narrow = useNarrow()
  const self = (
    <span className="office-me">
      <Link to="/office/sign-ins" className="quiet">
        {me.name}
      </Link>
      <button type="button" className="button plain" onClick={signOut}>
        {t(office.out)}
      </button>
    </span>
  )
  return (
    <>
      <Head {...here} />
      <nav className="office-nav no-print" aria-label={t(office.brand)}>
        <Link to="/office" className="tab" current={path === '/office'}>
          {t(office.today)}
        </Link>
        <Link to="/office/find" className="tab" current={path === '/office/find'}>
          {t(office.find)}
        </Link>
        {hasPost(me, ...consolePosts) && (
          <Link to="/console" className="tab">
            {t(office.console)}
          </Link>
        )}
        {hasPost(
          me,
          'beat_officer',
          'duty_officer',
          'station_chief',
          'county_officer',
          'city_officer',
          'legal_officer',
        ) && (
          <Link to="/office/signs" className="tab" current={path === '/office/signs'}>
            {t(signs.title)}
          </Link>
        )}
        <Link to="/office/new" className="tab" current={path === '/office/new'}>
          {t(office.intake)}
        </Link>
        {hasPost(me, 'beat_officer', 'auxiliary', 'duty_officer', 'station_chief') && (
          <Link to="/office/clue" className="tab" current={path === '/office/clue'}>
            {t(clue.title)}
          </Link>
        )}
        {hasPost(me, 'beat_officer', 'auxiliary', 'duty_officer') && (
          <Link to="/office/pack" className="tab" current={path === '/office/pack'}>
            {t(office.pack)}
          </Link>
        )}
        {hasPost(me, 'system_admin', 'security_admin', 'audit_admin') && (
          <Link to="/office/accounts" className="tab" current={path === '/office/accounts'}>
            {t(accounts.title)}
          </Link>
        )}
        {!narrow && self}
      </nav>
      <Signal />
      {pageAt(path)}
      {narrow && <footer className="no-print">{self}</footer>}
    </>
  )
}

function pageAt(path: string) {
  const [, id, move] = /^\/office\/m\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  if (id) return <MatterPage key={id} id={id} move={move} />
  if (path === '/office/signs') return <SignsPage />
  if (path === '/office/find') return <FindPage />
  if (path === '/office/new') return <IntakePage />
  if (path === '/office/clue') return <CluePage />
  if (path === '/office/hand-over') return <HandOverPage />
  if (path === '/office/pack') return <PackPage />
  if (path === '/office/accounts') return <AccountsPage />
  if (path === '/office/sign-ins') return <SignInsPage />
  if (path === '/office/unsent') return <UnsentPage />
  return <TodayPage />
}

function Inside() {
  return (
    <SessionProvider
      waiting={<Opening {...here} />}
      door={onEntered => (
        <>
          <Head {...here} />
          <SignInPage onEntered={onEntered} />
        </>
      )}
    >
      <KindsProvider waiting={<Opening {...here} />} failed={error => <Shut {...here} why={error.words} />}>
        <OfficeControls finders={finders}>
          <KeepsDrafts>
            <Office />
          </KeepsDrafts>
        </OfficeControls>
      </KindsProvider>
    </SessionProvider>
  )
}

/** Whoever has no password yet is not asked for one. */
function Door() {
  const { path } = usePlace()
  if (path !== '/password') return <Inside />
  return (
    <>
      <Head {...here} />
      <PasswordPage />
    </>
  )
}

const page = createRoot(document.getElementById('page')!)
workWithoutSignal().then(() =>
  page.render(
    <SettingsProvider>
      <Door />
    </SettingsProvider>,
  ),
)
