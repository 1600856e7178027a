import { createRoot } from 'react-dom/client'
import { SettingsProvider } from '../ui/settings.tsx'
import { brand, Head } from '../ui/shell.tsx'
import { MinePage } from './mine-page.tsx'

createRoot(document.getElementById('page')!).render(
  <SettingsProvider>
    <Head home="/" name={brand} />
    <MinePage />
  </SettingsProvider>,
)
