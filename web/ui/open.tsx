import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { say } from '../../src/kinds/words.ts'
import { SettingsProvider } from './settings.tsx'
import { Head } from './shell.tsx'

const brand = say('菏泽小警务', 'Heze Small Policing')

/** One of the pages that anybody may open, under the head that stands above all of them. */
export function open(page: ReactNode): void {
  createRoot(document.getElementById('page')!).render(
    <SettingsProvider>
      <Head home="/" name={brand} />
      {page}
    </SettingsProvider>,
  )
}
