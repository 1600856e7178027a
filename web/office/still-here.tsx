import { say } from '../../src/kinds/words.ts'
import type { Typed } from '../forms/drafts.ts'
import { useWords } from '../ui/settings.tsx'

const words = {
  still: say('您上次填的还在，没有送出。', 'What you typed last time is still here; it was not sent.'),
  leave: say('不要了，重新填', 'Discard it, start afresh'),
}

/** What stands in the form was typed before a reload or another sign-in: whoever does not want it any more lets it go. */
export function StillHere({ turn, leave }: Pick<Typed<unknown>, 'turn' | 'leave'>) {
  const t = useWords()
  if (turn === 0) return null
  return (
    <p className="note still-here" role="status">
      <span>{t(words.still)}</span>
      <button type="button" className="button plain" onClick={leave}>
        {t(words.leave)}
      </button>
    </p>
  )
}
