import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { onDevice } from './kept.ts'

export type Language = 'zh' | 'en'

/** Text as usual, larger, or as large as it gets. */
export type Elder = '' | 'yes' | 'more'

type Settings = {
  language: Language
  elder: Elder
  setLanguage: (language: Language) => void
  setElder: (elder: Elder) => void
}

const Current = createContext<Settings>(null as unknown as Settings)

/** Chinese unless chosen otherwise, or the phone speaks no Chinese at all. */
function firstLanguage(): Language {
  const chosen = onDevice.get('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  const spoken = navigator.languages || [navigator.language]
  return spoken.some(name => /^zh/i.test(name)) || !/^en/i.test(spoken[0] || '') ? 'zh' : 'en'
}

export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  const [elder, setElder] = useState((onDevice.get('elder') || '') as Elder)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    if (elder) document.documentElement.setAttribute('data-elder', elder)
    else document.documentElement.removeAttribute('data-elder')
  }, [language, elder])
  const keep: Settings = {
    language,
    elder,
    setLanguage: next => {
      onDevice.set('language', next)
      setLanguage(next)
    },
    setElder: next => {
      onDevice.set('elder', next || null)
      setElder(next)
    },
  }
  return <Current.Provider value={keep}>{children}</Current.Provider>
}

export const useSettings = (): Settings => useContext(Current)

export type Speak = (words: Words) => string

/** Says words in the reader's language. */
export function useWords(): Speak {
  const { language } = useSettings()
  return words => words[language]
}
