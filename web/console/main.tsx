import { createRoot } from 'react-dom/client'
import { OfficeControls } from '../forms/office-controls.tsx'
import { Opening, Shut } from '../office/before.tsx'
import { finders } from '../office/finders.ts'
import { KeepsDrafts } from '../office/keeps-drafts.tsx'
import { KindsProvider } from '../office/kinds-shown.tsx'
import { SessionProvider } from '../office/session.tsx'
import { SignInPage } from '../office/sign-in-page.tsx'
import { SettingsProvider } from '../ui/settings.tsx'
import { Head } from '../ui/shell.tsx'
import { Shell } from './shell.tsx'
import { Theme } from './theme.tsx'
import { shell } from './words.ts'

const here = { home: '/console', name: shell.brand }

/** The same session as the office's: who is signed in there is signed in here. */
function Console() {
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
