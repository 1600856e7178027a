import { createRoot } from 'react-dom/client'
import { OfficeControls } from '../forms/office-controls.tsx'
import { finders } from '../office/finders.ts'
import { KeepsDrafts } from '../office/keeps-drafts.tsx'
import { KindsProvider } from '../office/kinds-shown.tsx'
import { SessionProvider } from '../office/session.tsx'
import { SignInPage } from '../office/sign-in-page.tsx'
import { office } from '../office/words.ts'
import { SettingsProvider, useWords } from '../ui/settings.tsx'
import { Head, Page } from '../ui/shell.tsx'
import { Shell } from './shell.tsx'
import { Theme } from './theme.tsx'
import { shell } from './words.ts'

function Waiting() {
  const t = useWords()
  return (
    <Page title={shell.brand}>
      <p role="status">{t(office.opening)}</p>
    </Page>
  )
}

/** The same session as the office's: who is signed in there is signed in here. */
function Console() {
  return (
    <SessionProvider
      waiting={<Waiting />}
      door={onEntered => (
        <>
          <Head home="/console" name={shell.brand} />
          <SignInPage onEntered={onEntered} />
        </>
      )}
    >
      <KindsProvider waiting={<Waiting />} failed={error => <Page title={error.words}>{null}</Page>}>
        <OfficeControls finders={finders}>
          <KeepsDrafts>
            <Theme>
              <Shell />
            </Theme>
          </KeepsDrafts>
        </OfficeControls>
      </KindsProvider>
    </SessionProvider>
  )
}

createRoot(document.getElementById('page')!).render(
  <SettingsProvider>
    <Console />
  </SettingsProvider>,
)
