import { useEffect, useState } from 'react'
import type { Report } from '../../reports-of.ts'
import { get, RequestFailed } from '../../ui/request.ts'

let asked: Promise<Report[]> | undefined

/** Every question of every kind: a file of its own, which the page fetches while its first screen is read. */
function questions(): Promise<Report[]> {
  const { href } = document.getElementById('questions') as HTMLLinkElement
  asked ??= get<Report[]>(href)
  return asked
}

/** `failed` where it did not come; `again` asks once more. */
export function useQuestions(): { reports: Report[]; failed?: RequestFailed; again: () => void } {
  const [reports, setReports] = useState<Report[]>([])
  const [failed, setFailed] = useState<RequestFailed>()
  function again() {
    setFailed(undefined)
    questions().then(setReports, error => {
      asked = undefined
      if (!(error instanceof RequestFailed)) throw error
      setFailed(error)
    })
  }
  useEffect(again, [])
  return { reports, again, ...(failed && { failed }) }
}
