import { type ReactNode, useEffect, useRef } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { Link } from './route.tsx'
import { useSettings, useWords } from './settings.tsx'

export const words = {
  skip: say('跳到正文', 'Skip to the content'),
  urgent: say('人有危险、正在发生，请马上拨打', 'Someone in danger, or happening now? Call'),
  elder: say('长辈版', 'Larger text'),
  more: say('再大些', 'Larger still'),
  usual: say('标准版', 'Usual text'),
  other: say('English', '中文'),
  settings: say('字号和语言', 'Text size and language'),
  back: say('返回', 'Back'),
}

type HeadProps = { home: string; name: Words; more?: ReactNode }

/** On every screen, the console's too. */
export function Urgent() {
  const t = useWords()
  return (
    <p className="urgent">
      {t(words.urgent)}{' '}
      <a href="tel:110" className="number">
        110
      </a>
    </p>
  )
}

/** Larger text in two steps, and the other language. */
export function TextAndLanguage() {
  const t = useWords()
  const { language, setLanguage, elder, setElder } = useSettings()
  const next = elder === '' ? 'yes' : elder === 'yes' ? 'more' : ''
  return (
    <>
      <button type="button" className="button plain" onClick={() => setElder(next)}>
        {t(next === '' ? words.usual : next === 'yes' ? words.elder : words.more)}
      </button>
      <button
        type="button"
        className="button plain"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t(words.other)}
      </button>
    </>
  )
}

/** What stands above every page: where one is, larger text, the other language, and 110. */
export function Head({ home, name, more }: HeadProps) {
  const t = useWords()
  return (
    <header className="no-print">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content, and leaves the address as it is */}
      <a
        className="skip"
        href="#content"
        onClick={event => {
          // What stands after # may be a secret that opens this page: it stays.
          event.preventDefault()
          document.querySelector('h1')!.focus()
        }}
      >
        {t(words.skip)}
      </a>
      <Urgent />
      <div className="head">
        <Link to={home} className="brand">
          {t(name)}
        </Link>
        <nav className="head-more" aria-label={t(words.settings)}>
          {more}
          <TextAndLanguage />
        </nav>
      </div>
    </header>
  )
}

type PageProps = {
  title: Words
  /** Said in small above the title: which step, which matter. */
  above?: ReactNode
  onBack?: () => void
  children: ReactNode
  /** The thumb's row at the bottom of a phone. */
  actions?: ReactNode
  wide?: boolean
  /** As wide as a desk's screen: a board. */
  widest?: boolean
  /** Changes when another screen is shown at the same address. */
  screen?: string
}

/** A screen: its title is read out and named in the tab when it appears. */
export function Page({ title, above, onBack, children, actions, wide, widest, screen }: PageProps) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [screen])
  const said = t(title)
  useEffect(() => {
    document.title = `${said} · 小警务`
  }, [said])
  return (
    <main id="content" className={widest ? 'page widest' : wide ? 'page wide' : 'page'}>
      <div className="page-head">
        {(onBack || above) && (
          <div className="above">
            {onBack && (
              <button type="button" className="button plain back no-print" onClick={onBack}>
                <BackIcon />
                {t(words.back)}
              </button>
            )}
            {above}
          </div>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {said}
        </h1>
      </div>
      {children}
      {actions && <div className="actions no-print">{actions}</div>}
    </main>
  )
}

const BackIcon = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
    <path d="M15 5l-7 7 7 7" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)

/** Away at once, to a page that says nothing; and "back" does not come here again, over none of the `steps` that were taken here. */
export function leave(steps = 0): void {
  const away = () => location.replace('https://www.baidu.com/s?wd=%E5%A4%A9%E6%B0%94')
  if (steps > 0) {
    addEventListener('popstate', away)
    history.go(-steps)
  } else away()
}
