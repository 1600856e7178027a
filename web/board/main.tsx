import { open } from '../ui/open.tsx'
import { usePlace } from '../ui/route.tsx'
import { KeptPage } from './kept-page.tsx'
import { VillagePage } from './village-page.tsx'

/** What hangs out in public: nobody signs in, and nothing leads to a single matter or person (R32). */
function Board() {
  const { path } = usePlace()
  const [, village] = /^\/board\/v\/(\d{12})$/.exec(path) ?? []
  const [, county] = /^\/board\/([\w-]{1,20})$/.exec(path) ?? []
  return village ? <VillagePage key={village} code={village} /> : <KeptPage key={path} county={county} />
}

open(<Board />)
