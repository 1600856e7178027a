import { open } from '../ui/open.tsx'
import { usePlace } from '../ui/route.tsx'
import { KeptPage } from './kept-page.tsx'
import { TownPage } from './town-page.tsx'
import { VillagePage } from './village-page.tsx'

/** What hangs out in public: nobody signs in, and nothing leads to a single matter or person (R32). */
function Board() {
  const { path } = usePlace()
  const [, village] = /^\/board\/v\/(\d{12})$/.exec(path) ?? []
  const [, town] = /^\/board\/t\/([\w-]{1,20})$/.exec(path) ?? []
  const [, county] = /^\/board\/([\w-]{1,20})$/.exec(path) ?? []
  if (village) return <VillagePage key={village} code={village} />
  return town ? <TownPage key={town} code={town} /> : <KeptPage key={path} county={county} />
}

open(<Board />)
