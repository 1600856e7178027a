import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'

/** What a sentence may be, and whose; without a kind they choose themselves. */
export type Likely = { kind: string; words: Words; type: string | null; takenTo: Words | null }
type Answer = { likely: Likely | null; elsewhere: Words | null }

const PAUSE = 600
const SHORTEST = 4

/** Asked once somebody stops typing. Without an answer there is no hint, and nothing else is missing. */
export function useLikely(text: string): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    const said = text.trim()
    if (said.length < SHORTEST) return setAnswer(undefined)
    let late = false
    const timer = setTimeout(
      () =>
        ask<Answer>('POST', '/api/v1/likely-kind', { body: { text: said.slice(0, 2000) } }).then(
          found => late || setAnswer(found),
          () => late || setAnswer(undefined),
        ),
      PAUSE,
    )
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text])
  return answer
}

type Props = { answer: Answer | undefined; onChoose: (likely: Likely) => void }

/** Said where it is typed, and read out; the choice stays theirs. */
export function LikelyKind({ answer, onChoose }: Props) {
  const t = useWords()
  const likely = answer?.likely
  const whose = answer?.elsewhere ?? likely?.takenTo
  return (
    <div role="status">
      {answer && !likely && <p className="hint">{t(report.unsure)}</p>}
      {answer && !likely && whose && <p className="note">{t(report.theirs(whose))}</p>}
      {likely && (
        <div className="note stack tight likely">
          <p>
            {t(report.looksLike)} <strong>{t(likely.words)}</strong>
          </p>
          <p>{t(whose ? report.theirs(whose) : report.ours)}</p>
          <button type="button" className="button primary full" onClick={() => onChoose(likely)}>
            {t(report.thatIsIt)}
          </button>
        </div>
      )}
    </div>
  )
}
