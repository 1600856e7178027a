import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { get, RequestFailed } from '../ui/request.ts'
import type { KindShown } from '../ui/wire.ts'

const Current = createContext<readonly KindShown[]>([])

type Props = { waiting: ReactNode; failed: (error: RequestFailed) => ReactNode; children: ReactNode }

/** The kinds, asked for once: every form, button and word of a matter is drawn from them. */
export function KindsProvider({ waiting, failed, children }: Props) {
  const [kinds, setKinds] = useState<readonly KindShown[] | RequestFailed>()
  useEffect(() => {
    get<{ kinds: KindShown[] }>('/api/v1/kinds').then(
      answer => setKinds(answer.kinds),
      error => {
        if (!(error instanceof RequestFailed)) throw error
        setKinds(error)
      },
    )
  }, [])
  if (kinds === undefined) return <>{waiting}</>
  if (kinds instanceof RequestFailed) return <>{failed(kinds)}</>
  return <Current.Provider value={kinds}>{children}</Current.Provider>
}

export const useKinds = (): readonly KindShown[] => useContext(Current)
export const useKind = (name: string | undefined): KindShown | undefined => useKinds().find(kind => kind.name === name)
