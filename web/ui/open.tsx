import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SettingsProvider } from './settings.tsx'
import { Head } from './shell.tsx'

/** One of the pages that anybody may open, under the head that stands above all of them: whose it is says the server, in the document. */
export function open(page: ReactNode): void {
  const { content, dataset } = document.querySelector<HTMLMetaElement>('meta[name=bureau]')!
  createRoot(document.getElementById('page')!).render(
    <SettingsProvider>
      <Head home="/" name={{ zh: content, en: dataset['en']! }} />
      {page}
    </SettingsProvider>,
  )
}
