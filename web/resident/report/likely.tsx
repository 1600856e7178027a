import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { ask } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { report } from '../words.ts'

/** What a sentence may be, and whose; `unsure`: they choose themselves. */
export type Likely = { kind: string; words: Words; type: string | null; takenTo: Words | null }

const PAUSE = 600
const SHORTEST = 4

/** Asked once somebody stops typing. Without an answer there is no hint, and nothing else is missing. */
export function useLikely(text: string): Likely | 'unsure' | undefined {
  const [likely, setLikely] = useState<Likely | 'unsure'>()
  useEffect(() => {
    const said = text.trim()
    if (said.length < SHORTEST) return setLikely(undefined)
    let late = false
    const timer = setTimeout(
      () =>
        ask<{ likely: Likely | null }>('POST', '/api/v1/likely-kind', { body: { text: said.slice(0, 2000) } }).then(
          answer => late || setLikely(answer.likely ?? 'unsure'),
          () => late || setLikely(undefined),
        ),
      PAUSE,
    )
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text])
  return likely
}

type Props = { likely: Likely | 'unsure' | undefined; onChoose: (likely: Likely) => void }

/** Said where it is typed, and read out; the choice stays theirs. */
export function LikelyKind({ likely, onChoose }: Props) {
  const t = useWords()
  return (
    <div role="status">
      {likely === 'unsure' && <p className="hint">{t(report.unsure)}</p>}
      {likely && likely !== 'unsure' && (
        <div className="note stack tight likely">
          <p>
            {t(report.looksLike)} <strong>{t(likely.words)}</strong>
          </p>
          {likely.kind === 'hazard' && <p>{t(likely.takenTo ? report.theirs(likely.takenTo) : report.ours)}</p>}
          <button type="button" className="button primary full" onClick={() => onChoose(likely)}>
            {t(report.thatIsIt)}
          </button>
        </div>
      )}
    </div>
  )
}
