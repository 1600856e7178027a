import { createRoot } from 'react-dom/client'
import { SettingsProvider } from '../ui/settings.tsx'
import { brand, Head } from '../ui/shell.tsx'
import { PhonePage } from './phone-page.tsx'

createRoot(document.getElementById('page')!).render(
  <SettingsProvider>
    <Head home="/" name={brand} />
    <PhonePage />
  </SettingsProvider>,
)
