import { useEffect, useRef } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import type { Fault } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'

const words = { title: say('还差这些，改好再送', 'Please put these right first') }

type Props = {
  faults: readonly Fault[]
  /** Of a field, for the link to it. */
  labelOf?: (at: string) => Words | undefined
  idOf?: (at: string) => string
  title?: Words
}

/** Everything that is wrong at once, each with a way to its field; read out when it appears. */
export function FaultSummary({ faults, labelOf, idOf = at => at, title = words.title }: Props) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div className="faults" role="alert" tabIndex={-1} ref={box}>
      <h2>{t(title)}</h2>
      <ul className="stack tight">
        {faults.map(fault => {
          const label = labelOf?.(fault.at)
          const said = label ? `${t(label)}: ${t(fault.words)}` : t(fault.words)
          return (
            <li key={`${fault.at} ${fault.code}`}>
              {label ? (
                <a
                  href={`#${idOf(fault.at)}`}
                  onClick={event => {
                    event.preventDefault()
                    const field = document.getElementById(idOf(fault.at))
                    const input = field?.matches('input,select,textarea') ? field : field?.querySelector('input')
                    ;((input ?? field) as HTMLElement | null)?.focus()
                  }}
                >
                  {said}
                </a>
              ) : (
                said
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
