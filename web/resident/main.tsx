import { createRoot } from 'react-dom/client'
import { Link, usePlace } from '../ui/route.tsx'
import { SettingsProvider, useWords } from '../ui/settings.tsx'
import { brand, Head, Page } from '../ui/shell.tsx'
import { PromisesPage } from './promises-page.tsx'
import { ReportPages } from './report/report.tsx'
import { TrackPage } from './track-page.tsx'
import { WhoPage } from './who-page.tsx'
import { lost } from './words.ts'

function Resident() {
  const { path } = usePlace()
  return (
    <>
      <Head home="/" name={brand} />
      {pageAt(path)}
    </>
  )
}

function pageAt(path: string) {
  switch (path) {
    case '/':
      return <ReportPages />
    case '/t':
      return <TrackPage />
    case '/who':
      return <WhoPage />
    case '/promises':
      return <PromisesPage />
    default:
      return <Lost />
  }
}

function Lost() {
  const t = useWords()
  return (
    <Page title={lost.title}>
      <p>
        <Link to="/">{t(lost.home)}</Link>
      </p>
    </Page>
  )
}

createRoot(document.getElementById('page')!).render(
  <SettingsProvider>
    <Resident />
  </SettingsProvider>,
)
