import type { Words } from '../../../src/kinds/words.ts'
import { useWords } from '../../ui/settings.tsx'

type ChecksProps = {
  among: readonly string[]
  wordsOf: (one: string) => Words
  chosen: readonly string[]
  disabled: boolean
  onChange: (chosen: readonly string[]) => void
}

/** Any of several. */
export function Checks({ among, wordsOf, chosen, disabled, onChange }: ChecksProps) {
  const t = useWords()
  return (
    <div className="choices">
      {among.map(one => (
        <label key={one} className="choice">
          <input
            type="checkbox"
            checked={chosen.indexOf(one) >= 0}
            disabled={disabled}
            onChange={event =>
              onChange(event.currentTarget.checked ? chosen.concat(one) : chosen.filter(other => other !== one))
            }
          />
          <span>{t(wordsOf(one))}</span>
        </label>
      ))}
    </div>
  )
}
