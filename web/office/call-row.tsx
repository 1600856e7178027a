import { useEffect, useState } from 'react'
import { get } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import type { Line, MatterShown } from '../ui/wire.ts'
import { MatterLine } from './line.tsx'
import { triedWords } from './tried.ts'

/** Somebody who waits for a call: who, as far as whoever looks may see, and how often it was tried. Of what is protected neither. */
export function CallRow({ line, now }: { line: Line; now: number }) {
  const t = useWords()
  const [matter, setMatter] = useState<Pick<MatterShown, 'people' | 'standing'>>()
  useEffect(() => {
    if (line.protected) return
    let late = false
    get<MatterShown>(`/api/v1/matters/${line.id}`).then(
      shown => !late && setMatter(shown),
      // The row stands without it, and what it leads to says why.
      () => undefined,
    )
    return () => {
      late = true
    }
  }, [line.id, line.version])
  const person = matter?.people.find(({ name, phone }) => name || phone)
  const said = [
    person && `${t(person.words)} ${[person.name, person.phone].filter(Boolean).join(' ')}`,
    matter && matter.standing.attempts.length > 0 && t(triedWords(matter.standing.attempts, now)),
  ]
  return <MatterLine line={line} now={now} more={said.filter(Boolean).join(' · ')} />
}
