import { type ReactNode, useMemo } from 'react'
import { commonWords } from '../../src/kinds/common/words.ts'
import { guard } from '../../src/kinds/guard.ts'
import { say, type Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import type { GuardProps } from './more-controls.ts'

const words = {
  title: say('这段话会念给或发给本人，下面这些不能出现：', 'They will read or hear this. It may not hold:'),
}

const shared: Readonly<Record<string, Words>> = commonWords.refusals

/** While it is typed: what may not stand in words for a citizen. */
export function GuardNote({ text, around }: GuardProps) {
  const t = useWords()
  const found = useMemo(() => (text ? guard(text, around.names) : []), [text, around.names])
  const codes = found.map(({ code }) => code).filter((code, i, all) => all.indexOf(code) === i)
  return (
    <div role="status">
      {codes.length > 0 && (
        <div className="note late">
          <p>{t(words.title)}</p>
          <ul>
            {codes.map(code => {
              const said = around.wordsOf('refusals', `guard-${code}`) ?? shared[`guard-${code}`]
              return <li key={code}>{said ? t(said) : code}</li>
            })}
          </ul>
          <p>{marked(text ?? '', found)}</p>
        </div>
      )}
    </div>
  )
}

/** The text with each place marked that may not stand in it. */
function marked(text: string, found: readonly { from: number; to: number }[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of found) {
    if (to <= at) continue
    const begins = Math.max(from, at)
    parts.push(text.slice(at, begins), <mark key={begins}>{text.slice(begins, to)}</mark>)
    at = to
  }
  return parts.concat(text.slice(at))
}
